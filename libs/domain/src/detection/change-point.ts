/** Daily counts: refused and answered. */
export interface DailyCounts {
  readonly denied: ArrayLike<number>;
  readonly seen: ArrayLike<number>;
}

/** Gain in log-likelihood below which one rate explains all days as well as two: 0.1 % point of χ² with 1 degree, halved. */
const WORTH_A_BREAK = 5.41;

/**
 * The day from which refusals are more frequent: the break that makes two constant rates, the second one higher, most
 * likely (binomial likelihood), moved on to the first refusal after it.
 * @returns its index, or 0 when one rate explains all days as well
 */
export function changePoint({ denied, seen }: DailyCounts): number {
  const days = seen.length;
  const all = { denied: 0, seen: 0 };
  for (let day = 0; day < days; day++) {
    all.denied += denied[day] as number;
    all.seen += seen[day] as number;
  }
  const whole = logLikelihood(all.denied, all.seen);
  const before = { denied: 0, seen: 0 };
  let best = { gain: WORTH_A_BREAK, day: 0 };
  for (let day = 1; day < days; day++) {
    before.denied += denied[day - 1] as number;
    before.seen += seen[day - 1] as number;
    const after = { denied: all.denied - before.denied, seen: all.seen - before.seen };
    if (before.seen === 0 || after.seen === 0) continue;
    if (after.denied / after.seen <= before.denied / before.seen) continue;
    const gain = logLikelihood(before.denied, before.seen) + logLikelihood(after.denied, after.seen) - whole;
    if (gain > best.gain) best = { gain, day };
  }
  if (best.day === 0) return 0;
  let day = best.day;
  while (denied[day] === 0) day++;
  return day;
}

function logLikelihood(hits: number, trials: number): number {
  if (hits === 0 || hits === trials) return 0;
  const share = hits / trials;
  return hits * Math.log(share) + (trials - hits) * Math.log(1 - share);
}
