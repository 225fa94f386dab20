import { DAY_SECONDS, type CalendarDate, toCalendarDate, toEpochSeconds } from '../time/instant.js';

/** Periods that figures can be asked for. */
export const PERIOD_NAMES = ['day', 'week', 'month', 'qtd', 'ytd', 'year', 'custom'] as const;
/** A period that figures can be asked for. */
export type PeriodName = (typeof PERIOD_NAMES)[number];

/** Days from the first to the last, both included. */
export interface DaySpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const ROLLING_DAYS = { day: 1, week: 7, month: 30, year: 365 } as const;

/** The day that lies so many days later (negative: earlier). */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return toCalendarDate(toEpochSeconds(day) + days * DAY_SECONDS);
}

/** Whole calendar days from one date or instant to another. */
export function daysBetween(from: string, to: string): number {
  return (toEpochSeconds(to.slice(0, 10)) - toEpochSeconds(from.slice(0, 10))) / DAY_SECONDS;
}

/** Number of days in a span. */
export function lengthOf({ from, to }: DaySpan): number {
  return daysBetween(from, to) + 1;
}

/** Every day of a span, in order. */
export function daysOf(span: DaySpan): CalendarDate[] {
  return Array.from({ length: lengthOf(span) }, (_, index) => addDays(span.from, index));
}

/** The days of a named period that ends today. */
export function periodEnding(name: Exclude<PeriodName, 'custom'>, today: CalendarDate): DaySpan {
  if (name === 'qtd' || name === 'ytd') return { from: startOf(name, today), to: today };
  return { from: addDays(today, 1 - ROLLING_DAYS[name]), to: today };
}

/**
 * The period to compare with: for `qtd` and `ytd` the same number of days from the start of the quarter or year before,
 * else the days just before.
 */
export function previousPeriod(name: PeriodName, span: DaySpan): DaySpan {
  const dayBefore = addDays(span.from, -1);
  if (name !== 'qtd' && name !== 'ytd') return { from: addDays(span.from, -lengthOf(span)), to: dayBefore };
  const from = startOf(name, dayBefore);
  const to = addDays(from, lengthOf(span) - 1);
  return { from, to: to < dayBefore ? to : dayBefore };
}

function startOf(name: 'qtd' | 'ytd', day: CalendarDate): CalendarDate {
  if (name === 'ytd') return `${day.slice(0, 4)}-01-01`;
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}
