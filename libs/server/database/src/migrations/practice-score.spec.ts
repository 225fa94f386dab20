import { describeOnEachEngine } from '../testing/scratch-database.js';
import { scratchMigration } from '../testing/scratch-migration.js';
import { PracticeScore1768800000000 } from './1768800000000-practice-score.js';

interface Session {
  readonly at: string;
  readonly providerId?: string;
  readonly runId?: string;
  readonly type?: string;
  readonly correct?: number;
}

/** Sessions of ten exercises; those that count on the fifth of January are the first three. */
const SESSIONS: readonly Session[] = [
  { at: '2026-01-05T00:00:00Z', correct: 7 },
  { at: '2026-01-05T23:59:59Z', correct: 8 },
  { at: '2026-01-05T12:00:00Z', correct: 4, providerId: 'PRV-2' },
  { at: '2026-01-06T00:00:00Z', correct: 1 },
  { at: '2026-01-04T23:59:59Z', correct: 1 },
  { at: '2026-01-05T12:00:00Z', correct: 1, runId: 'RUN-2' },
  { at: '2026-01-05T12:00:00Z', type: 'practice-started' },
];

describeOnEachEngine('the migration that counts exercises of practice', (engine) => {
  const scratch = scratchMigration(engine, new PracticeScore1768800000000());

  it('takes over what is stored: sessions of the day, the provider and the pattern of each row', async () => {
    await scratch.migrate('down');
    for (const [index, session] of SESSIONS.entries()) await storeEvent(index, session);
    await storeFact({ level: 'all', providerId: '*', practice: 3 });
    await storeFact({ level: 'provider', providerId: 'PRV-1', practice: 2 });
    await storeFact({ level: 'payer', providerId: '*', practice: 0 });
    await scratch.migrate('up');
    const rows = await scratch.sources.reader.query(
      'SELECT level, exercises, exercises_right AS "right" FROM metric_facts ORDER BY level',
    );
    expect(rows).toEqual([
      { level: 'all', exercises: 30, right: 19 },
      { level: 'payer', exercises: 0, right: 0 },
      { level: 'provider', exercises: 20, right: 15 },
    ]);
  });

  function storeEvent(index: number, session: Session) {
    const { at, providerId = 'PRV-1', runId = 'RUN-1', type = 'practice-completed', correct } = session;
    const metadata = correct === undefined ? { duration: 0 } : { duration: 1, correct, total: 10 };
    return insert('learning_events', {
      ...{ id: `EVT-${index}`, run_id: runId, timestamp: at, type, context: 'claim-lab', pattern_id: 'PTN-001' },
      ...{ user_id: 'USR-1', provider_id: providerId, session_id: `S${index}` },
      ...{ metadata: JSON.stringify(metadata), recorded_at: at },
    });
  }

  async function storeFact(fact: { level: string; providerId: string; practice: number }) {
    const keys = { run_id: 'RUN-1', level: fact.level, day: '2026-01-05', provider_id: fact.providerId };
    const counted = scratch.sources.writer.getMetadata('metric_facts').columns.filter(({ isPrimary }) => !isPrimary);
    const zeros = counted
      .map(({ databaseName }) => [databaseName, 0])
      .filter(([name]) => !/^exercises/.test(`${name}`));
    await insert('metric_facts', {
      ...{ ...keys, payer_id: '*', cause_id: 'PTN-001' },
      ...{ ...Object.fromEntries(zeros), practice: fact.practice },
    });
  }

  function insert(table: string, row: Readonly<Record<string, string | number>>) {
    const values = Object.values(row).map((value) => (typeof value === 'number' ? value : `'${value}'`));
    return scratch.sources.writer.query(
      `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${values.join(', ')})`,
    );
  }
});
