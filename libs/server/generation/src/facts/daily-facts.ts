import { type CalendarDate, type Cents, WITHOUT_CAUSE } from '@portal/domain';
import {
  ALL_DAYS,
  type DecidedAppeal,
  type FactClaim,
  type FactSheet,
  type FactSubject,
  isCounted,
} from './fact-sheets.js';
import { type FactPlace, RowsByPlace } from './rows-by-place.js';

/** What a fact is counted by. The day is the day on which the claim was submitted, whenever the thing itself happened. */
export interface FactKey {
  readonly runId: string;
  readonly day: CalendarDate;
  readonly providerId: string;
  readonly payerId: string;
  /** The denial's cause for what concerns denials, else `WITHOUT_CAUSE`. */
  readonly causeId: string;
}

/** The key in its fixed order. */
export const FACT_KEYS = [
  'runId',
  'day',
  'providerId',
  'payerId',
  'causeId',
] as const satisfies readonly (keyof FactKey)[];

/** What is counted. Money in cents; `allowed` and `paid` are those of the first answer, appeals stand in `recovered`. */
export interface FactMeasures {
  submitted: number;
  approved: number;
  denied: number;
  billed: Cents;
  allowed: Cents;
  paid: Cents;
  deniedBilled: Cents;
  appealed: number;
  overturned: number;
  upheld: number;
  recovered: Cents;
}

/** The measures in their fixed order: columns of a statement, fields of a sum. */
export const FACT_MEASURES = [
  'submitted',
  'approved',
  'denied',
  'billed',
  'allowed',
  'paid',
  'deniedBilled',
  'appealed',
  'overturned',
  'upheld',
  'recovered',
] as const satisfies readonly (keyof FactMeasures)[];

/** A row of increments. */
export type DailyFact = FactKey & FactMeasures;

/** Adds up what happened to claims into one row per key. Sums do not depend on order or on where a batch was cut. */
export class DailyFactSheet implements FactSheet {
  private readonly rows: RowsByPlace<DailyFact>;
  /** Takes what is counted on days that nobody asks for. */
  private readonly unasked: DailyFact;

  /** @param counted the days that are counted; what belongs to others is left out */
  constructor(
    private readonly runId: string,
    private readonly counted = ALL_DAYS,
  ) {
    this.rows = new RowsByPlace((place) => emptyFact(runId, place));
    this.unasked = emptyFact(runId, { day: '', providerId: '', payerId: '', causeId: WITHOUT_CAUSE });
  }

  /** The practice sent the claim. */
  submitted(claim: FactClaim): void {
    const fact = this.row(claim, WITHOUT_CAUSE);
    fact.submitted++;
    fact.billed += claim.billedAmount;
  }

  /** The payer gave its first answer. Money is taken from approvals alone: a denial paid nothing then, whatever it does now. */
  answered(claim: FactClaim): void {
    if (claim.initialStatus === 'denied') {
      const fact = this.row(claim, claim.denialCauseId ?? WITHOUT_CAUSE);
      fact.denied++;
      fact.deniedBilled += claim.billedAmount;
    } else if (claim.initialStatus === 'approved') {
      const fact = this.row(claim, WITHOUT_CAUSE);
      fact.approved++;
      fact.allowed += claim.allowedAmount;
      fact.paid += claim.paidAmount;
    }
  }

  /** An appeal was filed against the claim's denial. */
  appealed(claim: FactSubject): void {
    this.row(claim, claim.denialCauseId ?? WITHOUT_CAUSE).appealed++;
  }

  /** The appeal was decided. */
  decided(claim: FactSubject, { outcome, recovered }: DecidedAppeal): void {
    const fact = this.row(claim, claim.denialCauseId ?? WITHOUT_CAUSE);
    fact[outcome]++;
    fact.recovered += recovered;
  }

  /** The rows so far, in the order of their keys. */
  facts(): DailyFact[] {
    const named = this.rows.all.map((row) => ({ row, name: nameOf(row) }));
    return named.sort((one, other) => (one.name < other.name ? -1 : 1)).map(({ row }) => row);
  }

  private row(claim: FactSubject, causeId: string): DailyFact {
    const { submissionDate } = claim;
    return isCounted(submissionDate, this.counted) ? this.rows.at(submissionDate, claim, causeId) : this.unasked;
  }
}

function nameOf({ day, providerId, payerId, causeId }: FactPlace): string {
  return `${day} ${providerId} ${payerId} ${causeId}`;
}

/** A row of nothing yet. Written out, like all rows that are added to and read many times. */
function emptyFact(runId: string, { day, providerId, payerId, causeId }: FactPlace): DailyFact {
  return {
    runId,
    day,
    providerId,
    payerId,
    causeId,
    submitted: 0,
    approved: 0,
    denied: 0,
    billed: 0,
    allowed: 0,
    paid: 0,
    deniedBilled: 0,
    appealed: 0,
    overturned: 0,
    upheld: 0,
    recovered: 0,
  };
}
