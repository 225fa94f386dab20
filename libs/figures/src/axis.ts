/** An axis through zero: its end and its grid values from its foot on, the zero included. */
export interface Axis {
  readonly max: number;
  readonly ticks: readonly number[];
}

/** Steps between grid lines, to be multiplied by powers of ten. */
const NICE_STEPS = [1, 2, 3, 4, 5, 6, 8, 10];

/**
 * A zero-based axis that holds the largest value, in equal steps of a round number.
 * @param largest largest value to draw; 0 or less gives an axis up to `smallest`
 * @param smallest end of the axis when there is next to nothing to draw
 */
export function zeroBasedAxis(largest: number, { steps = 3, smallest = 3 } = {}): Axis {
  const wanted = Math.max(largest, smallest) / steps;
  const magnitude = 10 ** Math.floor(Math.log10(wanted));
  // A hair of slack, so that a value on the end of the axis does not push it a step further by rounding.
  const nice = NICE_STEPS.find((step) => step * magnitude >= wanted * (1 - 1e-9)) ?? 10;
  const step = nice * magnitude;
  return { max: step * steps, ticks: Array.from({ length: steps + 1 }, (_, i) => i * step) };
}

/**
 * An axis that holds the largest value and the least one, in equal steps of a round number through zero. Where nothing
 * is below zero it is the zero-based one.
 * @param least least value to draw
 * @param largest largest value to draw
 * @param smallest end of the axis when there is next to nothing to draw
 */
export function axisThroughZero(least: number, largest: number, { steps = 3, smallest = 3 } = {}): Axis {
  const axis = zeroBasedAxis(Math.max(largest, -least), { steps, smallest });
  const [, step] = axis.ticks;
  if (least >= 0 || step === undefined) return axis;
  const below = Math.ceil(-least / step - 1e-9);
  const above = Math.max(1, Math.ceil(largest / step - 1e-9));
  return { max: above * step, ticks: Array.from({ length: below + above + 1 }, (_, i) => (i - below) * step) };
}

/** The axis of a chart that is being watched: it grows by steps, at either end, and never shrinks. */
export function steadyAxis(previous: Axis | null, next: Axis): Axis {
  if (previous && holds(previous, next)) return previous;
  if (!previous || holds(next, previous)) return next;
  // Each goes further than the other at one end.
  return axisThroughZero(Math.min(footOf(previous), footOf(next)), Math.max(previous.max, next.max));
}

/** The least value on an axis: zero unless it goes on below. */
export function footOf({ ticks }: Axis): number {
  return Math.min(0, ...ticks);
}

function holds(one: Axis, other: Axis): boolean {
  return one.max >= other.max && footOf(one) <= footOf(other);
}
