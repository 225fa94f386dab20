import { type CalendarDate, digitsOf, type Instant, isCalendarDate, toEpochSeconds, toInstant } from '@portal/domain';

/** No one whom a claim is about was born before. */
const EARLIEST_YEAR = 1850;
const ISO_INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;
/** HHMM, HHMMSS or HHMMSSDD. */
const X12_TIME = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)?\d{0,2}$/;

/** A day as `2026-01-16`; null when the text is not such a day of the calendar. */
export function readDate(text: string): CalendarDate | null {
  return isCalendarDate(text) && digitsOf(text, 0, 4) >= EARLIEST_YEAR ? text : null;
}

/** A day as X12 writes it, `20260116`; null when it is none. */
export function readX12Date(text: string): CalendarDate | null {
  return /^\d{8}$/.test(text) ? readDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : null;
}

/** An instant of a day and a time as X12 writes them; midnight when the time is none. Null when the day is none. */
export function readX12Instant(date: string, time: string): Instant | null {
  const day = readX12Date(date);
  const [, hours = '00', minutes = '00', seconds = '00'] = X12_TIME.exec(time) ?? [];
  return day && `${day}T${hours}:${minutes}:${seconds}Z`;
}

/**
 * A day (its midnight) or an ISO 8601 date and time; null when the text is neither. Instants of the portal are local wall time:
 * day and hour stay as they are written, whatever offset follows them, so that no claim moves to another day.
 */
export function readInstant(text: string): Instant | null {
  if (readDate(text)) return `${text}T00:00:00Z`;
  const [, date = '', time = '', seconds = ':00', zone = 'Z'] = ISO_INSTANT.exec(text) ?? [];
  const local = `${date}T${time}${seconds}`;
  if (!readDate(date) || Number.isNaN(Date.parse(`${local}${zone}`))) return null;
  return toInstant(toEpochSeconds(`${local}Z`));
}
