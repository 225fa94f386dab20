import { adjudicate } from '../adjudication/adjudicate.js';
import type { PolicyBook } from '../adjudication/policy-book.js';
import type { Claim, ClaimSubmission } from '../claims/claim.js';
import { answerClaim, submitClaim } from '../claims/claim-life.js';

/** What a test says about a claim beside its content. */
export interface StoredAs {
  readonly id: string;
  readonly runId?: string | null;
  /** When the payer answers; null = it has not yet. */
  readonly processingDate?: string | null;
}

/** A claim as the portal stores it: submitted, and answered by the rules of the book. */
export function answeredClaim(submission: ClaimSubmission, book: PolicyBook, stored: StoredAs): Claim {
  const { id, runId = null, processingDate = submission.submissionDate } = stored;
  const claim = submitClaim(submission, { id, runId, source: 'generated', sequence: 1, synthetic: true });
  return processingDate === null ? claim : answerClaim(claim, adjudicate(claim, book), processingDate);
}
