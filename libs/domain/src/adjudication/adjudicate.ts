import type { Adjustment, ClaimSubmission } from '../claims/claim.js';
import { mayBeAppealed } from '../denial-patterns/denial-causes.js';
import { DomainError } from '../errors/domain-error.js';
import type { Cents } from '../money/cents.js';
import type { Adjudication, Edit, Finding, LineAdjudication } from './adjudication.js';
import { ClaimReview } from './claim-review.js';
import { reviewCompleteness } from './edits/completeness-edits.js';
import { reviewCoverage } from './edits/coverage-edits.js';
import { reviewDiagnoses } from './edits/diagnosis-edits.js';
import { reviewLines } from './edits/line-edits.js';
import { reviewPairs } from './edits/pair-edits.js';
import { reviewPapers } from './edits/paper-edits.js';
import { reviewSites } from './edits/site-edits.js';
import type { PolicyBook } from './policy-book.js';
import { type LinePrice, priceLines } from './pricing.js';

/** Rules that no appeal changes: a pair never paid together, a unit limit that is absolute. */
const FINAL_RULES = new Set(['PTP-0', 'MUE-2']);
const EDITS_WITHOUT_APPEAL = new Set<Edit>(['DXRULE', 'AGESEX', 'CODE']);

/**
 * The payer's answer to a claim: the one function that the simulation, the claim page, corrections and Claim Lab share
 * (law 3). It reads the claim's content and the policy book and nothing else. Edits run from "whose claim is it" to "what
 * is missing": coverage, completeness, diagnoses, lines, pairs, papers, sites; the first finding is the cause that the payer
 * names. Any finding denies the claim as a whole: every line carries the cause's code for its whole charge, and the
 * remark codes stand on the offending line (on all lines when the whole claim is at fault).
 * @throws DomainError `unknown-reference` when the payer is not in the book.
 */
export function adjudicate(claim: ClaimSubmission, policies: PolicyBook): Adjudication {
  const payer = policies.payers.get(claim.payerId);
  if (!payer)
    throw new DomainError('unknown-reference', `payer ${claim.payerId} is not in the policy book`, [
      { pointer: '/payerId', detail: 'unknown payer' },
    ]);
  const review = new ClaimReview(claim, policies, payer);
  reviewCoverage(review);
  reviewCompleteness(review);
  reviewDiagnoses(review);
  reviewLines(review);
  reviewPairs(review);
  reviewPapers(review);
  reviewSites(review);
  const prices = priceLines(claim, payer, policies);
  const [cause] = review.findings;
  return cause ? deny(claim, review.findings, cause, prices) : approve(prices);
}

/** True when the denial for this finding may be appealed. */
export function hasAppealRight(finding: Finding): boolean {
  if (FINAL_RULES.has(finding.ruleId ?? '') || EDITS_WITHOUT_APPEAL.has(finding.edit)) return false;
  return mayBeAppealed(finding.causeId, finding.rarcs);
}

/**
 * The answer when nothing is wrong: allowed amounts, contractual write-off, the patient's share.
 * @param prices of all lines, in their order
 */
export function approve(prices: readonly LinePrice[]): Adjudication {
  let allowedAmount = 0;
  let patientAmount = 0;
  let adjustmentAmount = 0;
  const lines = prices.map(({ billed, allowed, patient, patientCarc }, index): LineAdjudication => {
    const adjustments: Adjustment[] = [];
    if (billed > allowed) adjustments.push({ group: 'CO', carc: '45', amount: billed - allowed, rarcs: [] });
    if (patient > 0) adjustments.push({ group: 'PR', carc: patientCarc, amount: patient, rarcs: [] });
    allowedAmount += allowed;
    patientAmount += patient;
    adjustmentAmount += billed - allowed;
    return {
      lineNumber: index + 1,
      status: 'approved',
      allowedAmount: allowed,
      paidAmount: allowed - patient,
      patientAmount: patient,
      adjustments,
    };
  });
  const paidAmount = allowedAmount - patientAmount;
  return {
    outcome: 'approved',
    findings: [],
    lines,
    allowedAmount,
    paidAmount,
    patientAmount,
    adjustmentAmount,
    payableAmount: paidAmount,
    appealable: false,
  };
}

function deny(
  claim: ClaimSubmission,
  findings: readonly Finding[],
  cause: Finding,
  prices: readonly LinePrice[],
): Adjudication {
  const payableAmount = prices.reduce<Cents>((sum, { allowed, patient }) => sum + allowed - patient, 0);
  const lines = claim.lineItems.map((line): LineAdjudication => {
    const offending = cause.lineNumber === null || cause.lineNumber === line.lineNumber;
    return {
      lineNumber: line.lineNumber,
      status: 'denied',
      allowedAmount: 0,
      paidAmount: 0,
      patientAmount: 0,
      adjustments: [
        { group: cause.group, carc: cause.carc, amount: line.billedAmount, rarcs: offending ? cause.rarcs : [] },
      ],
    };
  });
  return {
    outcome: 'denied',
    findings,
    lines,
    allowedAmount: 0,
    paidAmount: 0,
    patientAmount: 0,
    adjustmentAmount: claim.billedAmount,
    payableAmount,
    appealable: hasAppealRight(cause),
  };
}
