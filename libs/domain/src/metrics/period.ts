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

function startOf(name: 'qtd' | 'ytd', day: CalendarDate): CalendarDate {
  if (name === 'ytd') return `${day.slice(0, 4)}-01-01`;
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}
