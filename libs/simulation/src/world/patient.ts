import type { Payer } from '@portal/domain';
import { hashNumbers } from '../random/random-source.js';
import { calendarDay, type CalendarDay, type DayNumber } from './calendar.js';
import type { PatientRecords } from './patient-records.js';
import { homeAddress, personName } from './person-names.js';

/** A patient on the panel of one specialty of one provider: a view of what the panel's records say at one place. */
export class Patient {
  readonly sex: 'F' | 'M';
  readonly payer: Payer;
  /** A number of the patient's own, from which name, member number, address and usual clinician follow. */
  readonly trait: number;

  constructor(
    private readonly records: PatientRecords,
    private readonly place: number,
  ) {
    this.sex = records.sexOf(place);
    this.payer = records.payerOf(place);
    this.trait = records.traitOf(place);
  }

  get id(): string {
    return `${this.records.prefix}${String(this.records.numberOf(this.place)).padStart(6, '0')}`;
  }

  get birth(): CalendarDay {
    return calendarDay(this.records.birthDayOf(this.place));
  }

  get name(): string {
    return personName(this.sex, hashNumbers(this.trait, 1), hashNumbers(this.trait, 2));
  }

  /** The number on the insurance card; ZZ marks it as made up. */
  get memberId(): string {
    return `ZZ${this.payer.id.slice(-3)}${1_000_000 + (hashNumbers(this.trait, 3) % 9_000_000)}`;
  }

  get address(): string {
    return homeAddress(hashNumbers(this.trait, 4));
  }

  /** Last day of each service that a payer's frequency limit looks at; null before the first. */
  get services(): ReadonlyMap<string, DayNumber> | null {
    return this.records.servicesOf(this.place);
  }

  /** Days since the last check-up; more than any interval before the first. */
  daysSinceCheckUp(day: CalendarDay): number {
    return this.records.daysSinceCheckUp(this.place, day);
  }

  /** Therapy visits of a year. */
  therapyVisitsIn(year: number): number {
    return this.records.therapyVisitsIn(this.place, year);
  }

  /** Remembers a visit. */
  came(day: CalendarDay, isCheckUp: boolean): void {
    this.records.came(this.place, day, isCheckUp);
  }

  /** Remembers a service that a payer's frequency limit looks at. */
  received(procedureCode: string, day: CalendarDay): void {
    this.records.received(this.place, procedureCode, day);
  }

  /** Remembers a visit that counts towards the payer's limit of therapy visits a year. */
  hadTherapy(day: CalendarDay): void {
    this.records.hadTherapy(this.place, day);
  }
}
