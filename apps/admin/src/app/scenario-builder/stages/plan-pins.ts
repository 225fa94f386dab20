import { LAST_PLANNED_DAY } from '@portal/domain';
import { readNumber } from '../form/typed-number.js';
import type { RuleRow } from '../rules/rule-form.js';
import type { StageRow } from './stage-form.js';
import type { Pin } from './time-line.js';

/** A day from which on something holds, as it was typed or as the API gives it. */
type Dated<Item extends { readonly fromDay: unknown }> = Omit<Item, 'fromDay'> & { readonly fromDay: string | number };

/** The pins of a time line. What has no day that can be has none. */
export function pinsOf(
  stages: readonly Pick<Dated<StageRow>, 'name' | 'fromDay'>[],
  rules: readonly Pick<Dated<RuleRow>, 'payerId' | 'procedureCode' | 'fromDay'>[],
  payerNames: ReadonlyMap<string, string>,
): Pin[] {
  const ofStages = stages.map(({ name, fromDay }, index): Pin => {
    return { kind: 'stage', index, name: name.trim() || 'A stage without a name', day: readNumber(String(fromDay)) };
  });
  const ofRules = rules.map(({ payerId, procedureCode, fromDay }, index): Pin => {
    const name = `${payerNames.get(payerId) ?? 'A payer'} stops paying for ${procedureCode || 'a code'}`;
    return { kind: 'rule', index, name, day: readNumber(String(fromDay)) };
  });
  return [...ofStages, ...ofRules].filter(({ day }) => Number.isInteger(day) && day >= 1 && day <= LAST_PLANNED_DAY);
}
