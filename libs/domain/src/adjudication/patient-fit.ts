import { type CalendarDate, digitsOf } from '../time/instant.js';
import type { PatientLimits } from './policy-book.js';

/** Whole years between a birth date and a later day. Both as `YYYY-MM-DD`. */
export function ageOn(day: CalendarDate, birthDate: CalendarDate): number {
  const years = digitsOf(day, 0, 4) - digitsOf(birthDate, 0, 4);
  const months = digitsOf(day, 5, 7) - digitsOf(birthDate, 5, 7);
  const isBeforeBirthday = months < 0 || (months === 0 && digitsOf(day, 8, 10) < digitsOf(birthDate, 8, 10));
  return isBeforeBirthday ? years - 1 : years;
}

/** Whole years up to which a code without an upper limit admits patients: nobody is older. */
export const OLDEST_AGE = 130;

/** True when a code's limits admit a patient of so many whole years. */
export function fitsAge(
  { ageMin = 0, ageMax = OLDEST_AGE }: Pick<PatientLimits, 'ageMin' | 'ageMax'>,
  age: number,
): boolean {
  return ageMin <= age && age <= ageMax;
}
