import { type DataSource, QueryFailedError } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import { QueryResult } from 'typeorm/query-runner/QueryResult.js';
import type { StatementAnswer, StatementThread } from './statement-thread.js';

/** Statements that may be on their way to the thread: about as many as two parts of a batch have. */
const STATEMENTS_BEHIND = 96;

/** TypeORM's way to SQLite for one transaction or one read, with the statements done in a thread of their own. */
export class ThreadedQueryRunner extends BetterSqlite3QueryRunner {
  /** The first failure of a posted statement. */
  private failure: unknown = null;
  private posted: Promise<void>[] = [];

  constructor(
    source: DataSource,
    private readonly thread: StatementThread,
  ) {
    super(source.driver as BetterSqlite3Driver);
    Object.assign(this, { manager: source.createEntityManager(this) });
  }

  override async query(
    sql: string,
    parameters: unknown[] = [],
    structured = false,
  ): ReturnType<BetterSqlite3QueryRunner['query']> {
    // Who means to write says so at once: else another process's write could come between the first read and the write.
    const text = sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql;
    const result = resultOf(await this.do(text, parameters.map(storable)));
    return structured ? result : result.raw;
  }

  /**
   * Sends a statement and goes on once the thread is only a few statements behind, so that a commit does not wait long. The
   * statements after it find it done; when it fails, so does the commit, and what else fails says why.
   * @param parameters as SQLite takes them: numbers, texts and nulls
   */
  async post(sql: string, parameters: unknown[]): Promise<void> {
    const done = this.send(sql, parameters).then(
      () => undefined,
      (error: Error) => void (this.failure ??= new QueryFailedError(sql, undefined, error)),
    );
    this.posted.push(done);
    await this.posted.at(-STATEMENTS_BEHIND);
  }

  override async commitTransaction(): Promise<void> {
    const failure = await this.whatFailed();
    if (failure) throw failure;
    await super.commitTransaction();
  }

  override async rollbackTransaction(): Promise<void> {
    await this.whatFailed();
    await super.rollbackTransaction();
  }

  private async do(sql: string, parameters: unknown[]): Promise<StatementAnswer> {
    try {
      return await this.send(sql, parameters);
    } catch (error) {
      throw this.failure ?? new QueryFailedError(sql, parameters, error as Error);
    }
  }

  private send(sql: string, parameters: unknown[]): Promise<StatementAnswer> {
    // The depth counts once the transaction has begun.
    return this.thread.run(sql, parameters, this.transactionDepth > 0);
  }

  /** Waits for what was posted; answers with its failure and forgets it. */
  private async whatFailed(): Promise<unknown> {
    const posted = this.posted;
    this.posted = [];
    await Promise.all(posted);
    const { failure } = this;
    this.failure = null;
    return failure;
  }
}

/** SQLite has no booleans. */
function storable(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

function resultOf({ columns, values, changes, lastInsertRowid }: StatementAnswer): QueryResult {
  const result = new QueryResult();
  if (columns && values) {
    const rows = rowsOf(columns, values);
    result.raw = rows;
    result.records = rows;
  } else {
    result.affected = changes;
    result.raw = lastInsertRowid;
  }
  return result;
}

function rowsOf(columns: readonly string[], values: readonly unknown[]): Record<string, unknown>[] {
  // Copies of a row that has all fields have room for them: objects that grow field by field are twice as large.
  const empty: Record<string, unknown> = Object.fromEntries(columns.map((column) => [column, null]));
  const rows: Record<string, unknown>[] = [];
  for (let at = 0; at < values.length;) {
    const row = { ...empty };
    for (const column of columns) row[column] = values[at++];
    rows.push(row);
  }
  return rows;
}
