import { decidedIn } from './metric-facts.js';
import { moneyInput, paidMoneyInput } from './metric-input.js';
import { type Metric, ratio } from './metric.js';

/** Of the money that payers could have paid on answered claims, the share that they paid. */
export const netCollection: Metric = {
  key: 'net-collection',
  name: 'Net collection',
  unit: 'share',
  counts: 'money',
  better: 'higher',
  formula:
    '(paid at the first answer + recovered on appeal up to now) ÷ (the same + charges of denials not overturned), by date of the first answer',
  source: 'After HFMA MAP Keys, net collection; a denial stands with its charge, for it has no contract price',
  ignores: ['patternId'],
  claims: { by: 'decided', initialStatus: ['approved', 'denied'], count: ({ all }) => decidedIn(all) },
  inputs: (facts) => [
    paidMoneyInput(facts),
    moneyInput('Recovered on appeal up to now', facts.all.deniedRecovered),
    moneyInput('Charges of claims denied, whatever the pattern', facts.all.deniedBilled),
    moneyInput('Charges of denials overturned up to now', facts.all.overturnedBilled),
  ],
  compute: ({ all }) => {
    const collected = all.approvedPaid + all.deniedRecovered;
    return ratio(collected, collected + all.deniedBilled - all.overturnedBilled);
  },
};
