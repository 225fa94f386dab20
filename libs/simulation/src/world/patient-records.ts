import type { Payer } from '@portal/domain';
import { ageBefore, type CalendarDay, dateNumber, type DayNumber } from './calendar.js';

/** The day of what has not happened yet. */
const NEVER: DayNumber = -(2 ** 31);

/** What is written down of a patient, by its position in the patient's stretch of the records. */
const AT = {
  number: 0,
  isFemale: 1,
  birthDay: 2,
  /** Birthday as year × 10,000 + month × 100 + day; 0 where nobody has been drawn yet. */
  birthDate: 3,
  outgrowsBandOn: 4,
  payer: 5,
  conditions: 6,
  trait: 7,
  lastVisit: 8,
  lastPreventiveVisit: 9,
  therapyYear: 10,
  therapyVisits: 11,
} as const;

/** Numbers a patient: 64 bytes, so that one read of memory brings all that a look at a patient asks for. */
const STRETCH = 16;

/** A person as drawn, before anything is known of visits. */
export interface NewPatient {
  /** Number on the panel. */
  readonly number: number;
  readonly sex: 'F' | 'M';
  readonly birthDay: DayNumber;
  /** The day on which the patient grows into the next age band. */
  readonly outgrowsBandOn: DayNumber;
  readonly payer: Payer;
  /** Bit per chronic condition, in the order of the catalogue. */
  readonly conditions: number;
  /** A number of the patient's own. */
  readonly trait: number;
}

/**
 * Who is on a panel and what is remembered of them, as numbers by place. A run looks at several patients for each who comes,
 * and has a hundred thousand of them: as objects they would be most of what it keeps alive.
 */
export class PatientRecords {
  private readonly numbers: Int32Array;
  /** Last day of each service that a payer's frequency limit looks at, for those who had one. */
  private readonly services = new Map<number, Map<string, DayNumber>>();

  /**
   * @param prefix of the ids of the panel, `PT-<provider><specialty letter>-`
   * @param payers whom the patients may be insured with
   */
  constructor(
    size: number,
    readonly prefix: string,
    private readonly payers: readonly Payer[],
  ) {
    this.numbers = new Int32Array(size * STRETCH);
  }

  /** Gives the place to a person without any history here. */
  put(place: number, { number, sex, birthDay, outgrowsBandOn, payer, conditions, trait }: NewPatient): void {
    this.set(place, AT.number, number);
    this.set(place, AT.isFemale, sex === 'F' ? 1 : 0);
    this.set(place, AT.birthDay, birthDay);
    this.set(place, AT.birthDate, dateNumber(birthDay));
    this.set(place, AT.outgrowsBandOn, outgrowsBandOn);
    this.set(place, AT.payer, this.payers.indexOf(payer));
    this.set(place, AT.conditions, conditions);
    this.set(place, AT.trait, trait);
    this.set(place, AT.lastVisit, NEVER);
    this.set(place, AT.lastPreventiveVisit, NEVER);
    this.set(place, AT.therapyYear, 0);
    this.set(place, AT.therapyVisits, 0);
    this.services.delete(place);
  }

  /** True once somebody has the place. */
  isTaken(place: number): boolean {
    return this.get(place, AT.birthDate) !== 0;
  }

  numberOf(place: number): number {
    return this.get(place, AT.number);
  }

  sexOf(place: number): 'F' | 'M' {
    return this.get(place, AT.isFemale) === 1 ? 'F' : 'M';
  }

  birthDayOf(place: number): DayNumber {
    return this.get(place, AT.birthDay);
  }

  payerOf(place: number): Payer {
    return this.payers[this.get(place, AT.payer)] as Payer;
  }

  conditionsOf(place: number): number {
    return this.get(place, AT.conditions);
  }

  traitOf(place: number): number {
    return this.get(place, AT.trait);
  }

  /** True from the day on which the patient is older than the age band they joined in. */
  hasOutgrownBand(place: number, day: CalendarDay): boolean {
    return day.number >= this.get(place, AT.outgrowsBandOn);
  }

  /** Age in whole years on a day. */
  ageOf(place: number, day: CalendarDay): number {
    return ageBefore(this.get(place, AT.birthDate), day);
  }

  /** Days from birth to a day. */
  daysOfLife(place: number, day: CalendarDay): number {
    return day.number - this.get(place, AT.birthDay);
  }

  /** Days since the patient was last here; more than any interval where they never were. */
  daysSinceVisit(place: number, day: CalendarDay): number {
    return day.number - this.get(place, AT.lastVisit);
  }

  /** Days since the last check-up; more than any interval before the first. */
  daysSinceCheckUp(place: number, day: CalendarDay): number {
    return day.number - this.get(place, AT.lastPreventiveVisit);
  }

  /** Last day of each service that a payer's frequency limit looks at; null before the first. */
  servicesOf(place: number): ReadonlyMap<string, DayNumber> | null {
    return this.services.get(place) ?? null;
  }

  /** Therapy visits of a year. */
  therapyVisitsIn(place: number, year: number): number {
    return this.get(place, AT.therapyYear) === year ? this.get(place, AT.therapyVisits) : 0;
  }

  /** Remembers a visit. */
  came(place: number, day: CalendarDay, isCheckUp: boolean): void {
    this.set(place, AT.lastVisit, day.number);
    if (isCheckUp) this.set(place, AT.lastPreventiveVisit, day.number);
  }

  /** Remembers a service that a payer's frequency limit looks at. */
  received(place: number, procedureCode: string, day: CalendarDay): void {
    const known = this.services.get(place);
    if (known) known.set(procedureCode, day.number);
    else this.services.set(place, new Map([[procedureCode, day.number]]));
  }

  /** Remembers a visit that counts towards the payer's limit of therapy visits a year. */
  hadTherapy(place: number, { year }: CalendarDay): void {
    this.set(place, AT.therapyVisits, this.therapyVisitsIn(place, year) + 1);
    this.set(place, AT.therapyYear, year);
  }

  private get(place: number, at: number): number {
    return this.numbers[place * STRETCH + at] as number;
  }

  private set(place: number, at: number, value: number): void {
    this.numbers[place * STRETCH + at] = value;
  }
}
