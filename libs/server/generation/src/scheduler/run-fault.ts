import { DomainError } from '@portal/domain';
import type { RunFailure } from '../runs/generation-run.js';

/** Something that no second try of the same run would mend. */
export class RunFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RunFault';
  }
}

/**
 * What a run says of the error that ended it. The world itself is deterministic, so an error of the simulation would come
 * again; one of the storage may be gone the next time.
 * @param at real instant
 */
export function failureOf(error: unknown, at: string): RunFailure {
  const message = error instanceof Error ? error.message : String(error);
  const reason = error instanceof DomainError || error instanceof RunFault ? message : `Storing failed: ${message}`;
  return { reason, at, retryable: !(error instanceof RunFault) };
}
