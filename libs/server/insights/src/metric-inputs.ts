import type { MetricExplanation } from '@portal/contracts';
import { centsToDollars, decidedIn, type MetricFacts } from '@portal/domain';

/** The sums that metrics are computed from, by name, money in dollars. */
export function metricInputs({ all, chosen }: MetricFacts): MetricExplanation['inputs'] {
  const money = (name: string, cents: number) => ({ name, value: centsToDollars(cents) });
  return [
    { name: 'Claims answered', value: decidedIn(all) },
    { name: 'Claims paid at the first answer', value: all.approved },
    { name: 'Claims denied at the first answer', value: chosen.denied },
    money('Charges of claims answered, in dollars', all.approvedBilled + all.deniedBilled),
    money('Charges of claims denied, in dollars', chosen.deniedBilled),
    money('Paid at the first answer, in dollars', all.approvedPaid),
    { name: 'Denials appealed up to now', value: chosen.deniedAppealed },
    { name: 'Appeals overturned, by outcome date', value: chosen.won },
    { name: 'Appeals upheld, by outcome date', value: chosen.lost },
    money('Recovered, by outcome date, in dollars', chosen.recovered),
    money('Charges of appeals upheld, by outcome date, in dollars', chosen.writtenOff),
    { name: 'Practice sessions completed', value: chosen.practice },
  ];
}
