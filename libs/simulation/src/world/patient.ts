import type { Payer } from '@portal/domain';
import { ageBandOf } from './age-band.js';
import { ageOnDay, calendarDay, type CalendarDay, type DayNumber } from './calendar.js';
import { homeAddress, personName } from './person-names.js';

/** What a patient is made of. Names and numbers are written out only when a claim asks for them. */
export interface PatientTraits {
  /** Prefix of the ids of the panel, `PT-<provider><specialty letter>-`. */
  readonly prefix: string;
  /** Number on the panel. */
  readonly number: number;
  readonly sex: 'F' | 'M';
  readonly birthDay: DayNumber;
  readonly joinedOn: DayNumber;
  readonly payer: Payer;
  /** Bit per chronic condition, in the order of the catalogue. */
  readonly conditions: number;
  /** Four numbers of the patient's own: first name, last name, member number, and one for all the rest. */
  readonly own: readonly [first: number, last: number, member: number, trait: number];
}

/** A patient on the panel of one specialty of one provider, with what must be remembered between visits. */
export class Patient {
  readonly birth: CalendarDay;
  /** Age band on joining the panel. */
  readonly ageBand: number;
  lastVisit: DayNumber | null = null;
  lastPreventiveVisit: DayNumber | null = null;
  /** Last day of each service that a payer's frequency limit looks at; made when the first one happens. */
  services: Map<string, DayNumber> | null = null;
  therapyYear = 0;
  therapyVisits = 0;

  constructor(private readonly traits: PatientTraits) {
    this.birth = calendarDay(traits.birthDay);
    this.ageBand = ageBandOf(ageOnDay(this.birth, calendarDay(traits.joinedOn)));
  }

  get id(): string {
    return `${this.traits.prefix}${String(this.traits.number).padStart(6, '0')}`;
  }

  get name(): string {
    return personName(this.sex, this.traits.own[0], this.traits.own[1]);
  }

  get sex(): 'F' | 'M' {
    return this.traits.sex;
  }

  get payer(): Payer {
    return this.traits.payer;
  }

  /** The number on the insurance card; ZZ marks it as made up. */
  get memberId(): string {
    return `ZZ${this.payer.id.slice(-3)}${this.traits.own[2]}`;
  }

  get address(): string {
    return homeAddress(this.trait);
  }

  /** Bit per chronic condition, in the order of the catalogue. */
  get conditions(): number {
    return this.traits.conditions;
  }

  /** A number of the patient's own, from which address and usual clinician follow. */
  get trait(): number {
    return this.traits.own[3];
  }
}
