import { setTimeout } from 'node:timers/promises';
import { DomainError } from '@portal/domain';
import type { DataSource, EntityManager } from 'typeorm';
import type { StatementThread } from './sqlite/statement-thread.js';
import { ThreadedQueryRunner } from './sqlite/threaded-query-runner.js';
import { isStorageFault, messageOf } from './storage-faults.js';

/** Why the storage refused, as far as it matters to who looks after it. */
export type RefusalReason = 'locked' | 'full' | 'other';

/**
 * How long a transaction waits for another process that writes, its turn included, in milliseconds. On a server, where locks
 * are those of single rows, a statement waits so long.
 */
export const LOCK_WAIT_MS = 3_000;
/** From its turn on it waits for some of these, one at least: few different waits are few statements to prepare. */
const LOCK_WAIT_STEP_MS = 250;
/** How often it looks, in milliseconds. */
const LOCK_POLL_MS = 25;

/**
 * The only way to write. Work is done first in, first out, one transaction at a time: under SQLite all writers share one
 * connection, and a second one would land in the first one's transaction.
 */
export class UnitOfWork {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private readonly refused: Record<RefusalReason, number> = { locked: 0, full: 0, other: 0 };

  /** @param thread Where SQLite's statements are done; null = in the process, or by a server. */
  constructor(
    private readonly writer: DataSource,
    private readonly thread: StatementThread | null = null,
  ) {}

  /** False where a thread does the statements while work goes on: only the commit waits for all of them. */
  get waitsForEach(): boolean {
    return this.thread === null;
  }

  /** True while somebody waits for their turn: a transaction that takes long should come to an end. */
  get awaited(): boolean {
    return this.waiting > 0;
  }

  /** Transactions that the storage refused since the start. */
  get refusals(): Readonly<Record<RefusalReason, number>> {
    return this.refused;
  }

  /**
   * Does the work in a transaction of its own and answers with its result once it is committed. When the work throws,
   * nothing of it stays.
   * @param patience milliseconds from now after which another process's lock is not waited for any more: who waited behind
   * others that met the same lock does not wait as long again
   * @throws DomainError `storage-unavailable` when the database is locked, full or gone
   */
  run<Result>(work: (manager: EntityManager) => Promise<Result>, patience = LOCK_WAIT_MS): Promise<Result> {
    const end = performance.now() + patience;
    this.waiting++;
    const result = this.last.then(() => {
      this.waiting--;
      const steps = Math.ceil((end - performance.now()) / LOCK_WAIT_STEP_MS);
      return this.transact(work, Math.max(steps, 1) * LOCK_WAIT_STEP_MS);
    });
    this.last = result.catch(() => undefined);
    return result;
  }

  private async transact<Result>(work: (manager: EntityManager) => Promise<Result>, lockWait: number): Promise<Result> {
    try {
      if (this.thread) {
        // In a thread SQLite's own wait holds nobody up.
        await this.thread.run(`PRAGMA busy_timeout = ${lockWait}`, []);
        return await new ThreadedQueryRunner(this.writer, this.thread).manager.transaction(work);
      }
      if (this.writer.options.type === 'postgres') return await this.transactOnServer(work, lockWait);
      await this.untilNobodyWrites(lockWait);
      return await this.writer.transaction(work);
    } catch (error) {
      const answered = asStorageError(error);
      if (isRefusal(answered)) this.refused[reasonOf(error)]++;
      throw answered;
    }
  }

  private transactOnServer<Result>(
    work: (manager: EntityManager) => Promise<Result>,
    lockWait: number,
  ): Promise<Result> {
    return this.writer.transaction(async (manager) => {
      // Its connections wait as long as that by themselves.
      if (lockWait !== LOCK_WAIT_MS) await manager.query(`SET LOCAL lock_timeout = ${lockWait}`);
      return work(manager);
    });
  }

  /**
   * Waits until no other process writes to the SQLite file. SQLite's own wait would hold the event loop, and with it every
   * request; this one holds nothing.
   */
  private async untilNobodyWrites(lockWait: number): Promise<void> {
    for (const end = performance.now() + lockWait; ; await setTimeout(LOCK_POLL_MS)) {
      try {
        await this.writer.query('BEGIN IMMEDIATE');
        await this.writer.query('ROLLBACK');
        return;
      } catch (error) {
        if (!isLocked(error) || performance.now() >= end) throw error;
      }
    }
  }
}

function isLocked(error: unknown): boolean {
  return /SQLITE_(BUSY|LOCKED)|database is locked|^55P03 /.test(error instanceof Error ? messageOf(error) : '');
}

function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'storage-unavailable';
}

function reasonOf(error: unknown): RefusalReason {
  if (isLocked(error)) return 'locked';
  return /SQLITE_FULL|53100|disk is full/.test(error instanceof Error ? messageOf(error) : '') ? 'full' : 'other';
}

function asStorageError(error: unknown): unknown {
  if (!(error instanceof Error) || !isStorageFault(error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  return new DomainError('storage-unavailable', `The database refused to store: ${error.message}`, [], {
    cause: code || undefined,
  });
}
