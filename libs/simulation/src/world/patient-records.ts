import type { Payer } from '@portal/domain';
import { ageBefore, type CalendarDay, dateNumber, type DayNumber } from './calendar.js';

/** The day of what has not happened yet. */
export const NEVER: DayNumber = -(2 ** 31);

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
 * Who is on a panel, a column for each thing that is known of the patients. A run looks at several patients for each who
 * comes, and has a hundred thousand of them: as objects they would be most of what it keeps alive, and reading them most
 * of a look.
 */
export class PatientRecords {
  readonly number: Int32Array;
  readonly birthDay: Int32Array;
  readonly outgrowsBandOn: Int32Array;
  readonly trait: Int32Array;
  readonly lastVisit: Int32Array;
  readonly lastPreventiveVisit: Int32Array;
  readonly therapyYear: Int16Array;
  readonly therapyVisits: Uint16Array;
  /** Last day of each service that a payer's frequency limit looks at, for those who had one. */
  readonly services = new Map<number, Map<string, DayNumber>>();
  /** Birthday as year × 10,000 + month × 100 + day; 0 where nobody has been drawn yet. */
  private readonly birthDate: Int32Array;
  /** Bit per chronic condition, in the order of the catalogue. */
  private readonly conditions: Int32Array;
  private readonly payer: Uint8Array;
  private readonly isFemale: Uint8Array;

  /**
   * @param prefix of the ids of the panel, `PT-<provider><specialty letter>-`
   * @param payers whom the patients may be insured with
   */
  constructor(
    size: number,
    readonly prefix: string,
    private readonly payers: readonly Payer[],
  ) {
    this.number = new Int32Array(size);
    this.birthDay = new Int32Array(size);
    this.birthDate = new Int32Array(size);
    this.outgrowsBandOn = new Int32Array(size);
    this.conditions = new Int32Array(size);
    this.trait = new Int32Array(size);
    this.lastVisit = new Int32Array(size);
    this.lastPreventiveVisit = new Int32Array(size);
    this.therapyYear = new Int16Array(size);
    this.therapyVisits = new Uint16Array(size);
    this.payer = new Uint8Array(size);
    this.isFemale = new Uint8Array(size);
  }

  /** True once somebody has the place. */
  isTaken(place: number): boolean {
    return this.birthDate[place] !== 0;
  }

  /** Gives the place to a person without any history here. */
  put(place: number, { number, sex, birthDay, outgrowsBandOn, payer, conditions, trait }: NewPatient): void {
    this.number[place] = number;
    this.isFemale[place] = sex === 'F' ? 1 : 0;
    this.birthDay[place] = birthDay;
    this.birthDate[place] = dateNumber(birthDay);
    this.outgrowsBandOn[place] = outgrowsBandOn;
    this.payer[place] = this.payers.indexOf(payer);
    this.conditions[place] = conditions;
    this.trait[place] = trait;
    this.lastVisit[place] = NEVER;
    this.lastPreventiveVisit[place] = NEVER;
    this.therapyYear[place] = 0;
    this.therapyVisits[place] = 0;
    this.services.delete(place);
  }

  sexOf(place: number): 'F' | 'M' {
    return this.isFemale[place] === 1 ? 'F' : 'M';
  }

  payerOf(place: number): Payer {
    return this.payers[this.payer[place] as number] as Payer;
  }

  conditionsOf(place: number): number {
    return this.conditions[place] as number;
  }

  /** Days since the patient was last here; more than any interval where they never were. */
  daysSinceVisit(place: number, day: CalendarDay): number {
    return day.number - (this.lastVisit[place] as DayNumber);
  }

  /** Days from birth to a day. */
  daysOfLife(place: number, day: CalendarDay): number {
    return day.number - (this.birthDay[place] as DayNumber);
  }

  /** Age in whole years on a day. */
  ageOf(place: number, day: CalendarDay): number {
    return ageBefore(this.birthDate[place] as number, day);
  }
}
