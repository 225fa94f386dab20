import { DomainError } from '@portal/domain';

/** The error of an input that is out of bounds, with the field's JSON pointer. */
export function invalidInput(pointer: string, detail: string): DomainError {
  return new DomainError('invalid-input', detail, [{ pointer, detail }]);
}

/** @throws DomainError `invalid-input` naming the field unless the share lies between 0 and 1. */
export function checkShare(pointer: string, name: string, share: number): void {
  if (share >= 0 && share <= 1) return;
  throw invalidInput(pointer, `${name} must lie between 0 and 1, not ${share}`);
}
