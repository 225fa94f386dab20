import Database from 'better-sqlite3';
import { DataSource, type QueryRunner } from 'typeorm';
import { closeDataSources, type DataSources, openDataSources } from './data-sources.js';
import { parseDatabaseUrl } from './database-url.js';
import { PatternEntity } from './entities/index.js';
import { builtStatementThread } from './testing/built-thread.js';
import { describeOnServer, openScratchDatabase, type ScratchDatabase } from './testing/scratch-database.js';
import { LOCK_WAIT_MS, UnitOfWork } from './unit-of-work.js';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const pattern = (id: string) => ({ id, name: `Pattern ${id}`, category: 'test' });

describe.each([
  ['in the process', undefined],
  ['in a thread of its own', builtStatementThread()],
])('while another process writes to the file of SQLite %s', (_where, threadFile) => {
  let database: ScratchDatabase;
  let sources: DataSources;
  let unitOfWork: UnitOfWork;
  let other: Database.Database;

  beforeAll(async () => {
    database = await openScratchDatabase('sqlite');
    sources = await openDataSources(parseDatabaseUrl(database.url), [], threadFile);
    unitOfWork = new UnitOfWork(sources.writer, sources.thread);
    other = new Database(database.url.slice('sqlite:'.length));
  });
  afterAll(async () => {
    other.close();
    await closeDataSources(sources);
    await database.close();
  });

  const insert = (id: string, patience?: number) =>
    unitOfWork.run((manager) => manager.insert(PatternEntity, pattern(id)), patience);
  const waited = async (work: Promise<unknown>): Promise<number> => {
    const begin = performance.now();
    await expect(work).rejects.toMatchObject({ code: 'storage-unavailable' });
    return performance.now() - begin;
  };

  it('a transaction waits until that has ended', async () => {
    other.exec('BEGIN IMMEDIATE');
    let isOver = false;
    const work = insert('waits').then(() => (isOver = true));
    await pause(300);
    expect([isOver, await sources.reader.getRepository(PatternEntity).count()]).toEqual([false, 0]);
    other.exec('ROLLBACK');
    await work;
    expect(await sources.reader.getRepository(PatternEntity).find()).toMatchObject([{ id: 'waits' }]);
  });

  it('transactions wait for one limit together, not for one each; one without patience hardly waits', async () => {
    other.exec('BEGIN IMMEDIATE');
    const together = await Promise.all(['first', 'second', 'third'].map((id) => waited(insert(id))));
    const impatient = await waited(insert('impatient', 0));
    other.exec('ROLLBACK');
    expect(together[0]).toBeGreaterThan(0.9 * LOCK_WAIT_MS);
    expect(together[2]).toBeLessThan(2 * LOCK_WAIT_MS);
    expect(impatient).toBeLessThan(LOCK_WAIT_MS);
    expect(unitOfWork.refusals).toEqual({ locked: 4, full: 0, other: 0 });
    await insert('later');
    expect(await sources.reader.getRepository(PatternEntity).find({ order: { id: 'ASC' } })).toMatchObject([
      { id: 'later' },
      { id: 'waits' },
    ]);
  });
});

describeOnServer('while another session holds a lock, on PostgreSQL', () => {
  let database: ScratchDatabase;
  let sources: DataSources;
  let unitOfWork: UnitOfWork;
  let other: QueryRunner;

  beforeAll(async () => {
    database = await openScratchDatabase('postgres');
    sources = await openDataSources(parseDatabaseUrl(database.url));
    unitOfWork = new UnitOfWork(sources.writer);
    await unitOfWork.run((manager) => manager.insert(PatternEntity, pattern('held')));
    const elsewhere = new DataSource({ type: 'postgres', url: database.url });
    other = (await elsewhere.initialize()).createQueryRunner();
  });
  afterAll(async () => {
    await other.release();
    await other.dataSource.destroy();
    await closeDataSources(sources);
    await database.close();
  });
  beforeEach(() => other.startTransaction());
  afterEach(() => other.rollbackTransaction());

  const holdRow = () => other.query(`SELECT * FROM patterns WHERE id = 'held' FOR UPDATE`);
  const rename = (name: string, patience?: number) =>
    unitOfWork.run((manager) => manager.update(PatternEntity, { id: 'held' }, { name }), patience);
  const name = async () => (await sources.reader.getRepository(PatternEntity).findOneBy({ id: 'held' }))?.name;
  const waited = async (work: Promise<unknown>, error: object): Promise<number> => {
    const begin = performance.now();
    await expect(work).rejects.toMatchObject(error);
    return performance.now() - begin;
  };

  it('transactions wait for one limit together, are refused as locked, and others go on', async () => {
    await holdRow();
    const refusal = { code: 'storage-unavailable', extensions: { cause: '55P03' } };
    const together = await Promise.all(['first', 'second', 'third'].map((each) => waited(rename(each), refusal)));
    const impatient = await waited(rename('impatient', 0), refusal);
    expect(together[0]).toBeGreaterThan(0.9 * LOCK_WAIT_MS);
    expect(together[2]).toBeLessThan(2 * LOCK_WAIT_MS);
    expect(impatient).toBeLessThan(LOCK_WAIT_MS);
    expect(unitOfWork.refusals).toEqual({ locked: 4, full: 0, other: 0 });
    await unitOfWork.run((manager) => manager.insert(PatternEntity, pattern('free')));
    await other.rollbackTransaction();
    await rename('later');
    expect(await name()).toBe('later');
    await other.startTransaction();
  });

  it('a transaction waits until that has ended', async () => {
    await holdRow();
    let isOver = false;
    const work = rename('waited').then(() => (isOver = true));
    await pause(300);
    expect(isOver).toBe(false);
    await other.rollbackTransaction();
    await work;
    expect(await name()).toBe('waited');
    await other.startTransaction();
  });

  it('the reader does not wait without an end either', async () => {
    await other.query('LOCK TABLE patterns IN ACCESS EXCLUSIVE MODE');
    expect(await waited(name(), { code: '55P03' })).toBeLessThan(2 * LOCK_WAIT_MS);
  });

  it('statements and connections that take too long are refused as well', async () => {
    const refused = unitOfWork.refusals.other;
    const sleep = unitOfWork.run(async (manager) => {
      await manager.query('SET LOCAL statement_timeout = 100');
      await manager.query('SELECT pg_sleep(60)');
    });
    await waited(sleep, { code: 'storage-unavailable', extensions: { cause: '57014' } });

    const narrow = new DataSource({ type: 'postgres', url: database.url, poolSize: 1, connectTimeoutMS: 100 });
    const only = (await narrow.initialize()).createQueryRunner();
    await only.connect();
    const starved = new UnitOfWork(narrow);
    await waited(
      starved.run(async () => 1),
      { code: 'storage-unavailable' },
    );
    await only.release();
    expect(await starved.run(async () => 1)).toBe(1);
    await narrow.destroy();
    expect([unitOfWork.refusals.other - refused, starved.refusals.other]).toEqual([1, 1]);
  });

  it('each connection has its limits', async () => {
    const limits = async (source: DataSource) => {
      const [row] = await source.query(
        `SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement`,
      );
      return row;
    };
    expect(await limits(sources.writer)).toEqual({ lock: '3s', statement: '2min' });
    expect(await limits(sources.reader)).toEqual({ lock: '3s', statement: '10min' });
  });
});
