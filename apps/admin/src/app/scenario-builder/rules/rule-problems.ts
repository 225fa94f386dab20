import { type FieldFinding, outOfBounds } from '../form/field-bounds.js';
import { dayBounds } from '../stages/stage-problems.js';
import type { RuleRow } from './rule-form.js';

/** A rule that begins after the end of a run is allowed; it is not seen. */
const DAYS = dayBounds('continuous');

/** What is wrong with the rule changes, by `ruleChanges/<index>/<field>`. What does not exist is for the server to say. */
export function ruleProblems(rows: readonly RuleRow[]): FieldFinding[] {
  return rows.flatMap(({ payerId, procedureCode, fromDay }, index): FieldFinding[] => [
    [`ruleChanges/${index}/payerId`, payerId ? null : 'Choose a payer.'],
    [`ruleChanges/${index}/procedureCode`, procedureCode.trim() ? null : 'Name a code.'],
    [`ruleChanges/${index}/fromDay`, outOfBounds(fromDay, DAYS, 'whole')],
  ]);
}
