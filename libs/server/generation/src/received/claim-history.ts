import type { CalendarDate, ClaimLineSubmission, PatientHistory, PolicyBook, PriorService } from '@portal/domain';

/** What a claim of a patient leaves behind. */
interface Visit {
  readonly claimId: string;
  readonly servedOn: CalendarDate;
  readonly codes: readonly string[];
  readonly isTherapy: boolean;
}

/** What is known of patients from their claims of a set, as far as payers' limits and repeated claims look at it. */
export class ClaimHistory {
  private readonly visits = new Map<string, Visit[]>();

  constructor(private readonly book: PolicyBook) {}

  /** What was before a service of a patient: only visits that were noted are known. */
  before(patientId: string, servedOn: CalendarDate, lines: readonly ClaimLineSubmission[]): PatientHistory {
    const visits = this.visits.get(patientId) ?? [];
    const earlier = visits.filter((visit) => visit.servedOn < servedOn);
    const codes = codesOf(lines);
    const same = visits.find((visit) => visit.servedOn === servedOn && visit.codes.join() === codes.join());
    return {
      services: this.servicesOf(earlier, codes),
      therapyVisits: earlier.filter((visit) => visit.isTherapy && isOfYear(visit, servedOn)).length,
      sameClaimId: same?.claimId ?? null,
    };
  }

  /** Notes a claim of a patient. */
  note(patientId: string, claimId: string, servedOn: CalendarDate, lines: readonly ClaimLineSubmission[]): void {
    const codes = codesOf(lines);
    const isTherapy = codes.some((code) => this.book.frequency.get(code)?.some(({ visitLimit }) => visitLimit));
    const visit = { claimId, servedOn, codes, isTherapy };
    const visits = this.visits.get(patientId);
    if (visits) visits.push(visit);
    else this.visits.set(patientId, [visit]);
  }

  /** The last day of each earlier service that a frequency limit of one of the codes looks at. */
  private servicesOf(visits: readonly Visit[], codes: readonly string[]): PriorService[] {
    const rules = codes.flatMap((code) => this.book.frequency.get(code) ?? []);
    const looked = new Set(rules.flatMap((rule) => (rule.visitLimit ? [] : rule.codes)));
    const last = new Map<string, CalendarDate>();
    for (const { servedOn, codes: given } of visits) {
      for (const code of given) {
        if (looked.has(code) && servedOn > (last.get(code) ?? '')) last.set(code, servedOn);
      }
    }
    return [...last].map(([procedureCode, dateOfService]) => ({ procedureCode, dateOfService }));
  }
}

function codesOf(lines: readonly ClaimLineSubmission[]): string[] {
  return lines.map(({ procedureCode }) => procedureCode);
}

function isOfYear({ servedOn }: Visit, day: CalendarDate): boolean {
  return servedOn.slice(0, 4) === day.slice(0, 4);
}
