import { type MetricFacts, percentile, totalOf } from './metric-facts.js';
import { daysInputs } from './metric-input.js';
import type { Metric } from './metric.js';

const common = {
  unit: 'days',
  counts: 'number',
  better: 'lower',
  source: 'Our definition; HFMA MAP Keys know days in receivables, which need a ledger',
  ignores: ['patternId'],
  claims: { by: 'decided', initialStatus: ['approved'], count: ({ all }) => all.approved },
  inputs: ({ daysToPay }: MetricFacts) => daysInputs('Paid', daysToPay),
} as const satisfies Partial<Metric>;

/** Days until a claim that is paid at once is paid, median. */
export const daysToPayMedian: Metric = {
  ...common,
  key: 'days-to-pay-median',
  name: 'Days to pay, median',
  formula: 'median of calendar days from submission to payment, of claims paid at the first answer, by its date',
  compute: ({ daysToPay }) => atPortion(daysToPay, 0.5),
};

/** Days within which nine of ten such claims are paid. */
export const daysToPayP90: Metric = {
  ...common,
  key: 'days-to-pay-p90',
  name: 'Days to pay, 9 in 10',
  formula: 'days within which 9 in 10 claims that were paid at the first answer were paid, by date of the answer',
  compute: ({ daysToPay }) => atPortion(daysToPay, 0.9),
};

function atPortion(days: Parameters<typeof percentile>[0], portion: number) {
  return { value: percentile(days, portion), numerator: totalOf(days), denominator: null };
}
