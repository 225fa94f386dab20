import { DomainError } from '@portal/domain';

/** Engine errors that mean "the storage refuses for now", not "the program is wrong". */
const STORAGE_FAULTS =
  /SQLITE_(BUSY|LOCKED|FULL|IOERR|ABORT|READONLY|CANTOPEN|CORRUPT)|ECONNREFUSED|ECONNRESET|57P0\d|53\d00|database is locked|disk is full|not open/i;
/** The same of a server that lets something wait for too long: a lock, a statement, a connection or a free one of the pool. */
const SERVER_WAITS =
  /^(55P03|57014) |timeout exceeded when trying to connect|connection timeout|ETIMEDOUT|EHOSTUNREACH/i;

/** True for an error of the engine that a later try may not meet: the database is locked, full, gone or too slow. */
export function isStorageFault(error: unknown): boolean {
  if (error instanceof DomainError || !(error instanceof Error)) return false;
  const message = messageOf(error);
  return STORAGE_FAULTS.test(message) || SERVER_WAITS.test(message);
}

/** The engine's code, where it gives one, and what it says. */
export function messageOf(error: Error): string {
  return `${'code' in error ? String(error.code) : ''} ${error.message}`;
}
