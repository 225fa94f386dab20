import { type ToldTrend, trendOf } from '../metrics/trend.js';
import { differenceError, isNearlyNormal, pooledZ, type Proportion, Z_95 } from '../statistics/proportion.js';

/** How a denial rate moved from one span to the next. */
export interface PerformanceTrend extends ToldTrend {
  /** Rate minus the rate before; null where one is missing. */
  readonly difference: number | null;
  /** 95 % interval of the difference, with a variance of its own for each span. Null where it cannot be told from so few. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Two-proportion z with a pooled share; negative = fewer denials. Null where the exact test tells the trend instead. */
  readonly z: number | null;
}

/** Compares two spans by the rule of every trend, and tells the numbers behind it. */
export function performanceTrend(before: Proportion, now: Proportion): PerformanceTrend {
  const told = trendOf(before, now);
  if (before.total === 0 || now.total === 0) return { ...told, difference: null, interval: null, z: null };
  const difference = now.hits / now.total - before.hits / before.total;
  if (!isNearlyNormal(before, now)) return { ...told, difference, interval: null, z: null };
  const reach = Z_95 * differenceError(before, now);
  return {
    ...told,
    difference,
    interval: { low: difference - reach, high: difference + reach },
    z: pooledZ(before, now),
  };
}
