import {
  adjudicate,
  answerClaim,
  submitClaim,
  type Claim,
  type ClaimIdentity,
  type ClaimSubmission,
  type Instant,
  type PolicyBook,
} from '@portal/domain';

/** A claim with its payer's first answer, which follows from its content alone (law 3). */
export function answeredClaim(
  submission: ClaimSubmission,
  identity: ClaimIdentity,
  processingDate: Instant,
  policies: PolicyBook,
): Claim {
  return answerClaim(submitClaim(submission, identity), adjudicate(submission, policies), processingDate);
}

/** The same claim with other content, answered anew. Identity and dates of processing stay. */
export function answeredAgain(claim: Claim, content: ClaimSubmission, policies: PolicyBook): Claim {
  const { id, runId, source, sequence, synthetic } = claim;
  const identity = { id, runId, source, sequence, synthetic };
  return answeredClaim(content, identity, claim.processingDate ?? claim.submissionDate, policies);
}
