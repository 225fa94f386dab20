import { exactP } from '../statistics/exact-test.js';
import { isNearlyNormal, pooledZ, type Proportion, Z_95 } from '../statistics/proportion.js';

/** How a rate moves, where lower is better. */
export const TRENDS = ['improving', 'stable', 'worsening'] as const;
/** How a rate moves, where lower is better. */
export type Trend = (typeof TRENDS)[number];

/** Answers that a span needs before its rate says anything about a trend. */
export const MINIMUM_ANSWERS = 30;
/** Chance below which a difference is more than chance. */
const SIGNIFICANT = 0.05;

/** A trend, and whether there was enough to tell it from. */
export interface ToldTrend {
  readonly trend: Trend;
  /** True when both spans hold enough answers; without them the trend is stable. */
  readonly enough: boolean;
}

/**
 * Compares two shares of denials: improving or worsening when both spans hold at least 30 answers and the difference is
 * significant at 95 %, else stable. By the two-proportion z-test with a pooled share (|z| ≥ 1.96), or by Fisher's exact test
 * where fewer than 5 denials, or fewer than 5 other answers, are to be expected in a span: z makes too much of so few.
 */
export function trendOf(before: Proportion, now: Proportion): ToldTrend {
  const enough = before.total >= MINIMUM_ANSWERS && now.total >= MINIMUM_ANSWERS;
  return { trend: enough ? direction(before, now) : 'stable', enough };
}

function direction(before: Proportion, now: Proportion): Trend {
  if (!isSignificant(before, now)) return 'stable';
  return now.hits / now.total < before.hits / before.total ? 'improving' : 'worsening';
}

function isSignificant(before: Proportion, now: Proportion): boolean {
  if (!isNearlyNormal(before, now)) return exactP(before, now) < SIGNIFICANT;
  return Math.abs(pooledZ(before, now) ?? 0) >= Z_95;
}
