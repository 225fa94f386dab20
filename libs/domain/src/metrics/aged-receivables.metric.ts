import { moneyInput } from './metric-input.js';
import { type Metric, ratio } from './metric.js';

/** Days since submission from which on more a charge counts as aged. */
export const AGED_AFTER_DAYS = 90;

/** Share of the open charges that have been open for long. */
export const agedReceivables: Metric = {
  key: 'aged-receivables',
  name: 'Receivables over 90 days',
  unit: 'share',
  counts: 'money',
  better: 'lower',
  formula:
    'charges open for more than 90 days since submission ÷ all open charges, at the end of a period that the run has not gone beyond',
  source:
    'After HFMA MAP Keys, aged A/R as a share of billed A/R; counted from submission, the day on which a claim is billed',
  standsNow: true,
  ignores: [],
  claims: {
    by: 'submitted',
    olderThanDays: AGED_AFTER_DAYS,
    status: ['submitted', 'denied', 'appealed'],
    count: ({ open }) => open?.agedClaims ?? null,
  },
  inputs: ({ open }) =>
    open
      ? [
          moneyInput('Charges open for more than 90 days', open.agedBilled),
          moneyInput('Charges open for 90 days or less', open.billed - open.agedBilled),
        ]
      : [],
  compute: ({ open }) =>
    open ? ratio(open.agedBilled, open.billed) : { value: null, numerator: 0, denominator: null },
};
