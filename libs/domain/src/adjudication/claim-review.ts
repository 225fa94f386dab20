import type { AdjustmentGroup, ClaimLineSubmission, ClaimSubmission } from '../claims/claim.js';
import { causeOfEdit } from '../denial-patterns/denial-causes.js';
import { policyIdOf } from '../policies/policy-id.js';
import type { Edit, Finding } from './adjudication.js';
import { procedureEdits, type ProcedureEdits } from './code-edits.js';
import { ageOn } from './patient-fit.js';
import type { Payer, PolicyBook, Procedure } from './policy-book.js';

/** What an edit says about the claim. */
export interface Objection {
  readonly carc: string;
  readonly rarcs?: readonly string[];
  /** CO unless said otherwise. */
  readonly group?: AdjustmentGroup;
  readonly lineNumber?: number;
  readonly ruleId?: string;
  readonly codes?: readonly string[];
}

/** A line beside its procedure and what the book holds against it, which are undefined for a code that it does not know. */
export interface ReviewedLine {
  readonly line: ClaimLineSubmission;
  readonly procedure: Procedure | undefined;
  readonly edits: ProcedureEdits | undefined;
}

/** A claim under review: the claim, the payer that answers, the patient's age, and what has been found so far. */
export class ClaimReview {
  readonly findings: Finding[] = [];
  readonly lines: readonly ReviewedLine[];
  /** Null when the birth date was left blank: edits of age are then left out. */
  readonly age: number | null;

  constructor(
    readonly claim: ClaimSubmission,
    readonly book: PolicyBook,
    readonly payer: Payer,
  ) {
    this.age = claim.patientDob === null ? null : ageOn(claim.dateOfService, claim.patientDob);
    this.lines = claim.lineItems.map((line) => {
      const edits = procedureEdits(line.procedureCode, book);
      return { line, procedure: edits?.procedure, edits };
    });
  }

  /** Notes a broken edit. */
  object(edit: Edit, objection: Objection): void {
    this.findings.push({
      edit,
      ruleId: objection.ruleId ?? null,
      policyId: policyIdOf(edit, objection.ruleId ?? null),
      group: objection.group ?? 'CO',
      carc: objection.carc,
      rarcs: objection.rarcs ?? [],
      lineNumber: objection.lineNumber ?? null,
      causeId: causeOfEdit(edit),
      codes: objection.codes ?? [],
    });
  }
}
