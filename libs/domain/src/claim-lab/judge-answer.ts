import { adjudicate } from '../adjudication/adjudicate.js';
import type { Adjudication, Finding } from '../adjudication/adjudication.js';
import { explainDenial } from '../adjudication/explanation/explain-denial.js';
import type { PolicyBook } from '../adjudication/policy-book.js';
import type { ClaimSubmission } from '../claims/claim.js';
import { DomainError } from '../errors/domain-error.js';
import { applyEdits } from './apply-edits.js';
import type { ClaimEdit } from './claim-edit.js';
import { type Correction, findCorrection } from './find-correction.js';

/** What a person says is wrong with a denied claim, and does about it. */
export interface LabAnswer {
  /** The pattern that the person takes it for. */
  readonly patternId: string;
  readonly edits: readonly ClaimEdit[];
}

/** How far an answer mends the claim. */
export type MendGrade = 'paid' | 'paid-less' | 'other-fault-left' | 'right-change-elsewhere' | 'still-denied';

/** What the payer's rules say to an answer. */
export interface LabJudgement {
  /** True when the pattern that was named is the cause that the payer read from the claim. */
  readonly patternRight: boolean;
  readonly grade: MendGrade;
  /** 0 to 1: how much of the mending is done. */
  readonly mended: number;
  /** The claim as it would be sent again. */
  readonly claim: ClaimSubmission;
  readonly answer: Adjudication;
  /** Why, in plain words about this claim. */
  readonly why: string;
  /** Name of the rule that decided. */
  readonly rule: string;
}

/** Credit for a change that goes half of the way. */
const HALF = 0.5;

/**
 * Judges an answer by the same `adjudicate` that denied the claim (law 3); what was planted plays no part. Full credit
 * when the payer pays all that can be had, less in proportion to what is given away, half for a right change at the
 * wrong line and for one that leaves another fault.
 * @throws DomainError `invalid-input` for changes that cannot be made, `conflict` for a claim that nothing mends
 */
export function judgeAnswer(claim: ClaimSubmission, given: LabAnswer, book: PolicyBook): LabJudgement {
  const [cause] = adjudicate(claim, book).findings;
  const best = findCorrection(claim, book);
  if (!cause || !best) throw new DomainError('conflict', 'Nothing on this claim itself can be mended.');
  const edited = applyEdits(claim, given.edits, book);
  const answer = adjudicate(edited, book);
  const [left] = answer.findings;
  const denial = explainDenial(claim, cause, book);
  const patternRight = given.patternId === cause.causeId;
  if (!left) {
    const mended = shareOf(answer.allowedAmount, best.answer.allowedAmount);
    const why = mended === 1 ? denial.why : `${denial.remedy} This way the practice gives up money that it was owed.`;
    const grade = mended === 1 ? 'paid' : 'paid-less';
    return { patternRight, grade, mended, claim: edited, answer, why, rule: denial.rule };
  }
  const { why, rule } = explainDenial(edited, left, book);
  const grade = gradeOfDenied(cause, answer, given.edits, best);
  return { patternRight, grade, mended: grade === 'still-denied' ? 0 : HALF, claim: edited, answer, why, rule };
}

function shareOf(allowed: number, attainable: number): number {
  return attainable === 0 ? 1 : Math.min(1, allowed / attainable);
}

function gradeOfDenied(
  cause: Finding,
  { findings }: Adjudication,
  edits: readonly ClaimEdit[],
  best: Correction,
): MendGrade {
  const stays = findings.some(({ edit, ruleId }) => edit === cause.edit && ruleId === cause.ruleId);
  if (!stays) return 'other-fault-left';
  const elsewhere = edits.some((edit) => best.edits.some((right) => isSameChangeElsewhere(edit, right)));
  return elsewhere ? 'right-change-elsewhere' : 'still-denied';
}

/** The same change, but of another line. */
function isSameChangeElsewhere(edit: ClaimEdit, right: ClaimEdit): boolean {
  if (!('line' in edit) || !('line' in right) || edit.line === right.line) return false;
  return JSON.stringify({ ...edit, line: 0 }) === JSON.stringify({ ...right, line: 0 });
}
