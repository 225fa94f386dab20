/** One measured figure against a limit measured or stated in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  /** `at-least`: more is better. `at-most`: less is better. */
  readonly goal: 'at-least' | 'at-most';
}

/** Prints a figure as one line of JSON. A ratio of 1 or more means that the goal is met. */
export function report({ name, value, unit, limit, goal }: Figure): void {
  const ratio = goal === 'at-least' ? value / limit : limit / value;
  const round = (number: number) => Number(number.toPrecision(4));
  console.log(JSON.stringify({ name, value: round(value), unit, limit: round(limit), goal, ratio: round(ratio) }));
}

/** Runs the work once to warm up, then several times, and answers with the shortest time in seconds. */
export function bestOf(times: number, work: () => void): number {
  work();
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    work();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

/** The value below which the given share of the sample lies (nearest rank). */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
