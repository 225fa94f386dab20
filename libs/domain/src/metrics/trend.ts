/** How a rate moves, where lower is better. */
export const TRENDS = ['improving', 'stable', 'worsening'] as const;
/** How a rate moves, where lower is better. */
export type Trend = (typeof TRENDS)[number];

/** Two-sided 95 % point of the normal distribution. */
export const Z_95 = 1.959964;

/** So many of so many. */
export interface Proportion {
  readonly hits: number;
  readonly total: number;
}

/**
 * Compares two shares of denials by the two-proportion z-test with a pooled share: improving or worsening when the
 * difference is significant at 95 %, else stable. Stable too where there is nothing to compare.
 */
export function trendOf(before: Proportion, now: Proportion): Trend {
  if (before.total === 0 || now.total === 0) return 'stable';
  const pooled = (before.hits + now.hits) / (before.total + now.total);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.total + 1 / now.total));
  const difference = now.hits / now.total - before.hits / before.total;
  if (error === 0 || Math.abs(difference) / error < Z_95) return 'stable';
  return difference < 0 ? 'improving' : 'worsening';
}
