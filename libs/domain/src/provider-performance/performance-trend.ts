import { type Proportion, type Trend, trendOf, Z_95 } from '../metrics/trend.js';

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
  const rates = [before, now].map(({ hits, total }) => hits / total) as [number, number];
  const difference = rates[1] - rates[0];
  const pooled = (before.hits + now.hits) / (before.total + now.total);
  const pooledError = Math.sqrt(pooled * (1 - pooled) * (1 / before.total + 1 / now.total));
  const error = Math.sqrt(variance(rates[0], before.total) + variance(rates[1], now.total));
  return {
    trend,
    difference,
    interval: { low: difference - Z_95 * error, high: difference + Z_95 * error },
    z: pooledError === 0 ? null : difference / pooledError,
    enough,
  };
}

function variance(rate: number, total: number): number {
  return (rate * (1 - rate)) / total;
}
