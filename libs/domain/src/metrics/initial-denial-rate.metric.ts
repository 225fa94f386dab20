import { decidedIn } from './metric-facts.js';
import { answeredInput, deniedInput } from './metric-input.js';
import { type Metric, ratio } from './metric.js';

/** Share of claims that the payer denied at its first answer. */
export const initialDenialRate: Metric = {
  key: 'initial-denial-rate',
  name: 'Initial denial rate',
  unit: 'share',
  counts: 'number',
  better: 'lower',
  formula: 'claims denied at the first answer ÷ claims answered, by date of the first answer',
  source: 'HFMA Claim Integrity Task Force, initial denial rate by volume',
  ignores: [],
  claims: { by: 'decided', initialStatus: ['denied'], count: ({ chosen }) => chosen.denied },
  inputs: (facts) => [deniedInput(facts), answeredInput(facts)],
  compute: ({ all, chosen }) => ratio(chosen.denied, decidedIn(all)),
};
