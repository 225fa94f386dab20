import type { RandomSource } from '../random/random-source.js';
import { drawFrom, weightedTable } from '../random/weighted-table.js';
import { calendarDay, type CalendarDay, type DayNumber } from '../world/calendar.js';

/** Days between a visit and its claim (charge lag); the shares are an assumption. */
const CHARGE_LAG = weightedTable([0, 1, 2, 3, 4, 5], (days) => [24, 34, 20, 11, 7, 4][days] ?? 0);

/** Specialties that see patients on Saturdays and Sundays too. */
const OPEN_EVERY_DAY = new Set(['urgent', 'radiology']);

/**
 * The day of service of a claim that is sent on a given day: zero to five days before. An office visit falls on a
 * weekday; a weekend is moved back to Friday, or on to Monday when Friday would be too long ago.
 */
export function drawServiceDay(submittedOn: DayNumber, specialtyId: string, random: RandomSource): CalendarDay {
  const lag = drawFrom(CHARGE_LAG, random);
  const day = calendarDay(submittedOn - lag);
  if (OPEN_EVERY_DAY.has(specialtyId) || (day.weekday !== 0 && day.weekday !== 6)) return day;
  const sinceFriday = day.weekday === 6 ? 1 : 2;
  if (lag + sinceFriday <= 5) return calendarDay(day.number - sinceFriday);
  return calendarDay(day.number + 3 - sinceFriday);
}
