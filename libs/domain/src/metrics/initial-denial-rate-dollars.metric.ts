import { moneyInput } from './metric-input.js';
import { type Metric, ratio } from './metric.js';

/** Share of charges that the payer denied at its first answer. */
export const initialDenialRateDollars: Metric = {
  key: 'initial-denial-rate-dollars',
  name: 'Initial denial rate by dollars',
  unit: 'share',
  counts: 'money',
  better: 'lower',
  formula: 'charges of claims denied at the first answer ÷ charges of claims answered, by date of the first answer',
  source: 'HFMA Claim Integrity Task Force, initial denial rate by dollars',
  ignores: [],
  claims: { by: 'decided', initialStatus: ['denied'], count: ({ chosen }) => chosen.denied },
  inputs: ({ all, chosen }) => [
    moneyInput('Charges of claims denied', chosen.deniedBilled),
    moneyInput('Charges of claims answered', all.approvedBilled + all.deniedBilled),
  ],
  compute: ({ all, chosen }) => ratio(chosen.deniedBilled, all.approvedBilled + all.deniedBilled),
};
