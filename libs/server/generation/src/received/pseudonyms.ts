import { ageOn, type CalendarDate } from '@portal/domain';
import type { ReceivedClaim, ReceivedPatient } from '@portal/interchange';
import { hashNumbers, personName } from '@portal/simulation';

/** Ages from which on a person may be known by their age alone; all of them become this one. */
const OLDEST_TOLD = 90;

/** Who a patient is within the portal. */
export interface Pseudonym {
  readonly patientId: string;
  readonly patientName: string;
  readonly memberId: string;
}

/** What could lead to a person beside who they are. */
export interface Papers {
  readonly authorizationNumber: string | null;
  readonly referralNumber: string | null;
  readonly attachmentControlNumber: string | null;
}

/**
 * Gives each patient of some files a made-up name and numbers of their own, the same on each of their claims, in the order in
 * which they come. What they were called is not kept, so nobody can tell from the portal's data who they are by these.
 */
export class Pseudonyms {
  private readonly numbers = new Map<string, number>();
  private papers = 0;

  /** @param key the part of ids that names the set of claims */
  constructor(private readonly key: string) {}

  /** Who the patient is here. */
  of(patient: ReceivedPatient, sex: 'F' | 'M'): Pseudonym {
    const { name, birthDate, memberId } = patient;
    const person = JSON.stringify([name.toLowerCase(), birthDate, memberId]);
    let number = this.numbers.get(person);
    if (number === undefined) this.numbers.set(person, (number = this.numbers.size + 1));
    return {
      patientId: `PT-${this.key}-${String(number).padStart(6, '0')}`,
      patientName: personName(sex, hashNumbers(number, 1), hashNumbers(number, 2)),
      memberId: `ZZ${String(number).padStart(10, '0')}`,
    };
  }

  /** Numbers in the place of those that a payer or practice could look the person up by. */
  papersOf({ authorizationNumber, referralNumber, attachmentControlNumber }: ReceivedClaim): Papers {
    const instead = (prefix: string, number: string | null) =>
      number === null ? null : `${prefix}${String(++this.papers).padStart(8, '0')}`;
    return {
      authorizationNumber: instead('AU', authorizationNumber),
      referralNumber: instead('RF', referralNumber),
      attachmentControlNumber: instead('ATT', attachmentControlNumber),
    };
  }
}

/**
 * A birth date that names no day: the first of its month, and of people of 90 or more that of somebody of 90.
 * @param servedOn the day of the service
 */
export function roughBirthDate(birthDate: CalendarDate | null, servedOn: CalendarDate): CalendarDate | null {
  if (birthDate === null) return null;
  const year = Number(birthDate.slice(0, 4));
  const tooOld = Math.max(0, ageOn(servedOn, birthDate) - OLDEST_TOLD);
  return `${String(year + tooOld).padStart(4, '0')}-${birthDate.slice(5, 7)}-01`;
}
