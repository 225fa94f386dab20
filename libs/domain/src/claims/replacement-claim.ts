import { applyEdits } from '../claim-lab/apply-edits.js';
import type { ClaimEdit } from '../claim-lab/claim-edit.js';
import type { PolicyBook } from '../adjudication/policy-book.js';
import type { Instant } from '../time/instant.js';
import { contentOf } from './claim-content.js';
import type { Claim, ClaimSubmission } from './claim.js';

/**
 * Id of the claim that replaces this one: `CLM-7F3A91-0000123-R1`, and `-R2` when that one is replaced again. It follows
 * from the id alone, so that both find each other, and no other claim of the run is numbered anew.
 */
export function replacementIdOf(claimId: string): string {
  const [, stem, count] = /^(.*?)(?:-R(\d+))?$/.exec(claimId) as RegExpExecArray;
  return `${stem}-R${Number(count ?? 0) + 1}`;
}

/**
 * A corrected claim as it is sent again: frequency code 7, with the number of the claim that it replaces.
 * @throws DomainError `invalid-input` for changes that cannot be made
 */
export function replacementOf(
  claim: Claim,
  edits: readonly ClaimEdit[],
  submissionDate: Instant,
  book: PolicyBook,
): ClaimSubmission {
  return {
    ...applyEdits(contentOf(claim), edits, book),
    submissionDate,
    frequencyCode: '7',
    originalClaimId: claim.id,
  };
}
