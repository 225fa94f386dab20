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

/** The office hours of a day cut into equal stretches, one after the other. */
export function officeStretches(
  day: EpochSeconds,
  count: number,
): { readonly from: EpochSeconds; readonly to: EpochSeconds }[] {
  const length = Math.floor((CLOSES - OPENS) / count);
  const opens = startOfDay(day) + OPENS;
  return Array.from({ length: count }, (_, index) => ({
    from: opens + index * length,
    to: opens + (index + 1) * length,
  }));
}

/**
 * A second in office hours of a workday, `days` days after `from` or on the first workday after that, and between `min`
 * and `max` days after `from` to the second. A span without a workday gives its earliest instant.
 */
export function officeTimeAfter(
  from: EpochSeconds,
  days: number,
  { min, max }: { readonly min: number; readonly max: number },
  random: RandomSource,
): EpochSeconds {
  const earliest = from + min * DAY_SECONDS;
  const latest = from + max * DAY_SECONDS;
  const timeOfDay = random.integer(OPENS, CLOSES - 1);
  const suits = (at: EpochSeconds) => isWorkday(at) && at >= earliest && at <= latest;
  for (let at = startOfDay(from + days * DAY_SECONDS) + timeOfDay; at <= latest; at += DAY_SECONDS) {
    if (suits(at)) return at;
  }
  for (let at = startOfDay(latest) + timeOfDay; at >= earliest; at -= DAY_SECONDS) {
    if (suits(at)) return at;
  }
  return earliest;
}
