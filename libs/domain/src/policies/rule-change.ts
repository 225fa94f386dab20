import type { PolicyBook, SiteRule } from '../adjudication/policy-book.js';
import type { GenerationConfig } from '../generation/generation-config.js';
import { dayStart } from '../generation/stage.js';
import { toCalendarDate } from '../time/instant.js';

/** From a day of the run on, a payer refuses a service. A setting of the run, so part of its input (law 1). */
export interface RuleChange {
  readonly payerId: string;
  readonly procedureCode: string;
  /** The place of service that it is bound to; null = wherever the service is given. */
  readonly placeOfService: string | null;
  /** The simulated day on which it begins: 1 is the first day after the history. */
  readonly fromDay: number;
}

/** Most rule changes of one run. */
export const MAX_RULE_CHANGES = 5;

/** The policy book of a run: the given one with the rules that change in it. The book itself stays as it is. */
export function withRuleChanges(
  book: PolicyBook,
  { ruleChanges = [], startDate }: Pick<GenerationConfig, 'ruleChanges' | 'startDate'>,
): PolicyBook {
  if (ruleChanges.length === 0) return book;
  const siteRules = new Map(book.siteRules);
  for (const change of ruleChanges) {
    const rule = siteRuleOf(change, startDate);
    siteRules.set(rule.procedureCode, [...(siteRules.get(rule.procedureCode) ?? []), rule]);
  }
  return { ...book, siteRules };
}

function siteRuleOf({ fromDay, ...rule }: RuleChange, startDate: string): SiteRule {
  return {
    ...rule,
    id: `SITE-${rule.payerId.replace('PAY-', '')}-${rule.procedureCode}-${rule.placeOfService ?? 'ANY'}`,
    effectiveFrom: toCalendarDate(dayStart({ startDate }, fromDay)),
  };
}
