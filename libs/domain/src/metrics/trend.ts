import { pooledZ, type Proportion, Z_95 } from '../statistics/proportion.js';

/** How a rate moves, where lower is better. */
export const TRENDS = ['improving', 'stable', 'worsening'] as const;
/** How a rate moves, where lower is better. */
export type Trend = (typeof TRENDS)[number];

/**
 * Compares two shares of denials by the two-proportion z-test with a pooled share: improving or worsening when the
 * difference is significant at 95 %, else stable. Stable too where there is nothing to compare.
 */
export function trendOf(before: Proportion, now: Proportion): Trend {
  const z = pooledZ(before, now);
  if (z === null || Math.abs(z) < Z_95) return 'stable';
  return z < 0 ? 'improving' : 'worsening';
}
