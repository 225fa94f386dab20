import { adjudicate } from '../adjudication/adjudicate.js';
import type { PolicyBook, Procedure } from '../adjudication/policy-book.js';
import type { ClaimLineSubmission, ClaimSubmission } from '../claims/claim.js';
import { line } from './clean-claim.js';
import { policyBook } from './policy-book.js';

/** What the payer holds against a claim: edit, rule and line of each finding. */
export function found(claim: ClaimSubmission, policies: PolicyBook = policyBook) {
  return adjudicate(claim, policies).findings.map(({ edit, ruleId, lineNumber }) => [edit, ruleId, lineNumber]);
}

/** A line of the hand-made claim with a code. */
export function coded(procedureCode: string, modifiers: readonly string[] = [], lineNumber = 1): ClaimLineSubmission {
  return line({ procedureCode, modifiers, lineNumber });
}

/** The hand-made book with one procedure more, or one that is another: a laboratory's, unless said otherwise. */
export function withProcedure(code: string, facts: Partial<Procedure>, policies: PolicyBook = policyBook): PolicyBook {
  const like = policies.procedures.get('83036') as Procedure;
  return { ...policies, procedures: new Map([...policies.procedures, [code, { ...like, code, ...facts }]]) };
}
