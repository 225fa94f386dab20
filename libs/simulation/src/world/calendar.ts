import { DAY_SECONDS, toCalendarDate, type CalendarDate, type EpochSeconds, type Instant } from '@portal/domain';

/** Days since 1970-01-01. */
export type DayNumber = number;

/** A day in the forms that the simulation computes with. */
export interface CalendarDay {
  readonly number: DayNumber;
  readonly date: CalendarDate;
  readonly year: number;
  /** Month × 100 + day: compares birthdays without reading text. */
  readonly monthDay: number;
  /** 0 = Sunday. */
  readonly weekday: number;
}

/** The first birthday and the last day that a simulation can need. */
const FIRST_DAY: DayNumber = -60_000;
const LAST_DAY: DayNumber = 30_000;
/** Days that were asked for, by their distance from the first; with room for all, as an array with gaps is slow to read. */
const known = new Array<CalendarDay | undefined>(LAST_DAY - FIRST_DAY);

/** The calendar day of a day number. Days are remembered: a run asks for the same few hundred a million times. */
export function calendarDay(number: DayNumber): CalendarDay {
  let day = known[number - FIRST_DAY];
  if (!day) {
    const date = toCalendarDate(number * DAY_SECONDS);
    day = {
      number,
      date,
      year: Number(date.slice(0, 4)),
      monthDay: Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10)),
      weekday: (((number + 4) % 7) + 7) % 7,
    };
    known[number - FIRST_DAY] = day;
  }
  return day;
}

/** The day number that holds the given second. */
export function dayNumber(seconds: EpochSeconds): DayNumber {
  return Math.floor(seconds / DAY_SECONDS);
}

/** A day as year × 10,000 + month × 100 + day: the difference of two tells whole years. */
export function dateNumber(number: DayNumber): number {
  const { year, monthDay } = calendarDay(number);
  return year * 10_000 + monthDay;
}

/** Whole years from birth, as a date number, to a later day. */
export function ageBefore(birth: number, { year, monthDay }: CalendarDay): number {
  return Math.floor((year * 10_000 + monthDay - birth) / 10_000);
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
/** Each minute of a day as it stands in an instant, and each second: few pieces make few texts on the way. */
const MINUTES = Array.from({ length: 1_440 }, (_, n) => `T${TWO_DIGITS[Math.floor(n / 60)]}:${TWO_DIGITS[n % 60]}:`);
const SECONDS = TWO_DIGITS.map((second) => `${second}Z`);

let lastSeconds = Number.NaN;
let lastText = '';

/**
 * Writes epoch seconds as an instant; the same as `toInstant`, without a date object per claim. The last one is remembered:
 * what happens in one simulated second asks for it several times.
 */
export function instantOf(seconds: EpochSeconds): Instant {
  if (seconds !== lastSeconds) [lastSeconds, lastText] = [seconds, instantText(seconds)];
  return lastText;
}

function instantText(seconds: EpochSeconds): Instant {
  const day = calendarDay(dayNumber(seconds));
  const rest = Math.floor(seconds) - day.number * DAY_SECONDS;
  return day.date + MINUTES[Math.floor(rest / 60)] + SECONDS[rest % 60];
}
