import type { RunDays } from '@portal/contracts';
import {
  type CalendarDate,
  type GenerationConfig,
  type Instant,
  LEARNING_CONTEXT,
  runStart,
  toInstant,
} from '@portal/domain';
import {
  closeDataSources,
  DailyFactEntity,
  type DataSources,
  insertRows,
  LearningEventEntity,
  openDataSources,
  parseDatabaseUrl,
  UnitOfWork,
} from '@portal/server/database';
import { describeOnEachEngine, openScratchDatabase, type ScratchDatabase } from '@portal/server/database/testing';
import { runOf } from '@portal/simulation/testing';
import type { GenerationRun } from './generation-run.js';
import { emptyCounters } from './run-counters.js';
import { RunReadModel } from './run.read-model.js';
import { RunStore } from './run.store.js';

const START = '2026-01-05';
const NOTHING = { submitted: 0, approved: 0, denied: 0, pending: 0, practiceSessions: 0, expected: null };

describeOnEachEngine('the days of a run', (engine) => {
  let database: ScratchDatabase;
  let sources: DataSources;
  let unitOfWork: UnitOfWork;
  beforeAll(async () => {
    database = await openScratchDatabase(engine);
    sources = await openDataSources(parseDatabaseUrl(database.url));
    unitOfWork = new UnitOfWork(sources.writer);
  });
  afterAll(async () => {
    await closeDataSources(sources);
    await database.close();
  });

  /** The days of a new run of one week, of which some have claims. */
  async function daysOf(cursor: Instant, changes: Partial<GenerationRun> = {}): Promise<RunDays['days']> {
    const run = { ...runAt(cursor), ...changes };
    const store = new RunStore(sources.reader);
    const facts = ['2026-01-03', START, '2026-01-06', '2026-01-08'].flatMap((day) => factsOf(run.id, day));
    const practice = [practiceAt(run.id, '2026-01-06T09:00:00Z'), practiceAt(run.id, '2026-01-09T00:00:00Z')];
    await unitOfWork.run(async (manager) => {
      await store.insert(manager, run);
      await insertRows(manager, DailyFactEntity, facts);
      await insertRows(manager, LearningEventEntity, practice);
    });
    return (await new RunReadModel(sources.reader, store).days(run.id)).days;
  }

  it('have the one that begins as planned when the clock stands at midnight, with what was practiced on it', async () => {
    const days = await daysOf('2026-01-09T00:00:00Z');
    expect(days.map(({ day }) => day)).toEqual(january(3, 11));
    expect(days.filter(({ expected }) => expected !== null).map(({ day }) => day)).toEqual(january(9, 11));
    expect(days[6]).toMatchObject({ day: '2026-01-09', submitted: 0, practiceSessions: 1 });
    expect(days[6]?.expected).toBeGreaterThan(0);
  });

  it('have the one under way as it is, though it has no claim yet, and those to come after it', async () => {
    const days = await daysOf('2026-01-10T00:30:00Z');
    expect(days.map(({ day }) => day)).toEqual(january(3, 11));
    expect(days[7]).toEqual({ ...NOTHING, day: '2026-01-10' });
    expect(days[8]?.expected).toBeGreaterThan(0);
  });

  it('count the claims of all providers, and zero on a day without one', async () => {
    const [third, fourth, fifth, sixth] = await daysOf('2026-01-09T00:00:00Z');
    const claims = { ...NOTHING, submitted: 9, approved: 4, denied: 3, pending: 2 };
    expect([third, fourth]).toEqual([
      { ...claims, day: '2026-01-03' },
      { ...NOTHING, day: '2026-01-04' },
    ]);
    expect([fifth, sixth]).toEqual([
      { ...claims, day: START },
      { ...claims, day: '2026-01-06', practiceSessions: 1 },
    ]);
  });

  it('end with the last that a stopped run went into', async () => {
    const days = await daysOf('2026-01-11T00:00:00Z', { state: 'stopped' });
    expect(days.map(({ day }) => day)).toEqual(january(3, 10));
    expect(days.every(({ expected }) => expected === null)).toBe(true);
  });

  it('of claims from files are those that the files name', async () => {
    const origin = { files: [] } as unknown as GenerationRun['origin'];
    const days = await daysOf('2026-01-11T00:00:00Z', { state: 'completed', origin });
    expect(days.map(({ day }) => day)).toEqual(['2026-01-03', START, '2026-01-06', '2026-01-08', '2026-01-09']);
  });
});

let lastId = 0;

function runAt(cursor: Instant): GenerationRun {
  const config: Partial<GenerationConfig> = { startDate: START, warmupDays: 2, duration: '1-week' };
  const { runId: _, ...definition } = runOf(1, config);
  const noted = { failure: null, startedAt: cursor, endedAt: null, importedAt: null, origin: null };
  const from = toInstant(runStart(definition.config));
  return {
    ...{ ...definition, ...noted, id: `RUN-${++lastId}`, scenarioId: 'demo', scenarioName: 'Demo' },
    ...{ simulationVersion: '1', state: 'paused', speed: 'max', cursor, runUntil: null, stepping: false },
    ...{ counters: emptyCounters(from), revision: lastId },
  };
}

/** Nine claims of a day: those of two providers. */
function factsOf(runId: string, day: CalendarDate): DailyFactEntity[] {
  const money = { billed: 0, allowed: 0, paid: 0, deniedBilled: 0, recovered: 0 };
  const key = { runId, day, payerId: 'P', causeId: '', ...money, appealed: 0, overturned: 0, upheld: 0 };
  return [
    { ...key, providerId: 'A', submitted: 5, approved: 2, denied: 2 },
    { ...key, providerId: 'B', submitted: 4, approved: 2, denied: 1 },
  ];
}

function practiceAt(runId: string, timestamp: Instant): LearningEventEntity {
  const who = { patternId: 'PTN-001', userId: 'U', providerId: 'A', sessionId: 'S' } as const;
  return {
    ...{ id: `EVT-${++lastId}`, runId, timestamp, recordedAt: timestamp, type: 'practice-started' },
    ...{ context: LEARNING_CONTEXT, ...who, metadata: { duration: 0 } },
  } as LearningEventEntity;
}

function january(first: number, last: number): CalendarDate[] {
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return days.map((day) => `2026-01-${String(day).padStart(2, '0')}`);
}
