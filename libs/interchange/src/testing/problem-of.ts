import { DomainError } from '@portal/domain';

/** The error of the domain that an action is refused with. */
export function problemOf(action: () => unknown): DomainError {
  try {
    action();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
