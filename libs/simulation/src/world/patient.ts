import type { Payer } from '@portal/domain';
import { hashNumbers } from '../random/random-source.js';
import { calendarDay, type CalendarDay, type DayNumber } from './calendar.js';
import { NEVER, type PatientRecords } from './patient-records.js';
import { homeAddress, personName } from './person-names.js';

/** A patient on the panel of one specialty of one provider: a view of what the panel's records say at one place. */
export class Patient {
  constructor(
    private readonly records: PatientRecords,
    private readonly place: number,
  ) {}

  get id(): string {
    return `${this.records.prefix}${String(this.records.number[this.place]).padStart(6, '0')}`;
  }

  get sex(): 'F' | 'M' {
    return this.records.sexOf(this.place);
  }

  get birth(): CalendarDay {
    return calendarDay(this.records.birthDay[this.place] as DayNumber);
  }

  get payer(): Payer {
    return this.records.payerOf(this.place);
  }

  /** A number of the patient's own, from which name, member number, address and usual clinician follow. */
  get trait(): number {
    return this.records.trait[this.place] as number;
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

  /** Day of the last check-up; null before the first. */
  get lastPreventiveVisit(): DayNumber | null {
    const day = this.records.lastPreventiveVisit[this.place] as DayNumber;
    return day === NEVER ? null : day;
  }

  /** Last day of each service that a payer's frequency limit looks at; null before the first. */
  get services(): ReadonlyMap<string, DayNumber> | null {
    return this.records.services.get(this.place) ?? null;
  }

  /** Therapy visits of a year. */
  therapyVisitsIn(year: number): number {
    return this.records.therapyYear[this.place] === year ? (this.records.therapyVisits[this.place] as number) : 0;
  }

  /** Remembers a visit. */
  came(day: CalendarDay, isPreventive: boolean): void {
    this.records.lastVisit[this.place] = day.number;
    if (isPreventive) this.records.lastPreventiveVisit[this.place] = day.number;
  }

  /** Remembers a service that a payer's frequency limit looks at. */
  received(procedureCode: string, day: CalendarDay): void {
    const { services } = this.records;
    const known = services.get(this.place);
    if (known) known.set(procedureCode, day.number);
    else services.set(this.place, new Map([[procedureCode, day.number]]));
  }

  /** Remembers a visit that counts towards the payer's limit of therapy visits a year. */
  hadTherapy({ year }: CalendarDay): void {
    this.records.therapyVisits[this.place] = this.therapyVisitsIn(year) + 1;
    this.records.therapyYear[this.place] = year;
  }
}
