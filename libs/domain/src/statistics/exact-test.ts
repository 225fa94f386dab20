import type { Proportion } from './proportion.js';

/** How much larger the chance of a table may come out by rounding alone and still count as the same. */
const ROUNDING = 1 + 1e-7;

/**
 * Two-sided p of the difference of two shares by Fisher's exact test, 0 to 1: of all ways to spread as many hits over both
 * groups, the chance of those that are no likelier than what was seen. It holds for any numbers, and takes as many steps as
 * the smallest of hits, misses and the two totals, at most.
 */
export function exactP(before: Proportion, now: Proportion): number {
  const hits = before.hits + now.hits;
  const [least, most] = [Math.max(0, hits - now.total), Math.min(hits, before.total)];
  /** Chance of one hit more among those before, as a multiple of the chance of so many. */
  const ratio = (first: number) =>
    ((hits - first) * (before.total - first)) / ((first + 1) * (now.total - hits + first + 1));
  // All chances are told as multiples of that of what was seen.
  let [all, asUnlikely] = [1, 1];
  const count = (chance: number) => {
    all += chance;
    if (chance <= ROUNDING) asUnlikely += chance;
  };
  for (let first = before.hits, chance = 1; first < most; first++) count((chance *= ratio(first)));
  for (let first = before.hits, chance = 1; first > least; first--) count((chance /= ratio(first - 1)));
  return asUnlikely / all;
}
