/** Two-sided 95 % point of the standard normal distribution. */
export const Z_95 = 1.959964;

/** So many of so many: denials of answers, for one. */
export interface Proportion {
  readonly hits: number;
  readonly total: number;
}

/** A share from 0 to 1, or null where there is nothing to divide by. */
export function rateOf(hits: number, total: number): number | null {
  return total === 0 ? null : hits / total;
}

/**
 * The two-proportion z with a pooled share; negative = the share fell. Null where it cannot be computed: nothing to compare,
 * or no hit, or nothing but hits, in both.
 */
export function pooledZ(before: Proportion, now: Proportion): number | null {
  if (before.total === 0 || now.total === 0) return null;
  const pooled = (before.hits + now.hits) / (before.total + now.total);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.total + 1 / now.total));
  return error === 0 ? null : (now.hits / now.total - before.hits / before.total) / error;
}

/** Hits and misses that must be expected in each of two groups for the normal distribution to describe their shares. */
const FEWEST_EXPECTED = 5;

/** Whether there are enough hits and misses for z, and for an interval from the standard error, to mean what they say. */
export function isNearlyNormal(before: Proportion, now: Proportion): boolean {
  const [hits, total] = [before.hits + now.hits, before.total + now.total];
  return Math.min(before.total, now.total) * Math.min(hits, total - hits) >= FEWEST_EXPECTED * total && total > 0;
}

/** Standard error of the difference of two shares, each with a variance of its own. Both totals must be above 0. */
export function differenceError(before: Proportion, now: Proportion): number {
  return Math.sqrt(variance(before) + variance(now));
}

function variance({ hits, total }: Proportion): number {
  const rate = hits / total;
  return (rate * (1 - rate)) / total;
}
