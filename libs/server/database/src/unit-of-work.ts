import { DomainError } from '@portal/domain';
import type { DataSource, EntityManager } from 'typeorm';

/** Engine errors that mean "the storage refuses for now", not "the program is wrong". */
const STORAGE_FAULTS =
  /SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|CORRUPT)|ECONNREFUSED|ECONNRESET|57P0\d|53\d00|database is locked|disk is full|not open/i;

/**
 * The only way to write. Work is done first in, first out, one transaction at a time: under SQLite all writers share one
 * connection, and a second one would land in the first one's transaction.
 */
export class UnitOfWork {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly writer: DataSource) {}

  /**
   * Does the work in a transaction of its own and answers with its result once it is committed. When the work throws,
   * nothing of it stays.
   * @throws DomainError `storage-unavailable` when the database is locked, full or gone
   */
  run<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    const result = this.last.then(() => this.transact(work));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async transact<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    try {
      return await this.writer.transaction(work);
    } catch (error) {
      throw asStorageError(error);
    }
  }
}

function asStorageError(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (!STORAGE_FAULTS.test(`${code} ${error.message}`)) return error;
  return new DomainError('storage-unavailable', `The database refused to store: ${error.message}`, [], {
    cause: code || undefined,
  });
}
