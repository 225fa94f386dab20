import { adjudicate } from '../adjudication/adjudicate.js';
import type { PolicyBook } from '../adjudication/policy-book.js';
import type { Claim } from '../claims/claim.js';
import { UNEXPLAINED_POLICY_ID } from './policy-id.js';

/**
 * The policy that a denied claim broke, read from its content by the rules of the book: the first rule broken, provided
 * that the payer answered with that rule's code. Else `UNEXPLAINED_POLICY_ID`: the payer goes by a rule that the book does
 * not hold.
 * @throws DomainError `unknown-reference` when the payer is not in the book
 */
export function matchPolicy(claim: Claim, book: PolicyBook): string {
  const [finding] = adjudicate(claim, book).findings;
  if (!finding || finding.carc !== claim.denialCarc || finding.group !== claim.denialGroup)
    return UNEXPLAINED_POLICY_ID;
  return finding.policyId;
}
