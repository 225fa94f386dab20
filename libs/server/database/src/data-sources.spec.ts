import { DomainError } from '@portal/domain';
import { closeDataSources, type DataSources, openDataSources } from './data-sources.js';
import { parseDatabaseUrl } from './database-url.js';
import { DailyFactEntity, GenerationRunEntity, LeaseEntity, PatternEntity, ScenarioEntity } from './entities/index.js';
import { readKeysetPage } from './lists/keyset.js';
import { addToRows, insertRows, updateRows } from './row-writer.js';
import { builtStatementThread } from './testing/built-thread.js';
import {
  describeOnEachEngine,
  type Engine,
  openScratchDatabase,
  type ScratchDatabase,
} from './testing/scratch-database.js';
import { UnitOfWork } from './unit-of-work.js';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const pattern = (id: string) => ({ id, name: `Pattern ${id}`, category: 'test' });

describeOnEachEngine('the database', (engine) => describeDatabase(engine));
describe('the database, on SQLite in a thread of its own', () => describeDatabase('sqlite', builtStatementThread()));

function describeDatabase(engine: Engine, threadFile?: string): void {
  let database: ScratchDatabase;
  let sources: DataSources;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    database = await openScratchDatabase(engine);
    sources = await openDataSources(parseDatabaseUrl(database.url), [], threadFile);
    unitOfWork = new UnitOfWork(sources.writer, sources.thread);
  });

  afterAll(async () => {
    await closeDataSources(sources);
    await database.close();
  });

  const ids = async (prefix: string) =>
    (await sources.reader.getRepository(PatternEntity).find({ order: { id: 'ASC' } }))
      .map(({ id }) => id)
      .filter((id) => id.startsWith(prefix));

  describe('a unit of work', () => {
    it('begins when the one before has ended: first in, first out, one at a time', async () => {
      const log: number[] = [];
      let atOnce = 0;
      await Promise.all(
        Array.from({ length: 20 }, (_, number) =>
          unitOfWork.run(async (manager) => {
            expect(++atOnce).toBe(1);
            await manager.insert(PatternEntity, pattern(`fifo-${String(number).padStart(2, '0')}`));
            await pause(number % 3);
            log.push(number);
            atOnce--;
          }),
        ),
      );
      expect(log).toEqual(Array.from({ length: 20 }, (_, number) => number));
      expect(await ids('fifo-')).toHaveLength(20);
    });

    it('sees whether another waits for it to end', async () => {
      const seen: boolean[] = [];
      let other!: Promise<void>;
      await unitOfWork.run(async () => {
        seen.push(unitOfWork.awaited);
        other = unitOfWork.run(async () => void seen.push(unitOfWork.awaited));
        seen.push(unitOfWork.awaited);
      });
      await other;
      expect(seen).toEqual([false, true, false]);
    });

    it('that fails leaves nothing, and takes no neighbour’s rows with it', async () => {
      const failing = unitOfWork.run(async (manager) => {
        await manager.insert(PatternEntity, pattern('lost-1'));
        await pause(20);
        throw new Error('broken in the middle');
      });
      const neighbour = unitOfWork.run((manager) => manager.insert(PatternEntity, pattern('kept-1')));
      await expect(failing).rejects.toThrow('broken in the middle');
      await neighbour;
      expect([await ids('lost-'), await ids('kept-')]).toEqual([[], ['kept-1']]);
    });

    it('shows nothing to readers before it is done', async () => {
      await unitOfWork.run(async (manager) => {
        await manager.insert(PatternEntity, pattern('hidden-1'));
        expect(await ids('hidden-')).toEqual([]);
      });
      expect(await ids('hidden-')).toEqual(['hidden-1']);
    });

    it('answers with its result, and hands on a broken rule as it is', async () => {
      expect(await unitOfWork.run(async () => 42)).toBe(42);
      const rule = new DomainError('conflict', 'not now');
      await expect(unitOfWork.run(() => Promise.reject(rule))).rejects.toBe(rule);
    });
  });

  it('the reader cannot write', async () => {
    await expect(sources.reader.getRepository(PatternEntity).insert(pattern('stray-1'))).rejects.toThrow(/read-?only/i);
    expect(await ids('stray-')).toEqual([]);
  });

  describe('the row writer', () => {
    const run = (number: number): GenerationRunEntity => ({
      id: `RUN-${String(number).padStart(4, '0')}`,
      runKey: 'T',
      scenarioId: 'demo',
      scenarioName: 'It’s a "demo"; -- 100 %',
      seed: 4_294_967_295,
      config: { patterns: [{ patternId: 'PTN-001' }], providerIds: null } as unknown as GenerationRunEntity['config'],
      simulationVersion: '1',
      inputs: number % 2 === 0 ? [] : [{ at: '2026-03-02T09:00:00Z', note: 'ö ✓' }],
      state: 'running',
      speed: 'max',
      cursor: '2026-03-02T09:00:00Z',
      runUntil: number % 2 === 0 ? null : '2026-04-01',
      stepping: number % 2 === 0,
      counters: { claims: number },
      failure: null,
      startedAt: '2026-11-25T07:00:00Z',
      endedAt: null,
      importedAt: null,
      origin: null,
      revision: number,
    });
    const runs = Array.from({ length: 250 }, (_, number) => run(number));
    const stored = () => sources.reader.getRepository(GenerationRunEntity).find({ order: { id: 'ASC' } });

    it('inserts many rows, and each comes back as it was: JSON, nulls, yes and no, big numbers', async () => {
      await unitOfWork.run((manager) => insertRows(manager, GenerationRunEntity, runs));
      expect(await stored()).toEqual(runs);
    });

    it('updates many rows by their key, and leaves the other fields and rows alone', async () => {
      const changed = runs.slice(0, 150).map(({ id, revision }) => ({
        id,
        state: 'failed' as const,
        failure: revision % 2 === 0 ? { reason: 'disk full' } : null,
        runUntil: revision % 2 === 0 ? '2026-05-01' : null,
        stepping: revision % 2 !== 0,
        seed: revision,
      }));
      const fields = ['state', 'failure', 'runUntil', 'stepping', 'seed'] as const;
      await unitOfWork.run((manager) => updateRows(manager, GenerationRunEntity, ['id'], fields, changed));
      expect(await stored()).toEqual(runs.map((row, index) => ({ ...row, ...changed[index] })));
    });

    it('refuses a field that the table does not have, by name', async () => {
      const fields = ['colour'] as unknown as ['id'];
      await expect(
        unitOfWork.run((manager) => updateRows(manager, PatternEntity, ['id'], fields, [pattern('x')])),
      ).rejects.toThrow('patterns has no colour');
    });

    it('adds to counts that stand, and begins those that do not', async () => {
      const fact = (day: string, denied: number): DailyFactEntity => ({
        ...{ runId: 'RUN-1', day, providerId: 'P', payerId: 'Y', causeId: '', submitted: 1, approved: 0, denied },
        ...{ billed: 5_000_000_000, allowed: 0, paid: 0, deniedBilled: 0, appealed: 0, overturned: 0, upheld: 0 },
        recovered: 0,
      });
      const keys = ['runId', 'day', 'providerId', 'payerId', 'causeId'] as const;
      const add = (rows: DailyFactEntity[]) =>
        unitOfWork.run((manager) => addToRows(manager, DailyFactEntity, keys, ['submitted', 'denied', 'billed'], rows));
      await add([fact('2026-03-02', 1), fact('2026-03-03', 2)]);
      await add([fact('2026-03-03', 5)]);
      const rows = await sources.reader.getRepository(DailyFactEntity).find({ order: { day: 'ASC' } });
      expect(rows.map(({ denied, submitted, billed }) => [denied, submitted, billed])).toEqual([
        [1, 1, 5_000_000_000],
        [7, 2, 10_000_000_000],
      ]);
    });

    it('fails as a whole when one of its rows is refused', async () => {
      const twice = [...runs.slice(0, 3), { ...run(1_000), id: 'RUN-1000' }, { ...run(1_000), id: 'RUN-1000' }];
      await unitOfWork.run((manager) => manager.query('DELETE FROM generation_runs'));
      await expect(unitOfWork.run((manager) => insertRows(manager, GenerationRunEntity, twice))).rejects.toThrow(
        /unique|duplicate/i,
      );
      expect(await stored()).toEqual([]);
    });

    it('writes nothing for no rows', async () => {
      await unitOfWork.run((manager) => insertRows(manager, ScenarioEntity, []));
      expect(await sources.reader.getRepository(ScenarioEntity).count()).toBe(0);
    });
  });

  describe('a list by keyset', () => {
    /** Rows whose sort value comes up again and again. */
    const scenarios = Array.from({ length: 23 }, (_, number) => ({
      id: `SCN-${String((number * 7) % 23).padStart(2, '0')}`,
      name: `Name ${number % 3}`,
      description: '',
      speed: 'max' as const,
      config: {} as ScenarioEntity['config'],
      updatedAt: '2026-11-25T07:00:00Z',
    }));
    const page = (descending: boolean, cursor: string | undefined, limit: number) =>
      readKeysetPage(
        sources.reader.getRepository(ScenarioEntity).createQueryBuilder('scenario'),
        { property: 'name', descending },
        cursor,
        limit,
      );

    beforeAll(() => unitOfWork.run((manager) => insertRows(manager, ScenarioEntity, scenarios)));

    it.each([
      [false, 1],
      [false, 5],
      [true, 4],
      [true, 23],
      [true, 100],
    ])(
      '(descending: %p, %d a page) gives every row once, ties too, and the same pages on the way back',
      async (descending, limit) => {
        const sorted = [...scenarios].sort((a, b) => (`${a.name}${a.id}` < `${b.name}${b.id}` ? -1 : 1));
        const expected = (descending ? sorted.reverse() : sorted).map(({ id }) => id);
        const forth: string[][] = [];
        let here = await page(descending, undefined, limit);
        expect(here.previousCursor).toBeNull();
        for (;;) {
          forth.push(here.rows.map(({ id }) => id));
          if (here.nextCursor === null) break;
          here = await page(descending, here.nextCursor, limit);
        }
        expect(forth.flat()).toEqual(expected);
        const back = [here.rows.map(({ id }) => id)];
        while (here.previousCursor !== null) {
          here = await page(descending, here.previousCursor, limit);
          back.unshift(here.rows.map(({ id }) => id));
        }
        expect(back).toEqual(forth);
      },
    );

    it('is not moved by rows that arrive meanwhile', async () => {
      const first = await page(false, undefined, 5);
      await unitOfWork.run((manager) =>
        manager.insert(ScenarioEntity, { ...scenarios[0], id: 'SCN-new', name: 'Name' } as ScenarioEntity),
      );
      const second = await page(false, first.nextCursor ?? '', 5);
      const seen = new Set([...first.rows, ...second.rows].map(({ id }) => id));
      expect(seen.size).toBe(10);
      await unitOfWork.run((manager) => manager.delete(ScenarioEntity, { id: 'SCN-new' }));
    });

    it.each(['', 'nonsense', Buffer.from('[1]').toString('base64url')])('refuses %p, which it did not give', (cursor) =>
      expect(page(false, cursor, 5)).rejects.toMatchObject({
        code: 'invalid-input',
        problems: [{ pointer: '/cursor' }],
      }),
    );

    it('refuses the cursor of another order', async () => {
      const { nextCursor } = await page(false, undefined, 5);
      await expect(page(true, nextCursor ?? '', 5)).rejects.toMatchObject({ code: 'invalid-input' });
    });
  });

  it('gives back a number as a number where it is kept as a big one', async () => {
    await unitOfWork.run((manager) => manager.insert(LeaseEntity, { name: 'n', holder: 'h', expiresAt: 1.8e12 }));
    expect(await sources.reader.getRepository(LeaseEntity).findOneBy({ name: 'n' })).toMatchObject({
      expiresAt: 1_800_000_000_000,
    });
  });
}

describe('a transaction that SQLite takes back in the middle because the disk is full', () => {
  let database: ScratchDatabase;
  let sources: DataSources;

  beforeAll(async () => {
    database = await openScratchDatabase('sqlite');
    sources = await openDataSources(parseDatabaseUrl(database.url), [], builtStatementThread());
  });
  afterAll(async () => {
    await closeDataSources(sources);
    await database.close();
  });

  it('stores nothing of what comes after, though that is on its way already and there would be room', async () => {
    const unitOfWork = new UnitOfWork(sources.writer, sources.thread);
    const patterns = (name: string) => Array.from({ length: 100 }, (_, number) => pattern(`${name}-${number}`));
    const stored = () => sources.reader.getRepository(PatternEntity).count();
    await unitOfWork.run(async (manager) => {
      const [{ page_count: pages }] = await manager.query('PRAGMA page_count');
      await manager.query(`PRAGMA max_page_count = ${pages + 20}`);
    });

    const work = unitOfWork.run(async (manager) => {
      await insertRows(manager, PatternEntity, patterns('before'));
      // Row by row: of a statement that writes several SQLite takes back that statement alone.
      for (const row of patterns('large'))
        await insertRows(manager, PatternEntity, [{ ...row, name: 'x'.repeat(2_000) }]);
      await insertRows(manager, PatternEntity, patterns('after'));
      await manager.insert(PatternEntity, pattern('last'));
    });
    await expect(work).rejects.toMatchObject({ code: 'storage-unavailable', message: expect.stringContaining('full') });
    expect(await stored()).toBe(0);
    expect(unitOfWork.refusals).toEqual({ locked: 0, full: 1, other: 0 });

    await unitOfWork.run((manager) => insertRows(manager, PatternEntity, patterns('later')));
    expect(await stored()).toBe(100);
  });
});

describe('DATABASE_URL', () => {
  it('names a file or a server, and nothing else', () => {
    expect(parseDatabaseUrl('sqlite:/data/portal.sqlite')).toEqual({ engine: 'sqlite', path: '/data/portal.sqlite' });
    expect(parseDatabaseUrl('postgresql://db/portal')).toEqual({ engine: 'postgres', url: 'postgresql://db/portal' });
    for (const url of ['', 'sqlite:', 'mysql://db']) expect(() => parseDatabaseUrl(url)).toThrow(RangeError);
  });
});
