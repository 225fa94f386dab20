import {
  addDays,
  type CalendarDate,
  DAY_SECONDS,
  DURATION_DAYS,
  type Instant,
  LAST_PLANNED_DAY,
  startOfDay,
  toEpochSeconds,
} from '@portal/domain';
import type { ScenarioSettings } from '../form/generation-form.js';

/** Something that begins on a day of a run. */
export interface Pin {
  readonly kind: 'stage' | 'rule';
  /** Its place in the list that it comes from. */
  readonly index: number;
  readonly name: string;
  readonly day: number;
}

/** A stretch of the line in one stage, as shares of its width. */
export interface Band {
  readonly kind: 'history' | 'start' | 'stage';
  readonly name: string;
  readonly from: number;
  readonly width: number;
}

/** What a time line shows of a run. */
export interface TimeLineView {
  /** Days of history before day 1. */
  readonly historyDays: number;
  readonly duration: ScenarioSettings['duration'];
  readonly pins: readonly Pin[];
}

/** Days of a run without an end that are shown at least. */
const DAYS_WITHOUT_END = 30;
/** Days that are shown after the last pin of a run without an end. */
const DAYS_AFTER_LAST_PIN = 14;
/** A long history does not push the run aside: this share of the line at most. */
const MOST_HISTORY = 0.2;
/** Days between two marks of the axis: the smallest that leaves room for what is written at each. */
const TICK_STEPS = [1, 7, 14, 28, 56, 182, 364] as const;
const MOST_TICKS = 8;

/** Where days lie on a line from 0 to 1. */
export class TimeLineScale {
  /** The last day that is shown. */
  readonly lastDay: number;
  /** Share of the line that the history takes. */
  readonly historyShare: number;
  private readonly historyDays: number;

  constructor({ historyDays, duration, pins }: TimeLineView) {
    const planned = pins.map(({ day }) => day + DAYS_AFTER_LAST_PIN);
    this.lastDay = DURATION_DAYS[duration] ?? Math.max(DAYS_WITHOUT_END, ...planned);
    this.historyDays = Math.max(0, historyDays);
    this.historyShare = Math.min(MOST_HISTORY, this.historyDays / (this.historyDays + this.lastDay));
  }

  /** Where a moment lies: 1 is the first second of day 1, 1.5 its noon. What is outside of the line lies at its end. */
  at(moment: number): number {
    const passed = moment - 1;
    if (passed < 0) return this.historyDays === 0 ? 0 : this.historyShare * Math.max(0, 1 + passed / this.historyDays);
    return this.historyShare + (1 - this.historyShare) * Math.min(1, passed / this.lastDay);
  }

  /** The day of the run that is nearest to a place on the line. */
  dayAt(share: number): number {
    const passed = ((share - this.historyShare) / (1 - this.historyShare)) * this.lastDay;
    return Math.min(this.lastDay, Math.max(1, Math.round(passed) + 1));
  }

  /** Days that are written under the line: the first, then whole weeks after it. */
  ticks(): { readonly day: number; readonly at: number }[] {
    const step = TICK_STEPS.find((days) => this.lastDay / days <= MOST_TICKS) ?? Math.ceil(this.lastDay / MOST_TICKS);
    const count = Math.ceil(this.lastDay / step);
    return Array.from({ length: count }, (_, index) => 1 + index * step).map((day) => ({ day, at: this.at(day) }));
  }
}

/** The stretches of the line, one after the other: the history, what holds from the start, and each stage. */
export function bandsOf({ pins }: TimeLineView, scale: TimeLineScale): Band[] {
  const begins = pins.filter(({ kind }) => kind === 'stage').map(({ name, day }) => ({ name, from: scale.at(day) }));
  const run = [{ name: 'From the start', from: scale.historyShare }, ...begins.sort((a, b) => a.from - b.from)];
  const bands = run.map(({ name, from }, index): Band => {
    return { kind: index === 0 ? 'start' : 'stage', name, from, width: (run[index + 1]?.from ?? 1) - from };
  });
  const history: Band = { kind: 'history', name: 'History', from: 0, width: scale.historyShare };
  return [history, ...bands].filter(({ width }) => width > 0);
}

/** The calendar day of a day of a run; null while one of both is not there yet or cannot be. */
export function calendarDay(startDate: string, day: number): CalendarDate | null {
  const possible = Number.isInteger(day) && day >= 1 && day <= LAST_PLANNED_DAY;
  return possible && !Number.isNaN(Date.parse(startDate)) ? addDays(startDate, day - 1) : null;
}

/** Where the simulated clock stands, in days of the run; see `TimeLineScale.at`. */
export function momentOf(now: Instant, startDate: string): number {
  const seconds = toEpochSeconds(now);
  const midnight = startOfDay(seconds);
  return (midnight - toEpochSeconds(startDate)) / DAY_SECONDS + 1 + (seconds - midnight) / DAY_SECONDS;
}
