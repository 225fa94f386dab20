import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import { startOfQuarter } from 'date-fns/startOfQuarter';
import { startOfYear } from 'date-fns/startOfYear';
import { addDays, type DaySpan, lengthOf } from '../time/calendar.js';
import type { CalendarDate } from '../time/instant.js';

/** Periods that figures can be asked for. */
export const PERIOD_NAMES = ['day', 'week', 'month', 'qtd', 'ytd', 'year', 'custom'] as const;
/** A period that figures can be asked for. */
export type PeriodName = (typeof PERIOD_NAMES)[number];

const ROLLING_DAYS = { day: 1, week: 7, month: 30, year: 365 } as const;

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

/** The machine's own time zone plays no part: a day is read in it, moved and written in it. */
function startOf(name: 'qtd' | 'ytd', day: CalendarDate): CalendarDate {
  const date = parseISO(day);
  return formatISO(name === 'ytd' ? startOfYear(date) : startOfQuarter(date), { representation: 'date' });
}
