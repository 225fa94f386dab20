import type { CalendarDate } from '../time/instant.js';
import type { PatientLimits } from './policy-book.js';

/** Whole years between a birth date and a later day. Both as `YYYY-MM-DD`. */
export function ageOn(day: CalendarDate, birthDate: CalendarDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** True when a code's limits of age and sex admit the patient. */
export function fitsPatient(limits: PatientLimits, age: number, sex: 'F' | 'M'): boolean {
  return (limits.ageMin ?? 0) <= age && age <= (limits.ageMax ?? 130) && (!limits.sex || limits.sex === sex);
}
