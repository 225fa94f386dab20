import { type CalendarDate, DAY_SECONDS, digitsOf, type Instant, toCalendarDate, toEpochSeconds } from './instant.js';

/** Days from the first to the last, both included. */
export interface DaySpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** True for a day that the calendar has, written as `2026-03-02`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [digitsOf(text, 0, 4), digitsOf(text, 5, 7), digitsOf(text, 8, 10)];
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day on which an instant lies; of a date, the date itself. */
export function dayOf(instant: Instant | CalendarDate): CalendarDate {
  return instant.slice(0, 10);
}

/**
 * The day of the last second before an instant: the latest day of which a run that is stored up to that instant holds
 * anything. A run that stands at midnight has not begun the new day; one that stands later has, and may be in the midst of it.
 */
export function lastBegunDay(cursor: Instant): CalendarDate {
  return toCalendarDate(toEpochSeconds(cursor) - 1);
}

/** The day that lies so many days later (negative: earlier). */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return toCalendarDate(toEpochSeconds(day) + days * DAY_SECONDS);
}

/** Whole calendar days from one date or instant to another. */
export function daysBetween(from: Instant | CalendarDate, to: Instant | CalendarDate): number {
  return (millisecondsOf(to) - millisecondsOf(from)) / (DAY_SECONDS * 1000);
}

/** Start of the day that a date or instant names. Reads the digits, a quarter of what it takes to parse the text. */
function millisecondsOf(date: Instant | CalendarDate): number {
  return Date.UTC(digitsOf(date, 0, 4), digitsOf(date, 5, 7) - 1, digitsOf(date, 8, 10));
}

/** Number of days in a span. */
export function lengthOf({ from, to }: DaySpan): number {
  return daysBetween(from, to) + 1;
}

/** Every day of a span, in order. */
export function daysOf(span: DaySpan): CalendarDate[] {
  return Array.from({ length: lengthOf(span) }, (_, index) => addDays(span.from, index));
}
