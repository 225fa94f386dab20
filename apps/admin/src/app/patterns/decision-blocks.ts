import { zeroBasedAxis } from '@portal/figures';

/** Decisions of a day on the claims in question. */
export interface DecisionDay {
  readonly day: string;
  readonly approved: number;
  readonly denied: number;
}

/** A block or bar of the chart. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly kind: 'approved' | 'denied';
}

const LEFT = 28;
const TOP = 20;
const FIELD = 130;
const GAP = 1;
/** More decisions a day than this cannot be told apart as blocks: each kind becomes one bar. */
const MOST_BLOCKS = 20;
/** Days are named at least this far from each other in pixels. */
const DAY_DISTANCE = 80;

/** Decisions day by day, one block each while they can be told apart; denied on top, since the day it began on a ground. */
export function decisionBlocks(days: readonly DecisionDay[], began: string | null, width: number) {
  const most = Math.max(0, ...days.map(({ approved, denied }) => approved + denied));
  const axis = zeroBasedAxis(most, { steps: 2, smallest: 4 });
  const step = (width - LEFT) / Math.max(1, days.length);
  const y = (value: number) => TOP + FIELD * (1 - value / axis.max);
  const blocks = days.flatMap(({ approved, denied }, index) =>
    blocksOf({ approved, denied }, LEFT + index * step, step, y, most <= MOST_BLOCKS),
  );
  const start = began === null ? -1 : days.findIndex(({ day }) => day >= began);
  const every = Math.max(1, Math.ceil(DAY_DISTANCE / step));
  return {
    ...{ width, step, left: LEFT, top: TOP, baseline: TOP + FIELD, height: TOP + FIELD + 22, blocks },
    grid: axis.ticks.map((value) => ({ value, y: y(value) })),
    began: start < 0 ? null : LEFT + start * step,
    marks: days.flatMap(({ day }, index) => (index % every === 0 ? [{ day, x: LEFT + index * step }] : [])),
  };
}

/** Index of the day whose blocks stand at a place across; null where none do. */
export function dayAt({ left, step }: { readonly left: number; readonly step: number }, x: number): number | null {
  return x < left ? null : Math.floor((x - left) / step);
}

function blocksOf(
  { approved, denied }: Omit<DecisionDay, 'day'>,
  left: number,
  step: number,
  y: (value: number) => number,
  single: boolean,
): Block[] {
  const width = Math.max(1.5, step - 2 * GAP);
  const block = (from: number, to: number, kind: Block['kind']): Block => ({
    ...{ x: left + GAP, width, y: y(to), kind },
    height: Math.max(1, y(from) - y(to) - GAP),
  });
  if (!single) {
    return [
      ...(approved > 0 ? [block(0, approved, 'approved')] : []),
      ...(denied > 0 ? [block(approved, approved + denied, 'denied')] : []),
    ];
  }
  return Array.from({ length: approved + denied }, (_, index) =>
    block(index, index + 1, index < approved ? 'approved' : 'denied'),
  );
}
