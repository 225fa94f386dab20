import { DomainError } from '../errors/domain-error.js';
import type { ClaimStatus } from './claim.js';

/** Where a claim may go from each status. Nothing leads back to `submitted`, and the two ends of an appeal are final. */
export const CLAIM_TRANSITIONS: Readonly<Record<ClaimStatus, readonly ClaimStatus[]>> = {
  submitted: ['approved', 'denied'],
  approved: [],
  denied: ['appealed'],
  appealed: ['overturned', 'upheld'],
  overturned: [],
  upheld: [],
};

/** @throws DomainError `conflict` when a claim cannot go from one status to the other. */
export function assertTransition(from: ClaimStatus, to: ClaimStatus): void {
  if (!CLAIM_TRANSITIONS[from].includes(to))
    throw new DomainError('conflict', `a claim that is ${from} cannot become ${to}`);
}
