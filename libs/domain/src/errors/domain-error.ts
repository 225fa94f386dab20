/**
 * What went wrong, in words a program can test for. The API turns each code into one HTTP status.
 *
 * An id that names nothing is refused by where it stands: in a path it is `not-found`; in a query or a body it is
 * `unknown-reference`, with a pointer to the field. Where an id only says which rows are wanted ("only what this
 * run generated"), and for the patterns of a run, nothing matches instead, as nothing is left of a run that was deleted.
 */
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

/** Refuses an id in a path that names nothing: "There is no run RUN-1." */
export function notFound(kind: string, id: string): DomainError {
  return new DomainError('not-found', `There is no ${kind} ${id}.`);
}

/**
 * Refuses an id in a query or a body that names nothing.
 * @param pointer JSON pointer to the field that holds it
 */
export function unknownReference(kind: string, id: string, pointer: string): DomainError {
  const problems = [{ pointer, detail: `there is no ${kind} ${id}` }];
  return new DomainError('unknown-reference', `There is no ${kind} ${id}.`, problems);
}
