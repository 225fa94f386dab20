import type { Proportion } from '../statistics/proportion.js';
import { wilsonInterval } from '../statistics/wilson-interval.js';

/** How a rate changed, with the interval in which the true change lies. */
export interface RateChange {
  readonly before: number;
  readonly after: number;
  /** After minus before: negative is fewer denials. */
  readonly difference: number;
  /** 95 % interval of the difference. */
  readonly interval: readonly [low: number, high: number];
  /** True when the interval leaves out zero: more than chance. */
  readonly certain: boolean;
}

/** Fewer claims than this say nothing about a rate. */
const FEWEST_CLAIMS = 30;

/**
 * The change of a share of claims between two periods; null while one of them has fewer than 30 claims. The interval is Newcombe's hybrid
 * score interval (method 10, Statistics in Medicine 17, 1998), which holds for rates near zero.
 */
export function rateChange(before: Proportion, after: Proportion): RateChange | null {
  if (before.total < FEWEST_CLAIMS || after.total < FEWEST_CLAIMS) return null;
  const [p1, p2] = [before.hits / before.total, after.hits / after.total];
  const [low1, high1] = wilsonInterval(before);
  const [low2, high2] = wilsonInterval(after);
  const difference = p2 - p1;
  const low = difference - Math.hypot(p2 - low2, high1 - p1);
  const high = difference + Math.hypot(high2 - p2, p1 - low1);
  return { before: p1, after: p2, difference, interval: [low, high], certain: low > 0 || high < 0 };
}
