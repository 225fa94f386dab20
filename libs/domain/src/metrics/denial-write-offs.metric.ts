import { moneyInput } from './metric-input.js';
import type { Metric } from './metric.js';

/** Charges given up because an appeal was upheld. */
export const denialWriteOffs: Metric = {
  key: 'denial-write-offs',
  name: 'Denial write-offs',
  unit: 'dollars',
  counts: 'money',
  better: 'lower',
  formula: 'charges of claims whose denial was upheld on appeal, by outcome date',
  source: 'After HFMA MAP Keys, denial write-offs; denials that were never appealed stay open receivables',
  ignores: [],
  claims: { by: 'outcome', status: ['upheld'], count: ({ chosen }) => chosen.lost },
  inputs: ({ chosen }) => [moneyInput('Charges of appeals upheld, by outcome date', chosen.writtenOff)],
  compute: ({ chosen }) => ({ value: chosen.writtenOff, numerator: chosen.writtenOff, denominator: null }),
};
