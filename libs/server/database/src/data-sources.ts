import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DataSource, type DataSourceOptions, type EntityTarget, MigrationExecutor, type ObjectLiteral } from 'typeorm';
import type { DatabaseTarget } from './database-url.js';
import * as entities from './entities/index.js';
import { MIGRATIONS } from './migrations/index.js';
import { StatementThread } from './sqlite/statement-thread.js';
import { ThreadedQueryRunner } from './sqlite/threaded-query-runner.js';
import { LOCK_WAIT_MS } from './unit-of-work.js';

/** How long a statement waits for another process's lock while the portal opens the database, in milliseconds. */
const BUSY_AT_START_MS = 5_000;
/** The same later on. In the process the event loop waits with it, so it is short: transactions look for a free moment. */
const BUSY_TIMEOUT_MS = 100;
const READ_POOL = 8;
/** How long a connection to a server is waited for, also for one of the pool that is free, in milliseconds. */
const CONNECT_TIMEOUT_MS = 30_000;
/**
 * How long a statement may take on a server, in milliseconds: what writes is cut into pieces of a second or so, what reads may
 * go through a whole run. Migrations take as long as they take.
 */
const STATEMENT_LIMIT_MS = { write: 120_000, read: 600_000 } as const;
/**
 * The lock that migrations are done under: its number on a server, any that no other program there uses, and the longest
 * wait. A file of SQLite has one lock for all that write.
 */
const MIGRATION_LOCK = { number: 837_001, waitMs: 600_000 } as const;
/** How often the lock of a file of SQLite is looked at, in milliseconds. */
const LOCK_POLL_MS = 50;
/** Threads that SQLite is read in: what reads a million claims in one of them leaves the other to quick questions. */
const READING_THREADS = 2;

/** The two ways to the database: one that writes, one that cannot. */
export interface DataSources {
  readonly writer: DataSource;
  readonly reader: DataSource;
  /** Where the writer's transactions are done under SQLite; null = in the process, or by a server. */
  readonly thread: StatementThread | null;
  /** Where the reader's statements are done under SQLite; none = in the process, or by a server. */
  readonly readingThreads: readonly StatementThread[];
}

/** An entity class. */
export type EntityClass = EntityTarget<ObjectLiteral> & (abstract new (...args: never[]) => ObjectLiteral);

/**
 * Opens the database, brings its schema up to date, and answers with a writer and a read-only reader. SQLite: WAL, every
 * commit on disk (`synchronous=FULL`), foreign keys enforced.
 * @param extraEntities entities of features that others must not see, such as the ground truth
 * @param threadFile the built `statement-thread.main`; left out = SQLite is written and read in the process
 */
export async function openDataSources(
  target: DatabaseTarget,
  extraEntities: readonly EntityClass[] = [],
  threadFile?: string,
): Promise<DataSources> {
  const all = [...Object.values(entities), ...extraEntities] as EntityClass[];
  const writer = new DataSource({
    ...writerOptions(target),
    entities: all,
    migrations: MIGRATIONS,
    synchronize: false,
    migrationsTransactionMode: 'all',
  });
  // Of several processes that turn a new file to WAL at once SQLite lets one do it and has none of the others wait.
  await patiently(() => writer.initialize(), BUSY_AT_START_MS);
  // Waiting for a lock would hold up whoever holds it in the same process.
  if (target.engine === 'sqlite') await writer.query(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  await migrate(writer);
  const reader = new DataSource({ ...readerOptions(target), entities: all, synchronize: false });
  await reader.initialize();
  if (!threadFile || target.engine !== 'sqlite') return { writer, reader, thread: null, readingThreads: [] };
  const thread = new StatementThread(threadFile, { path: target.path, pragmas: writingPragmas(LOCK_WAIT_MS) });
  return { writer, reader, thread, readingThreads: readInThreads(reader, threadFile, target.path) };
}

/**
 * Brings the schema up to date. Of several processes that open a database at the same time one does so, and the others wait
 * until it has.
 */
async function migrate(writer: DataSource): Promise<void> {
  if (writer.options.type === 'postgres') await migrateServer(writer);
  else if (await isBehind(writer)) await migrateFile(writer);
}

async function migrateServer(writer: DataSource): Promise<void> {
  // The lock is that of the migrations' transaction, and ends with it however that ends, also should the process die.
  const runner = writer.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query(`SET LOCAL lock_timeout = ${MIGRATION_LOCK.waitMs}; SET LOCAL statement_timeout = 0`);
    await runner.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK.number]);
    await new MigrationExecutor(writer, runner).executePendingMigrations();
    await runner.commitTransaction();
  } catch (error) {
    // Where the connection is lost there is nothing left to undo.
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** Whether a SQLite file lacks migrations. Only reads: who opens one that is up to date waits for nobody who writes to it. */
async function isBehind(writer: DataSource): Promise<boolean> {
  const lists: unknown[] = await writer.query(`SELECT name FROM sqlite_master WHERE name = 'migrations'`);
  return lists.length === 0 || (await writer.showMigrations());
}

/** Holds the write lock of the file from before it looks which migrations there are to their end. */
async function migrateFile(writer: DataSource): Promise<void> {
  await patiently(() => writer.query('BEGIN IMMEDIATE'), MIGRATION_LOCK.waitMs);
  try {
    await writer.runMigrations({ transaction: 'none' });
    await writer.query('COMMIT');
  } catch (error) {
    // Where SQLite has taken everything back by itself there is nothing left to undo.
    await writer.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Does the work as soon as the file is not locked by others, for so many milliseconds at most. */
async function patiently(work: () => Promise<unknown>, patience: number): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return void (await work());
    } catch (error) {
      if (!/database is locked/.test(String(error)) || performance.now() > end) throw error;
      await setTimeout(LOCK_POLL_MS);
    }
  }
}

/** Closes all of them. */
export async function closeDataSources({ reader, writer, thread, readingThreads }: DataSources): Promise<void> {
  await Promise.all([thread, ...readingThreads].map((each) => each?.close()));
  for (const source of [reader, writer]) if (source.isInitialized) await source.destroy();
}

/** Has the statements of a reader done in threads, each in the one that has least to do. */
function readInThreads(reader: DataSource, file: string, path: string): StatementThread[] {
  const threads = Array.from(
    { length: READING_THREADS },
    () => new StatementThread(file, { path, pragmas: READING_PRAGMAS }),
  );
  const idlest = () => threads.reduce((best, thread) => (thread.backlog < best.backlog ? thread : best));
  reader.createQueryRunner = () => new ThreadedQueryRunner(reader, idlest());
  return threads;
}

function writerOptions(target: DatabaseTarget): DataSourceOptions {
  if (target.engine === 'postgres') return serverOptions(target.url, 2, STATEMENT_LIMIT_MS.write);
  mkdirSync(dirname(target.path), { recursive: true });
  return {
    type: 'better-sqlite3',
    database: target.path,
    statementCacheSize: 200,
    prepareDatabase: (database: Pragmas) => {
      for (const pragma of writingPragmas(BUSY_AT_START_MS)) database.pragma(pragma);
    },
  };
}

/** A pool of connections to a server on which nothing is waited for without an end. */
function serverOptions(url: string, poolSize: number, statementLimit: number, options?: string): DataSourceOptions {
  return {
    ...{ type: 'postgres', url, poolSize, connectTimeoutMS: CONNECT_TIMEOUT_MS },
    extra: { lock_timeout: LOCK_WAIT_MS, statement_timeout: statementLimit, options },
  };
}

function writingPragmas(busyTimeout: number): string[] {
  return [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    `busy_timeout = ${busyTimeout}`,
    'cache_size = -16000',
    // What undoes a statement that fails halfway is kept in memory: in a file, each large insert would write one.
    'temp_store = MEMORY',
    // Pages that every batch changes are copied into the database once in 64 MB of changes instead of once in 4.
    'wal_autocheckpoint = 16000',
  ];
}

const READING_PRAGMAS = ['query_only = ON', `busy_timeout = ${BUSY_TIMEOUT_MS}`, 'cache_size = -8000'];

function readerOptions(target: DatabaseTarget): DataSourceOptions {
  if (target.engine === 'postgres') {
    return serverOptions(target.url, READ_POOL, STATEMENT_LIMIT_MS.read, '-c default_transaction_read_only=on');
  }
  return {
    type: 'better-sqlite3',
    database: target.path,
    readonly: true,
    fileMustExist: true,
    enableWAL: false,
    prepareDatabase: (database: Pragmas) => {
      for (const pragma of READING_PRAGMAS) database.pragma(pragma);
    },
  };
}

interface Pragmas {
  pragma(text: string): unknown;
}
