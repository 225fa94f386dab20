import { roundToCents } from '../money/cents.js';
import { differenceError, type Proportion, Z_95 } from '../statistics/proportion.js';
import { decidedIn, type MetricFacts } from './metric-facts.js';
import { answeredInput, deniedInput, numberInput, paidInput, paidMoneyInput } from './metric-input.js';
import type { Metric, MetricResult } from './metric.js';

/** Estimate of what was paid because denials became rarer. Never added to what was recovered. */
export const revenueProtected: Metric = {
  key: 'revenue-protected',
  name: 'Protected, estimate',
  unit: 'dollars',
  counts: 'number',
  better: 'higher',
  formula:
    '(denial rate of the period before − denial rate) × claims answered × mean payment of a claim paid at the first answer; interval: 95 % of the difference of two shares',
  source: 'Our definition',
  comparesPeriods: true,
  ignores: [],
  claims: { by: 'decided', initialStatus: ['denied'], count: ({ chosen }) => chosen.denied },
  inputs: (facts, previous) => [
    deniedInput(facts),
    answeredInput(facts),
    numberInput('Claims denied in the period before', previous.chosen.denied),
    numberInput('Claims answered in the period before', decidedIn(previous.all)),
    paidInput(facts),
    paidMoneyInput(facts),
  ],
  compute: protectedRevenue,
};

/** Denials avoided against the period before, valued at the mean payment. Numerator: denials; denominator: answers. */
function protectedRevenue({ all, chosen }: MetricFacts, previous: MetricFacts): MetricResult {
  const now: Proportion = { hits: chosen.denied, total: decidedIn(all) };
  const before: Proportion = { hits: previous.chosen.denied, total: decidedIn(previous.all) };
  const counts = { numerator: now.hits, denominator: now.total };
  if (now.total === 0 || before.total === 0 || all.approved === 0) return { ...counts, value: null, interval: null };
  const margin = (Z_95 * differenceError(before, now) * now.total * all.approvedPaid) / all.approved;
  // One division of whole numbers, so that half a cent is half a cent and not a hair less.
  const avoided = before.hits * now.total - now.hits * before.total;
  const value = (avoided * all.approvedPaid) / (before.total * all.approved);
  return {
    ...counts,
    value: roundToCents(value),
    interval: { low: roundToCents(value - margin), high: roundToCents(value + margin) },
  };
}
