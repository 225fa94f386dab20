import { type Trend, trendOf } from '../metrics/trend.js';
import { differenceError, pooledZ, type Proportion, Z_95 } from '../statistics/proportion.js';

/** Answers that a span needs before its rate says anything about a trend. */
export const MINIMUM_ANSWERS = 30;

/** How a denial rate moved from one span to the next. */
export interface PerformanceTrend {
  readonly trend: Trend;
  /** Rate minus the rate before; null where one is missing. */
  readonly difference: number | null;
  /** 95 % interval of the difference, with a variance of its own for each span. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Two-proportion z with a pooled share; negative = fewer denials. Null where it cannot be computed. */
  readonly z: number | null;
  /** True when both spans hold enough answers. */
  readonly enough: boolean;
}

/**
 * Compares two spans by the two-proportion z-test: improving or worsening when both hold at least 30 answers and the
 * difference is significant at 95 % (|z| ≥ 1.96), else stable.
 */
export function performanceTrend(before: Proportion, now: Proportion): PerformanceTrend {
  const enough = before.total >= MINIMUM_ANSWERS && now.total >= MINIMUM_ANSWERS;
  const trend = enough ? trendOf(before, now) : 'stable';
  if (before.total === 0 || now.total === 0) return { trend, difference: null, interval: null, z: null, enough };
  const difference = now.hits / now.total - before.hits / before.total;
  const reach = Z_95 * differenceError(before, now);
  return {
    trend,
    difference,
    interval: { low: difference - reach, high: difference + reach },
    z: pooledZ(before, now),
    enough,
  };
}
