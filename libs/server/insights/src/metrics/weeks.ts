import { addDays, type CalendarDate, type DaySpan } from '@portal/domain';

const WEEK_DAYS = 7;

/** Weeks in order, the last one ending on a day; none begins before the first day, so the first may be short. */
export function weeksEnding(last: CalendarDate, number: number, first: CalendarDate): DaySpan[] {
  return Array.from({ length: number }, (_, index) => {
    const to = addDays(last, -WEEK_DAYS * (number - 1 - index));
    const from = addDays(to, 1 - WEEK_DAYS);
    return { from: from < first ? first : from, to };
  }).filter(({ from, to }) => to >= from);
}
