import { DAY_SECONDS, type EpochSeconds, startOfDay } from '@portal/domain';
import type { RandomSource } from '../random/random-source.js';

const HOUR = 3_600;
const OPENS = 8 * HOUR;
const CLOSES = 17 * HOUR;

/** Day of the week of an instant, 0 = Monday. */
export function weekdayOf(at: EpochSeconds): number {
  return (Math.floor(at / DAY_SECONDS) + 3) % 7;
}

/** True from Monday to Friday. */
export function isWorkday(at: EpochSeconds): boolean {
  return weekdayOf(at) < 5;
}

/** A random second in office hours (8 to 17) of the day. */
export function inOfficeHours(day: EpochSeconds, random: RandomSource): EpochSeconds {
  return startOfDay(day) + random.integer(OPENS, CLOSES - 1);
}

/**
 * A second in office hours between `min` and `max` days after `from`, on a workday where the span holds one. The exact
 * distance stays inside [min, max] days.
 */
export function officeTimeAfter(
  from: EpochSeconds,
  days: number,
  min: number,
  max: number,
  random: RandomSource,
): EpochSeconds {
  const earliest = from + min * DAY_SECONDS;
  const latest = from + max * DAY_SECONDS;
  let day = startOfDay(from + days * DAY_SECONDS);
  while (!isWorkday(day) && day + DAY_SECONDS <= latest) day += DAY_SECONDS;
  while (!isWorkday(day) && day - DAY_SECONDS >= earliest) day -= DAY_SECONDS;
  return Math.min(latest, Math.max(earliest, inOfficeHours(day, random)));
}
