import type { RunDays } from '@portal/contracts';
import {
  type CalendarDate,
  DAY_SECONDS,
  type Instant,
  startOfDay,
  toCalendarDate,
  toEpochSeconds,
} from '@portal/domain';
import type { Axis } from '@portal/figures';

/** One simulated day as the API counts it. */
export type RunDay = RunDays['days'][number];

/** What a part of a bar stands for. Known is solid, waiting hollow, planned dashed. */
export type BarKind = 'denied' | 'approved' | 'pending' | 'planned';

/** A part of a bar, in pixels from the top left. */
export interface BarPart {
  readonly kind: BarKind;
  readonly y: number;
  readonly height: number;
}

/** The bar of a day. */
export interface DayBar {
  readonly day: RunDay;
  readonly x: number;
  readonly width: number;
  /** Middle of the day's slot. */
  readonly center: number;
  readonly parts: readonly BarPart[];
  /** True for days of the history, which are drawn paler. */
  readonly history: boolean;
  /** Radius of the practice dot; null without practice. */
  readonly practice: number | null;
}

/** A mark on the time axis. */
export interface TimeMark {
  readonly x: number;
  readonly day: CalendarDate;
}

/** Everything that the chart draws, in pixels. */
export interface DaysGeometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly baseline: number;
  /** Height at which the practice dots stand. */
  readonly practiceLine: number;
  /** Width of a day's slot. */
  readonly slot: number;
  readonly bars: readonly DayBar[];
  readonly grid: readonly { readonly value: number; readonly y: number }[];
  readonly weeks: readonly TimeMark[];
  /** Where the history ends and the run begins; null without a history in view. */
  readonly divider: number | null;
  /** Where the simulated clock stands; null when that is not in view. */
  readonly now: number | null;
}

/** The flag above the clock's line, in pixels. */
export interface Flag {
  readonly left: number;
  readonly width: number;
}

/** What the geometry is computed from. */
export interface DaysView {
  readonly days: readonly RunDay[];
  readonly axis: Axis;
  /** Width of the chart in pixels. */
  readonly width: number;
  readonly runStart: Instant | null;
  readonly now: Instant | null;
}

const HEIGHT = 150;
const LEFT = 34;
const TOP = 14;
const BASELINE = 124;
const PRACTICE_LINE = 131;
/** A day narrower than this cannot be read or pointed at. */
const NARROWEST_SLOT = 6;
/** Part of the chart that shows what has been, where not all days fit. */
const SHARE_BEHIND_NOW = 0.8;
/** Room that a date needs under the axis. */
const DATE_WIDTH = 56;
/** Room that the words beside the divider need, and their distance from it. */
const HISTORY_WIDTH = 44;
const RUN_WIDTH = 24;
const WORD_GAP = 6;
const SMALLEST_DOT = 1.6;
const LARGEST_DOT = 3.4;

/** Claims of a day, or those planned for it: the height of its bar. */
export function claimsOf(day: RunDay): number {
  return day.expected ?? day.submitted;
}

/**
 * The days that fit: all of them; else without the history; else those around the simulated now, more behind it than
 * before it.
 * @param width of the whole chart in pixels
 */
export function daysInView(
  days: readonly RunDay[],
  width: number,
  runStart: Instant | null,
  now: Instant | null = null,
): readonly RunDay[] {
  const room = Math.max(1, Math.floor((width - LEFT) / NARROWEST_SLOT));
  if (days.length <= room) return days;
  const start = runStart?.slice(0, 10) ?? '';
  const ofRun = days.filter(({ day }) => day >= start);
  const choice = ofRun.length > 0 ? ofRun : days;
  if (choice.length <= room) return choice;
  const today = now === null ? choice.length - 1 : choice.filter(({ day }) => day <= now.slice(0, 10)).length;
  const first = Math.min(choice.length - room, Math.max(0, today - Math.ceil(room * SHARE_BEHIND_NOW)));
  return choice.slice(first, first + room);
}

/** Lays out the chart of claims per simulated day. */
export function daysGeometry({ days, axis, width, runStart, now }: DaysView): DaysGeometry {
  const shown = daysInView(days, width, runStart, now);
  const first = shown[0] ? toEpochSeconds(shown[0].day) : 0;
  const slot = shown.length === 0 ? 0 : (width - LEFT) / daysSpanned(shown);
  const start = runStart?.slice(0, 10) ?? null;
  const mostPractice = Math.max(1, ...shown.map(({ practiceSessions }) => practiceSessions));
  const xOf = (seconds: number) => LEFT + ((seconds - first) / DAY_SECONDS) * slot;
  const isDivided = start !== null && shown.some(({ day }) => day < start) && shown.some(({ day }) => day >= start);
  return {
    width,
    height: HEIGHT,
    left: LEFT,
    baseline: BASELINE,
    practiceLine: PRACTICE_LINE,
    slot,
    bars: shown.map((day) => ({
      day,
      ...barOf(xOf(toEpochSeconds(day.day)), slot),
      parts: partsOf(day, axis.max),
      history: start !== null && day.day < start,
      practice: dotRadius(day.practiceSessions, mostPractice),
    })),
    grid: axis.ticks.map((value) => ({ value, y: yOf(value, axis.max) })),
    weeks: weekMarks(shown, start, slot, Math.max(LEFT, width - DATE_WIDTH / 2), xOf),
    divider: isDivided ? xOf(toEpochSeconds(start)) : null,
    now: nowMark(shown, now, xOf),
  };
}

/** Index of the day's slot under a horizontal position; null outside of the plot. */
export function dayIndexAt({ bars, slot }: DaysGeometry, x: number): number | null {
  const index = bars.findIndex(({ center }) => x >= center - slot / 2 && x < center + slot / 2);
  return index < 0 ? null : index;
}

/**
 * Where "History" ends and "Run" begins beside their divider. They give way to the flag of the clock; "History" is null
 * where no room is left for it.
 */
export function wordsAtDivider(divider: number, flag: Flag | null): { history: number | null; run: number } {
  const [end, begin] = [divider - WORD_GAP, divider + WORD_GAP];
  const history = flag && covers(flag, end - HISTORY_WIDTH, end) ? flag.left - WORD_GAP : end;
  const run = flag && covers(flag, begin, begin + RUN_WIDTH) ? flag.left + flag.width + WORD_GAP : begin;
  return { history: history - HISTORY_WIDTH < LEFT ? null : history, run };
}

function covers({ left, width }: Flag, from: number, to: number): boolean {
  return left < to && left + width > from;
}

/** Days from the first to the last, both included. */
function daysSpanned(days: readonly RunDay[]): number {
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? (toEpochSeconds(last.day) - toEpochSeconds(first.day)) / DAY_SECONDS + 1 : 0;
}

function yOf(value: number, max: number): number {
  return BASELINE - (Math.min(value, max) / max) * (BASELINE - TOP);
}

function barOf(x: number, slot: number) {
  const gap = slot >= 8 ? 2 : 1;
  return { x: x + gap / 2, width: Math.max(1, slot - gap), center: x + slot / 2 };
}

function partsOf(day: RunDay, max: number): BarPart[] {
  if (day.expected !== null) return stack([['planned', day.expected]], max);
  return stack(
    [
      ['denied', day.denied],
      ['approved', day.approved],
      ['pending', day.pending],
    ],
    max,
  );
}

/** Stacks values from the baseline up; what is zero leaves no part. */
function stack(values: readonly [BarKind, number][], max: number): BarPart[] {
  let below = 0;
  return values.flatMap(([kind, value]) => {
    if (value <= 0) return [];
    const bottom = yOf(below, max);
    below += value;
    const y = yOf(below, max);
    return [{ kind, y, height: bottom - y }];
  });
}

/** Area, not radius, grows with the number of sessions. */
function dotRadius(sessions: number, most: number): number | null {
  if (sessions <= 0) return null;
  return SMALLEST_DOT + (LARGEST_DOT - SMALLEST_DOT) * Math.sqrt(sessions / most);
}

/** Dates a whole number of weeks from the start of the run, as dense as they can be read. */
function weekMarks(
  days: readonly RunDay[],
  start: CalendarDate | null,
  slot: number,
  end: number,
  xOf: (seconds: number) => number,
): TimeMark[] {
  const first = days[0] ? toEpochSeconds(days[0].day) : 0;
  const anchor = start === null ? first : toEpochSeconds(start);
  const step = 7 * DAY_SECONDS * Math.max(1, Math.ceil(DATE_WIDTH / (7 * slot)));
  const marks: TimeMark[] = [];
  for (let index = 0; index < daysSpanned(days); index++) {
    const day = first + index * DAY_SECONDS;
    if ((day - anchor) % step === 0 && xOf(day) <= end) marks.push({ x: xOf(day), day: toCalendarDate(day) });
  }
  return marks;
}

function nowMark(days: readonly RunDay[], now: Instant | null, xOf: (seconds: number) => number): number | null {
  const [first, last] = [days[0], days.at(-1)];
  if (!now || !first || !last) return null;
  const seconds = toEpochSeconds(now);
  const end = toEpochSeconds(last.day) + DAY_SECONDS;
  return startOfDay(seconds) < toEpochSeconds(first.day) || seconds > end ? null : xOf(seconds);
}
