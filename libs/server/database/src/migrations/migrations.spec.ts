import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import Database from 'better-sqlite3';
import { type DataSources, closeDataSources, openDataSources } from '../data-sources.js';
import { parseDatabaseUrl } from '../database-url.js';
import { PatternEntity } from '../entities/pattern.entity.js';
import { builtThread } from '../testing/built-thread.js';
import {
  describeOnEachEngine,
  type Engine,
  openScratchDatabase,
  type ScratchDatabase,
} from '../testing/scratch-database.js';
import { MIGRATIONS } from './index.js';

/** How often portals that open a database race each other. */
const RACES = 10;

const TABLE_NAMES = {
  sqlite: `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  postgres: `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
};

/** Every table with its columns, indexes and constraints in words; without TypeORM's own list of migrations. */
async function schemaOf({ writer }: DataSources, engine: Engine): Promise<Record<string, string[]>> {
  const rows: { name: string }[] = await writer.query(TABLE_NAMES[engine]);
  const runner = writer.createQueryRunner();
  const tables = await runner.getTables(rows.map(({ name }) => name).filter((name) => name !== 'migrations'));
  await runner.release();
  return Object.fromEntries(
    tables.map(({ name, columns, indices, checks, foreignKeys }) => [
      name,
      [
        ...columns.map((column) => `${column.name} ${column.type}${column.isNullable ? '' : ' not null'}`),
        ...[...indices, ...checks, ...foreignKeys].map((part) => `${part.name}`),
      ].sort(),
    ]),
  );
}

describeOnEachEngine('the migrations of portals that open an empty database at the same time', (engine) => {
  it('are run once, in one process', async () => {
    // Under SQLite each time is another race.
    for (let time = 1; time <= (engine === 'sqlite' ? RACES : 1); time++) {
      const database = await openScratchDatabase(engine);
      const opened = await Promise.allSettled([1, 2, 3].map(() => openDataSources(parseDatabaseUrl(database.url))));
      const sources = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      const failures = opened.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
      const rows: unknown[] = (await sources[0]?.reader.query('SELECT name FROM migrations')) ?? [];
      await Promise.all(sources.map(closeDataSources));
      await database.close();
      expect(failures).toEqual([]);
      expect(rows).toHaveLength(MIGRATIONS.length);
    }
  });

  it('are run once, in several processes', async () => {
    const file = builtThread('libs/server/database/src/testing/open-database.main.ts');
    for (let time = 1; time <= (engine === 'sqlite' ? RACES : 1); time++) {
      const database = await openScratchDatabase(engine);
      const processes = [1, 2, 3].map(() => new OpeningProcess(file));
      await Promise.all(processes.map(({ there }) => there));
      expect(await Promise.all(processes.map((each) => each.open(database.url)))).toEqual(
        processes.map(() => `there\n${MIGRATIONS.length}\n`),
      );
      await database.close();
    }
  });
});

it('leave nothing behind in a file where one of them fails', async () => {
  const database = await openScratchDatabase('sqlite');
  const file = new Database(database.url.slice('sqlite:'.length));
  file.exec('CREATE TABLE what_ifs (id text)');
  // TypeORM says which one it was, past every logger.
  const said = jest.spyOn(console, 'log').mockReturnValue();
  const opened = openDataSources(parseDatabaseUrl(database.url));
  await expect(opened).rejects.toThrow('already exists');
  expect(said).toHaveBeenCalledWith(expect.stringContaining('"WhatIfs1768300000000" failed'));
  said.mockRestore();
  expect(file.prepare('SELECT name FROM sqlite_master').all()).toEqual([{ name: 'what_ifs' }]);
  file.close();
  await database.close();
});

/** A process that opens a database when it is told to. */
class OpeningProcess {
  readonly there: Promise<unknown>;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly ended: Promise<unknown>;
  private said = '';

  constructor(file: string) {
    this.child = spawn(process.execPath, [file]);
    this.ended = once(this.child, 'close');
    this.there = Promise.race([once(this.child.stdout, 'data'), this.ended]);
    for (const stream of [this.child.stdout, this.child.stderr])
      stream.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
  }

  /** Has it open the database; the answer is all that it said to its end. */
  async open(url: string): Promise<string> {
    this.child.stdin.end(url);
    await this.ended;
    return this.said;
  }
}

describeOnEachEngine('the migrations', (engine) => {
  let database: ScratchDatabase;
  let sources: DataSources;

  beforeAll(async () => {
    database = await openScratchDatabase(engine);
    sources = await openDataSources(parseDatabaseUrl(database.url));
  });

  afterAll(async () => {
    await closeDataSources(sources);
    await database.close();
  });

  it('give the schema that the entities describe', async () => {
    const { upQueries } = await sources.writer.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('go down to nothing and up again to the same', async () => {
    const before = await schemaOf(sources, engine);
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['claims', 'claim_lines', 'appeals', 'claim_truth']));
    for (let undone = 0; undone < MIGRATIONS.length; undone++)
      await sources.writer.undoLastMigration({ transaction: 'all' });
    expect(await schemaOf(sources, engine)).toEqual({});
    await sources.writer.runMigrations({ transaction: 'all' });
    expect(await schemaOf(sources, engine)).toEqual(before);
  });

  it('are not run twice', async () => {
    expect(await sources.writer.runMigrations()).toEqual([]);
  });

  it('of a later version are not noticed by an earlier one: it opens the database as if it were its own', async () => {
    const name = 'Later9999999999999';
    await sources.writer.query(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, '${name}')`);
    await sources.writer.query('ALTER TABLE patterns ADD COLUMN of_later text');
    const earlier = await openDataSources(parseDatabaseUrl(database.url));
    expect(await earlier.writer.showMigrations()).toBe(false);
    await earlier.writer.getRepository(PatternEntity).save({ id: 'PTN-900', name: 'Earlier', category: 'coding' });
    expect(await earlier.writer.query(`SELECT id, of_later FROM patterns WHERE id = 'PTN-900'`)).toEqual([
      { id: 'PTN-900', of_later: null },
    ]);
    await closeDataSources(earlier);
  });
});
