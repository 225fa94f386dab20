import { numberInput } from './metric-input.js';
import { type Metric, ratio } from './metric.js';

/** Share of decided appeals that were won. */
export const overturnRate: Metric = {
  key: 'overturn-rate',
  name: 'Overturn rate',
  unit: 'share',
  counts: 'number',
  better: 'higher',
  formula: 'appeals overturned ÷ appeals decided, each appeal once, by outcome date',
  source: 'HFMA Claim Integrity Task Force, denials overturned on appeal',
  ignores: [],
  claims: { by: 'outcome', status: ['overturned'], count: ({ chosen }) => chosen.won },
  inputs: ({ chosen }) => [
    numberInput('Appeals overturned, by outcome date', chosen.won),
    numberInput('Appeals upheld, by outcome date', chosen.lost),
  ],
  compute: ({ chosen }) => ratio(chosen.won, chosen.won + chosen.lost),
};
