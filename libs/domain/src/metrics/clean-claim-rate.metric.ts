import { decidedIn } from './metric-facts.js';
import { answeredInput, paidInput } from './metric-input.js';
import { type Metric, ratio } from './metric.js';

/** Share of claims that were paid at the first answer. */
export const cleanClaimRate: Metric = {
  key: 'clean-claim-rate',
  name: 'Clean claim rate',
  unit: 'share',
  counts: 'number',
  better: 'higher',
  formula: 'claims paid at the first answer ÷ claims answered, by date of the first answer',
  source: 'After HFMA MAP Keys, clean claim rate; seen from the payer’s answer, because no edits run before submission',
  ignores: ['patternId'],
  claims: { by: 'decided', initialStatus: ['approved'], count: ({ all }) => all.approved },
  inputs: (facts) => [paidInput(facts), answeredInput(facts)],
  compute: ({ all }) => ratio(all.approved, decidedIn(all)),
};
