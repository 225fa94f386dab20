// What runs in the thread of a `StatementThread`: one SQLite connection, and statements in the order in which they come.
import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import type { StatementAnswer, StatementRequest, ThreadOptions } from './statement-thread.js';

/** Texts that are remembered, the latest; what is written over and over has some hundred shapes. */
const REMEMBERED_TEXTS = 200;

const TRANSACTION_OVER = { message: 'the transaction is over', code: 'SQLITE_ABORT_ROLLBACK' };

interface PreparedStatement {
  readonly statement: Database.Statement;
  /** Names of what it reads; null when it reads nothing. */
  readonly columns: readonly string[] | null;
}

const { path, pragmas } = workerData as ThreadOptions;
const database = new Database(path, { fileMustExist: true });
for (const pragma of pragmas) database.pragma(pragma);
/**
 * What was prepared lately, the latest last. A text is kept as a statement when it comes a second time: TypeORM writes numbers
 * into its texts, and statements that are never used again would hold memory that V8 knows nothing of until it looks for them.
 */
const statements = new Map<string, PreparedStatement | null>();

parentPort?.on('message', (request: StatementRequest | 'close') => {
  if (request === 'close') {
    database.close();
    parentPort?.close();
  } else {
    parentPort?.postMessage(answer(request));
  }
});

function answer({ number, sql, parameters, inTransaction }: StatementRequest): StatementAnswer {
  if (inTransaction && !database.inTransaction) return { number, error: TRANSACTION_OVER };
  try {
    const { statement, columns } = prepared(sql);
    if (columns) return { number, columns, values: valuesOf(statement.all(...parameters) as unknown[][]) };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { number, changes, lastInsertRowid };
  } catch (error) {
    const { message, code } = error as Error & { readonly code?: string };
    return { number, error: { message, code } };
  }
}

/** The values of all rows, one after another: to copy one list is a third of what it takes to copy an object a row. */
function valuesOf(rows: readonly (readonly unknown[])[]): unknown[] {
  const values: unknown[] = [];
  for (const row of rows) for (const value of row) values.push(value);
  return values;
}

function prepared(sql: string): PreparedStatement {
  const known = statements.get(sql);
  const prepared = known ?? prepare(sql);
  statements.delete(sql);
  statements.set(sql, known === undefined ? null : prepared);
  if (statements.size > REMEMBERED_TEXTS) statements.delete(statements.keys().next().value as string);
  return prepared;
}

function prepare(sql: string): PreparedStatement {
  const statement = database.prepare(sql);
  const columns = statement.reader ? statement.columns().map(({ name }) => name) : null;
  if (columns) statement.raw();
  return { statement, columns };
}
