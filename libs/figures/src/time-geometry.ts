import type { Axis } from './axis.js';

/** A value a day; null where none is known. */
export type DayValues = readonly (number | null)[];

/** One line over the days of a chart. */
export interface TimeLine {
  readonly name: string;
  /** Name of the data color, such as `denied`. */
  readonly role: string;
  /** Known is solid, the period before dotted, an estimate dashed. */
  readonly look: 'solid' | 'dotted' | 'dashed';
  readonly values: DayValues;
  /** What stands for the value of each day under the pointer, such as a rate with its counts; null = the value alone. */
  readonly texts?: readonly string[] | null;
}

/** The interval around an estimate, day by day. */
export interface TimeBand {
  readonly low: DayValues;
  readonly high: DayValues;
}

/** What is to be drawn; all values are in the order of the days. */
export interface TimeDrawing {
  readonly days: readonly string[];
  readonly lines: readonly TimeLine[];
  readonly band?: TimeBand | null;
  /** Counts that stand as small bars below the axis, such as practice sessions. */
  readonly counts?: readonly number[] | null;
  /** Whether days are named below the field. */
  readonly dayNames: boolean;
  readonly axis: Axis;
  /** Value at the foot of the axis. */
  readonly floor: number;
  readonly width: number;
  /** Height of the field between the axis's ends. */
  readonly height: number;
}

const LEFT = 46;
/** Room for the last values at the right. */
const RIGHT = 62;
const TOP = 8;
const COUNT_HEIGHT = 10;
const LABELS_HEIGHT = 18;
/** Room below a field without names of days: its zero stands half below the line. */
const FOOT = 6;
/** Last values stand at least this far from each other. */
const LABEL_DISTANCE = 13;
/** Days are named at least this far from each other. */
const DAY_DISTANCE = 88;

/** A chart over days, in pixels. */
export function timeGeometry(drawing: TimeDrawing) {
  const { days, lines, band, counts, dayNames, axis, floor, width, height } = drawing;
  const right = width - RIGHT;
  const step = (right - LEFT) / Math.max(1, days.length - 1);
  const x = (index: number) => LEFT + partOf(days, index) * (right - LEFT);
  const span = axis.max - floor;
  const y = (value: number) => TOP + height * (1 - (Math.min(axis.max, Math.max(floor, value)) - floor) / span);
  const baseline = TOP + height;
  const countsHeight = counts ? COUNT_HEIGHT + 4 : 0;
  return {
    ...{ width, left: LEFT, right, baseline, height: baseline + countsHeight + (dayNames ? LABELS_HEIGHT : FOOT) },
    grid: axis.ticks.filter((value) => value >= floor).map((value) => ({ value, y: y(value) })),
    marks: dayNames ? namedDays(days, x).filter((mark) => mark.x < right - 24) : [],
    lines: lines.map((line) => ({ ...line, path: linePath(line.values, x, y) })),
    band: band ? bandPath(band, x, y) : '',
    counts: countBars(counts ?? [], x, step, baseline + 4),
    ends: endLabels(lines, x, y),
    centers: days.map((_, index) => x(index)),
  };
}

/** Index of the day whose place is nearest to the pointer; null where there are no days. */
export function nearestDay(centers: readonly number[], pointer: number): number | null {
  let nearest: number | null = null;
  for (const [index, center] of centers.entries()) {
    if (nearest === null || Math.abs(center - pointer) < Math.abs((centers[nearest] ?? 0) - pointer)) nearest = index;
  }
  return nearest;
}

type Scale = (value: number) => number;

/** How far on between the first and the last day one stands, by date: days may stand for weeks, the first a short one. */
function partOf(days: readonly string[], index: number): number {
  const [first, last, day] = [days[0], days.at(-1), days[index]].map((each) => Date.parse(each ?? '')) as [
    number,
    number,
    number,
  ];
  return last > first ? (day - first) / (last - first) : 0.5;
}

/** The first day, and each that stands far enough from the one named before it. */
function namedDays(days: readonly string[], x: Scale) {
  const marks: { readonly day: string; readonly x: number }[] = [];
  for (const [index, day] of days.entries()) {
    const before = marks.at(-1);
    // A hair of slack, so that rounding does not leave a day out.
    if (!before || x(index) - before.x > DAY_DISTANCE - 0.01) marks.push({ day, x: x(index) });
  }
  return marks;
}

/** A line through the known values; gaps stay gaps. */
function linePath(values: DayValues, x: Scale, y: Scale): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const open = index > 0 && values[index - 1] !== null && values[index - 1] !== undefined;
      return `${open ? 'L' : 'M'}${x(index).toFixed(1)},${y(value).toFixed(1)}`;
    })
    .join('');
}

function bandPath({ low, high }: TimeBand, x: Scale, y: Scale): string {
  const known = high.flatMap((top, index) => {
    const bottom = low[index] ?? null;
    return top === null || bottom === null ? [] : [{ index, top, bottom }];
  });
  if (known.length < 2) return '';
  const point = (index: number, value: number) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`;
  const upper = known.map(({ index, top }) => point(index, top));
  const lower = [...known].reverse().map(({ index, bottom }) => point(index, bottom));
  return `M${[...upper, ...lower].join('L')}Z`;
}

function countBars(counts: readonly number[], x: Scale, step: number, top: number) {
  const most = Math.max(1, ...counts);
  const width = Math.min(6, Math.max(1.5, step * 0.6));
  return counts.flatMap((count, index) => {
    if (count === 0) return [];
    const height = Math.max(2, (COUNT_HEIGHT * count) / most);
    return [{ x: x(index) - width / 2, width, y: top + COUNT_HEIGHT - height, height }];
  });
}

/** The last known value of each line, moved apart where they would cover each other. */
function endLabels(lines: readonly TimeLine[], x: Scale, y: Scale) {
  const labels = lines.flatMap(({ name, role, values }) => {
    const index = values.findLastIndex((value) => value !== null);
    const value = values[index] ?? null;
    return value === null ? [] : [{ name, role, value, x: x(index), point: y(value), y: y(value) }];
  });
  let floor = Number.NEGATIVE_INFINITY;
  for (const label of [...labels].sort((a, b) => a.y - b.y)) {
    label.y = Math.max(label.y, floor + LABEL_DISTANCE);
    floor = label.y;
  }
  return labels;
}
