import { Worker } from 'node:worker_threads';

/** What the thread needs to know to open its connection. */
export interface ThreadOptions {
  /** The database file, which must exist. */
  readonly path: string;
  /** Settings of the connection, as `journal_mode = WAL`. */
  readonly pragmas: readonly string[];
}

/** A statement for the thread; the answer bears its number. */
export interface StatementRequest {
  readonly number: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** True for a statement that must not be done unless a transaction is open. */
  readonly inTransaction: boolean;
}

/** What became of a statement: what it read, how much it changed, or why it failed. */
export interface StatementAnswer {
  readonly number: number;
  /** Names of what was read. */
  readonly columns?: readonly string[];
  /** What was read, row after row. */
  readonly values?: readonly unknown[];
  readonly changes?: number;
  readonly lastInsertRowid?: number | bigint;
  readonly error?: { readonly message: string; readonly code: string | undefined };
}

interface Waiting {
  readonly resolve: (answer: StatementAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Memory of a thread, in MB: it holds statements and the rows on their way, nothing else; most of them die young. */
const HEAP = { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 12 };

/**
 * A SQLite connection in a thread of its own. SQLite works synchronously: a statement, and above all a commit that waits
 * for the disk, would hold the event loop and with it every request. Statements are done in the order in which they are
 * sent, whether or not anybody waits for the one before. Should the thread die, what is on its way fails, and the next
 * statement starts it anew.
 */
export class StatementThread {
  private worker: Worker | null;
  private readonly waiting = new Map<number, Waiting>();
  private sent = 0;

  /** @param file The built thread, `statement-thread.main`. */
  constructor(
    private readonly file: string,
    private readonly options: ThreadOptions,
  ) {
    // Now, not with the first statement: while the portal goes on starting, the thread does as well.
    this.worker = this.start();
  }

  /** Statements that are sent and not answered yet. */
  get backlog(): number {
    return this.waiting.size;
  }

  /**
   * Sends a statement and answers with what became of it.
   * @param inTransaction true for a part of a transaction: where SQLite took that back by itself, as it may when the disk is
   * full, or where it ended with the thread, the statement would be stored for good
   * @throws Error with SQLite's `code`, as better-sqlite3 would; `SQLITE_ABORT_ROLLBACK` when the transaction is over
   */
  run(sql: string, parameters: readonly unknown[], inTransaction = false): Promise<StatementAnswer> {
    const worker = (this.worker ??= this.start());
    const number = ++this.sent;
    return new Promise((resolve, reject) => {
      // A value that cannot be sent throws here, and nobody waits for it.
      worker.postMessage({ number, sql, parameters, inTransaction } satisfies StatementRequest);
      this.waiting.set(number, { resolve, reject });
    });
  }

  /** Closes the connection once all that was sent is done. */
  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('close');
    await ended;
  }

  private start(): Worker {
    const worker = new Worker(this.file, {
      workerData: this.options,
      resourceLimits: HEAP,
      execArgv: [],
    });
    worker.on('message', (answer: StatementAnswer) => this.settle(answer));
    worker.on('error', (error) => this.abandon(worker, error));
    worker.on('exit', () => this.abandon(worker, new Error('the thread has ended')));
    return worker;
  }

  private settle(answer: StatementAnswer): void {
    const waiting = this.waiting.get(answer.number);
    this.waiting.delete(answer.number);
    if (answer.error) waiting?.reject(Object.assign(new Error(answer.error.message), { code: answer.error.code }));
    else waiting?.resolve(answer);
  }

  /** Fails what is on its way in this worker. One that throws says `error` and later `exit`, when its successor may be at work. */
  private abandon(worker: Worker, cause: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    const code = 'SQLITE_IOERR_THREAD';
    const error = Object.assign(new Error(`SQLite stopped: ${cause.message}`, { cause }), { code });
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
