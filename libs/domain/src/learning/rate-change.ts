/** Claims of a period and how many of them were denied for the reason in question. */
export interface RateCount {
  readonly denied: number;
  readonly claims: number;
}

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

/** Two-sided 95 % point of the standard normal. */
const Z = 1.959964;

/** Fewer claims than this say nothing about a rate. */
export const FEWEST_CLAIMS = 30;

/**
 * The change between two periods; null while one of them has fewer than 30 claims. The interval is Newcombe's hybrid
 * score interval (method 10, Statistics in Medicine 17, 1998), which holds for rates near zero.
 */
export function rateChange(before: RateCount, after: RateCount): RateChange | null {
  if (before.claims < FEWEST_CLAIMS || after.claims < FEWEST_CLAIMS) return null;
  const [p1, p2] = [before.denied / before.claims, after.denied / after.claims];
  const [low1, high1] = wilson(before);
  const [low2, high2] = wilson(after);
  const difference = p2 - p1;
  const low = difference - Math.hypot(p2 - low2, high1 - p1);
  const high = difference + Math.hypot(high2 - p2, p1 - low1);
  return { before: p1, after: p2, difference, interval: [low, high], certain: low > 0 || high < 0 };
}

function wilson({ denied, claims }: RateCount): readonly [number, number] {
  const p = denied / claims;
  const middle = (p + (Z * Z) / (2 * claims)) / (1 + (Z * Z) / claims);
  const reach = (Z / (1 + (Z * Z) / claims)) * Math.sqrt((p * (1 - p)) / claims + (Z * Z) / (4 * claims * claims));
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}
