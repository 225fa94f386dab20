import { addSums, emptySums, type Histogram, type MetricFacts } from '../metrics/metric-facts.js';
import type { Metric } from '../metrics/metric.js';
import { Z_95 } from '../statistics/proportion.js';

/** Days from which on the spread of a difference is worth naming. */
const FEWEST_PAIRED_DAYS = 7;

/** By how much a figure differs between two futures. Money in cents. */
export interface PairedDifference {
  readonly value: number;
  /** 95 %; null for medians, for fewer than a week, and where a day more or less leaves nothing to divide by. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/**
 * The difference of a metric between two futures of the same days (`other` − `base`), or null where one has no figure.
 * Both were drawn from the same random numbers, so a day that is busy in one is busy in the other: the interval comes from
 * leaving out one pair of days at a time (jackknife), which counts only what differs.
 */
export function pairedDifference(
  metric: Metric,
  base: readonly MetricFacts[],
  other: readonly MetricFacts[],
): PairedDifference | null {
  if (base.length !== other.length) throw new RangeError('two futures must have the same days');
  const value = differenceOf(metric, base, other);
  if (value === null) return null;
  const days = base.length;
  if (metric.unit === 'days' || days < FEWEST_PAIRED_DAYS) return { value, interval: null };
  // A total falls with every day left out, a share does not.
  const scale = metric.unit === 'share' ? 1 : days / (days - 1);
  const without: number[] = [];
  for (let left = 0; left < days; left++) {
    const rest = differenceOf(metric, base.toSpliced(left, 1), other.toSpliced(left, 1));
    if (rest === null) return { value, interval: null };
    without.push(rest * scale);
  }
  const mean = without.reduce((sum, one) => sum + one, 0) / days;
  const spread = without.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const reach = Z_95 * Math.sqrt(((days - 1) / days) * spread);
  return { value, interval: { low: value - reach, high: value + reach } };
}

/** The facts of several days together. */
export function factsOver(days: readonly MetricFacts[]): MetricFacts {
  const [all, chosen] = [emptySums(), emptySums()];
  const [daysToPay, daysToOverturn] = [new Map<number, number>(), new Map<number, number>()];
  for (const day of days) {
    addSums(all, day.all);
    addSums(chosen, day.chosen);
    addHistogram(daysToPay, day.daysToPay);
    addHistogram(daysToOverturn, day.daysToOverturn);
  }
  return { all, chosen, daysToPay, daysToOverturn };
}

function differenceOf(metric: Metric, base: readonly MetricFacts[], other: readonly MetricFacts[]): number | null {
  const [before, after] = [factsOver(base), factsOver(other)].map((facts) => metric.compute(facts, facts).value);
  return before == null || after == null ? null : after - before;
}

function addHistogram(to: Map<number, number>, more: Histogram): void {
  for (const [days, number] of more) to.set(days, (to.get(days) ?? 0) + number);
}
