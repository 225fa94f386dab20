import { percentile, totalOf } from './metric-facts.js';
import type { MetricFacts } from './metric-facts.js';
import { daysInputs } from './metric-input.js';
import type { Metric, MetricResult } from './metric.js';

const common = {
  unit: 'days',
  counts: 'number',
  better: 'lower',
  source: 'Our definition, after HFMA Claim Integrity Task Force, time from appeal to resolution',
  ignores: [],
  claims: { by: 'outcome', status: ['overturned'], count: ({ chosen }) => chosen.won },
  inputs: ({ daysToOverturn }: MetricFacts) => daysInputs('Overturned', daysToOverturn),
} as const satisfies Partial<Metric>;

/** Days from filing an appeal to winning it, median. */
export const daysToOverturnMedian: Metric = {
  ...common,
  key: 'days-to-overturn-median',
  name: 'Days to overturn, median',
  formula: 'median of calendar days from filing to outcome, of appeals overturned, by outcome date',
  compute: (facts) => atPortion(facts, 0.5),
};

/** Days within which nine of ten appeals that are won are won. */
export const daysToOverturnP90: Metric = {
  ...common,
  key: 'days-to-overturn-p90',
  name: 'Days to overturn, 9 in 10',
  formula: 'days within which 9 in 10 overturned appeals were decided, by outcome date',
  compute: (facts) => atPortion(facts, 0.9),
};

function atPortion({ daysToOverturn }: MetricFacts, portion: number): MetricResult {
  return { value: percentile(daysToOverturn, portion), numerator: totalOf(daysToOverturn), denominator: null };
}
