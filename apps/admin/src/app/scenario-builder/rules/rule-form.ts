import type { ScenarioSettings } from '../form/generation-form.js';
import { readNumber } from '../form/typed-number.js';

/** A rule change as the API takes it. */
export type RuleSettings = NonNullable<ScenarioSettings['ruleChanges']>[number];

/** A payer that stops paying for a service, as it stands on the page. */
export interface RuleRow {
  /** Empty = not chosen yet. */
  readonly payerId: string;
  readonly procedureCode: string;
  /** Empty = wherever the service is given. */
  readonly placeOfService: string;
  readonly fromDay: string;
}

/** The rows that show the given rule changes. */
export function ruleRows(changes: readonly RuleSettings[]): RuleRow[] {
  return changes.map(({ payerId, procedureCode, placeOfService, fromDay }) => ({
    ...{ payerId, procedureCode, placeOfService: placeOfService ?? '', fromDay: String(fromDay) },
  }));
}

/** The rule changes that the rows stand for, as the API takes them. */
export function rulesOf(rows: readonly RuleRow[]): RuleSettings[] {
  return rows.map(({ payerId, procedureCode, placeOfService, fromDay }) => ({
    payerId,
    procedureCode: procedureCode.trim(),
    placeOfService: placeOfService || null,
    fromDay: readNumber(fromDay),
  }));
}

/** A new rule change, complete so that nothing is wrong with it: the payer given and the commonest visit. */
export function newRule(payerId: string): RuleRow {
  return { payerId, procedureCode: '99213', placeOfService: '', fromDay: '15' };
}
