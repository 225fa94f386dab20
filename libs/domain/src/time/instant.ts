/**
 * An instant as ISO 8601 text in UTC with whole seconds, `2026-01-16T14:32:00Z`. Text of this form sorts as time does,
 * which is why it is stored as it is. Simulated instants are the practice's local wall time written this way: the
 * simulated world knows no daylight saving.
 */
export type Instant = string;

/** A calendar day as `2026-01-16`. */
export type CalendarDate = string;

/** Seconds since 1970-01-01T00:00:00Z: the form in which simulated time is computed with. */
export type EpochSeconds = number;

/** Seconds in a day. */
export const DAY_SECONDS = 86_400;

/** Writes epoch seconds as an instant. */
export function toInstant(seconds: EpochSeconds): Instant {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/**
 * Reads an instant (seconds or milliseconds allowed) as epoch seconds.
 * @throws RangeError when the text is not an ISO 8601 date or instant.
 */
export function toEpochSeconds(instant: Instant | CalendarDate): EpochSeconds {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError(`"${instant}" is not an ISO 8601 instant`);
  return Math.floor(milliseconds / 1000);
}

/** The calendar day that holds the given second. */
export function toCalendarDate(seconds: EpochSeconds): CalendarDate {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** The first second of the day that holds the given second. */
export function startOfDay(seconds: EpochSeconds): EpochSeconds {
  return Math.floor(seconds / DAY_SECONDS) * DAY_SECONDS;
}

/** The whole number that the digits of a text write. A claim is asked for its dates often; pieces of text would cost more. */
export function digitsOf(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value;
}

const ZERO = '0'.charCodeAt(0);
