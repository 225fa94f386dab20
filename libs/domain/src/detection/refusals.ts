import type { Cents } from '../money/cents.js';

/** So many refused of so many answered. */
export interface Refusals {
  readonly denied: number;
  readonly seen: number;
}

/** Counts by day of the window, the first day first. */
export interface RefusalSeries {
  readonly seen: readonly number[];
  readonly denied: readonly number[];
  /** Charges of the denials. */
  readonly billed: readonly Cents[];
}

/** What a series adds up to over the days from one place to before another. */
export function refusalsOver({ denied, seen }: RefusalSeries, from: number, to = seen.length): Refusals {
  return { denied: sumOf(denied, from, to), seen: sumOf(seen, from, to) };
}

/** What is left of refusals without a part of them. */
export function minus(all: Refusals, part: Refusals): Refusals {
  return { denied: Math.max(0, all.denied - part.denied), seen: Math.max(0, all.seen - part.seen) };
}

/** Sum of a part of a series. */
export function sumOf(values: readonly number[], from = 0, to = values.length): number {
  let total = 0;
  for (let day = from; day < to; day++) total += values[day] as number;
  return total;
}
