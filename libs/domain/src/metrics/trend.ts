import { pooledZ, type Proportion, Z_95 } from '../statistics/proportion.js';

/** How a rate moves, where lower is better. */
export const TRENDS = ['improving', 'stable', 'worsening'] as const;
/** How a rate moves, where lower is better. */
export type Trend = (typeof TRENDS)[number];

/** Answers that a span needs before its rate says anything about a trend. */
export const MINIMUM_ANSWERS = 30;

/** A trend, and whether there was enough to tell it from. */
export interface ToldTrend {
  readonly trend: Trend;
  /** True when both spans hold enough answers; without them the trend is stable. */
  readonly enough: boolean;
}

/**
 * Compares two shares of denials by the two-proportion z-test with a pooled share: improving or worsening when both spans
 * hold at least 30 answers and the difference is significant at 95 % (|z| ≥ 1.96), else stable.
 */
export function trendOf(before: Proportion, now: Proportion): ToldTrend {
  const enough = before.total >= MINIMUM_ANSWERS && now.total >= MINIMUM_ANSWERS;
  return { trend: enough ? direction(before, now) : 'stable', enough };
}

function direction(before: Proportion, now: Proportion): Trend {
  const z = pooledZ(before, now);
  if (z === null || Math.abs(z) < Z_95) return 'stable';
  return z < 0 ? 'improving' : 'worsening';
}
