import type { Payer } from '@portal/domain';
import { hashNumbers } from '../random/random-source.js';
import { calendarDay, type CalendarDay, type DayNumber } from './calendar.js';
import { homeAddress, personName } from './person-names.js';

/** What a patient is made of. Names and numbers are written out only when a claim asks for them. */
export interface PatientTraits {
  /** Prefix of the ids of the panel, `PT-<provider><specialty letter>-`. */
  readonly prefix: string;
  /** Number on the panel. */
  readonly number: number;
  readonly sex: 'F' | 'M';
  readonly birthDay: DayNumber;
  /** The day on which the patient grows into the next age band. */
  readonly outgrowsBandOn: DayNumber;
  readonly payer: Payer;
  /** Bit per chronic condition, in the order of the catalogue. */
  readonly conditions: number;
  /** A number of the patient's own, from which name, member number, address and usual clinician follow. */
  readonly trait: number;
}

/** A patient on the panel of one specialty of one provider, with what must be remembered between visits. */
export class Patient {
  readonly sex: 'F' | 'M';
  readonly birth: CalendarDay;
  readonly outgrowsBandOn: DayNumber;
  readonly payer: Payer;
  readonly conditions: number;
  readonly trait: number;
  lastVisit: DayNumber | null = null;
  lastPreventiveVisit: DayNumber | null = null;
  /** Last day of each service that a payer's frequency limit looks at; made when the first one happens. */
  services: Map<string, DayNumber> | null = null;
  therapyYear = 0;
  therapyVisits = 0;
  private readonly prefix: string;
  private readonly number: number;

  constructor({ prefix, number, sex, birthDay, outgrowsBandOn, payer, conditions, trait }: PatientTraits) {
    this.prefix = prefix;
    this.number = number;
    this.sex = sex;
    this.birth = calendarDay(birthDay);
    this.outgrowsBandOn = outgrowsBandOn;
    this.payer = payer;
    this.conditions = conditions;
    this.trait = trait;
  }

  get id(): string {
    return `${this.prefix}${String(this.number).padStart(6, '0')}`;
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
}
