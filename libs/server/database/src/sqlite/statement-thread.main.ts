// What runs in the thread of a `StatementThread`: one SQLite connection, and statements in the order in which they come.
import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import type { StatementAnswer, StatementRequest, ThreadOptions } from './statement-thread.js';

/** Prepared statements that are kept; what is written over and over has a few dozen shapes. */
const KEPT_STATEMENTS = 200;

const { path, pragmas } = workerData as ThreadOptions;
const database = new Database(path, { fileMustExist: true });
for (const pragma of pragmas) database.pragma(pragma);
const statements = new Map<string, Database.Statement>();

parentPort?.on('message', (request: StatementRequest | 'close') => {
  if (request === 'close') {
    database.close();
    parentPort?.close();
  } else {
    parentPort?.postMessage(answer(request));
  }
});

function answer({ number, sql, parameters }: StatementRequest): StatementAnswer {
  try {
    const statement = prepared(sql);
    if (statement.reader) return { number, rows: statement.all(...parameters) };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { number, changes, lastInsertRowid };
  } catch (error) {
    const { message, code } = error as Error & { readonly code?: string };
    return { number, error: { message, code } };
  }
}

function prepared(sql: string): Database.Statement {
  let statement = statements.get(sql);
  if (statement) return statement;
  statement = database.prepare(sql);
  statements.set(sql, statement);
  if (statements.size > KEPT_STATEMENTS) statements.delete(statements.keys().next().value as string);
  return statement;
}
