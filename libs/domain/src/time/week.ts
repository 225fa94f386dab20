import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import type { CalendarDate } from './instant.js';

/** The Monday of the week that a day lies in. */
export function weekStart(day: CalendarDate): CalendarDate {
  return formatISO(startOfISOWeek(parseISO(day)), { representation: 'date' });
}
