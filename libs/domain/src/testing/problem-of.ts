import { DomainError } from '../errors/domain-error.js';

/** The error with which an action is refused. @throws Error when it is not refused. */
export function problemOf(action: () => unknown): DomainError {
  try {
    action();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
