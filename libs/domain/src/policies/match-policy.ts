import type { PolicyBook } from '../adjudication/policy-book.js';
import type { Claim } from '../claims/claim.js';
import { explainingFinding } from '../remittance/stated-cause.js';
import { UNEXPLAINED_POLICY_ID } from './policy-id.js';

/**
 * The policy that a denied claim broke, read from its content by the rules of the book; `UNEXPLAINED_POLICY_ID` where the
 * payer goes by a rule that the book does not hold.
 * @throws DomainError `unknown-reference` when the payer is not in the book
 */
export function matchPolicy(claim: Claim, book: PolicyBook): string {
  return explainingFinding(claim, book)?.policyId ?? UNEXPLAINED_POLICY_ID;
}
