/** What went wrong, in words a program can test for. The API turns each code into one HTTP status. */
export type DomainErrorCode =
  | 'invalid-input'
  | 'not-found'
  | 'unknown-reference'
  | 'key-reused'
  | 'conflict'
  | 'run-active'
  | 'run-not-active'
  | 'no-appeal-right'
  | 'stale-plan'
  | 'checks-failed'
  | 'not-bookable'
  | 'booking-refused'
  | 'booking-unavailable'
  | 'future-not-played'
  | 'storage-unavailable';

/** One offending field: a JSON pointer into the request (`/patterns/0/frequency`) and what is wrong with it. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

/** A broken rule of the domain. Thrown anywhere, turned into `application/problem+json` at the edge only. */
export class DomainError extends Error {
  constructor(
    readonly code: DomainErrorCode,
    message: string,
    readonly problems: readonly FieldProblem[] = [],
    /** Extra members of the problem document, such as the id of the run that stands in the way. */
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
