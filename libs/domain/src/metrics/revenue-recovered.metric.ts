import { moneyInput } from './metric-input.js';
import type { Metric } from './metric.js';

/** Money posted because appeals were won. */
export const revenueRecovered: Metric = {
  key: 'revenue-recovered',
  name: 'Recovered, posted',
  unit: 'dollars',
  counts: 'money',
  better: 'higher',
  formula: 'money paid on overturned appeals, by outcome date',
  source: 'Our definition',
  ignores: [],
  claims: { by: 'outcome', status: ['overturned'], count: ({ chosen }) => chosen.won },
  inputs: ({ chosen }) => [moneyInput('Recovered, by outcome date', chosen.recovered)],
  compute: ({ chosen }) => ({ value: chosen.recovered, numerator: chosen.recovered, denominator: null }),
};
