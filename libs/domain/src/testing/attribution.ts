import { isPatternId } from '../denial-patterns/pattern-id.js';
import { answerKeyOf, type AnsweredClaim, deniedServiceOf, NO_PLACE } from '../detection/answered-claim.js';
import type { CandidateFinding } from '../detection/candidate-finding.js';
import type { DetectionResult } from '../detection/detect-patterns.js';
import { knownCauseOf } from '../detection/known-answers.js';
import type { ServiceScope } from '../detection/service-scope.js';

/** Whether a denial is one of those that a candidate is about, as the portal's condition on rows has it. */
export function candidateHolds(
  { scope, answer, began }: Pick<CandidateFinding, 'scope' | 'answer' | 'began'>,
  claim: AnsweredClaim,
): boolean {
  if (answerKeyOf(claim) !== answer || !scopeHolds(scope, claim, deniedServiceOf(claim))) return false;
  return began === null || claim.submissionDate >= began;
}

/** What detection puts a denial down to: a candidate, a pattern of the catalogue, or nothing that it found. */
export type Attribution<Candidate> =
  | { readonly kind: 'candidate'; readonly candidate: Candidate }
  | { readonly kind: 'pattern'; readonly patternId: string }
  | { readonly kind: 'none' };

/**
 * Puts a denial down to what detection found, by its codes alone: the first candidate that holds it, else the pattern that
 * its codes stand for, if the denials of that pattern exceed chance. The portal keeps no such verdict: this one judges what
 * detection takes as known and as new against the truth.
 */
export function attributeDenial(
  claim: AnsweredClaim,
  { candidates, patterns }: Pick<DetectionResult, 'candidates' | 'patterns'>,
  isVisit: (procedureCode: string) => boolean,
): Attribution<CandidateFinding> {
  const answer = answerKeyOf(claim);
  if (answer === null) return { kind: 'none' };
  const candidate = candidates.find((each) => candidateHolds(each, claim));
  if (candidate) return { kind: 'candidate', candidate };
  const placeOfService = claim.placeOfService ?? NO_PLACE;
  const causeId = knownCauseOf({ answer, procedureCode: deniedServiceOf(claim), placeOfService }, isVisit);
  if (causeId !== null && isPatternId(causeId) && patterns.has(causeId)) return { kind: 'pattern', patternId: causeId };
  return { kind: 'none' };
}

/** Whether a service of a claim falls into the scope. */
function scopeHolds(scope: ServiceScope, claim: AnsweredClaim, procedureCode: string): boolean {
  return (
    scope.procedureCode === procedureCode &&
    (scope.payerId === null || scope.payerId === claim.payerId) &&
    (scope.placeOfService === null || scope.placeOfService === (claim.placeOfService ?? NO_PLACE))
  );
}
