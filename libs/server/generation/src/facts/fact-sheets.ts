import type { Appeal, AppealOutcome, Cents, Claim, DaySpan, Instant, LearningEvent } from '@portal/domain';
import type { SimulationBatch } from '@portal/simulation';

/** The part of a claim that says where its facts belong. */
export type FactSubject = Pick<
  Claim,
  'submissionDate' | 'processingDate' | 'providerId' | 'payerId' | 'denialCauseId' | 'billedAmount'
>;

/** The part of a claim that says what became of it at first, too. */
export type FactClaim = FactSubject & Pick<Claim, 'initialStatus' | 'allowedAmount' | 'paidAmount'>;

/** A decided appeal, as far as facts need it. */
export interface DecidedAppeal {
  readonly appealDate: Instant;
  readonly outcome: AppealOutcome;
  readonly outcomeDate: Instant;
  readonly recovered: Cents;
}

/** All days that a sheet can count on. */
export const ALL_DAYS: DaySpan = { from: '', to: '9' };

/** Whether something that happened at an instant is counted on a sheet of some days. */
export function isCounted(at: Instant, { from, to }: DaySpan): boolean {
  return at >= from && (at < to || at.startsWith(to));
}

/** Something that facts are added up on. Sums do not depend on order or on where a batch was cut. */
export interface FactSheet {
  /** The practice sent the claim. */
  submitted(claim: FactClaim): void;
  /** The payer gave its first answer, if it has. */
  answered(claim: FactClaim): void;
  /** An appeal was filed against the claim's denial. */
  appealed(claim: FactSubject): void;
  /** The appeal was decided. */
  decided(claim: FactSubject, appeal: DecidedAppeal): void;
  /** Somebody learned something, which not every sheet counts. */
  practiced?(event: LearningEvent): void;
}

/** An appeal as it stands. */
export type CountedAppeal = Pick<Appeal, 'appealDate' | 'appealStatus' | 'outcomeDate' | 'recoveredAmount'>;

/**
 * Counts all that happened in a batch.
 * @throws RangeError when there is an appeal of a claim that the batch does not hold
 */
export function countBatch(sheets: readonly FactSheet[], batch: SimulationBatch): void {
  const denied = new Map<string, FactSubject>();
  for (const claims of [batch.contested, batch.claims, batch.adjudicated]) {
    for (const claim of claims) if (claim.initialStatus === 'denied') denied.set(claim.id, claim);
  }
  for (const sheet of sheets) {
    for (const claim of batch.claims) countClaim(sheet, claim);
    for (const claim of batch.adjudicated) sheet.answered(claim);
    for (const appeal of batch.appeals) countAppeal(sheet, contestedIn(denied, appeal.claimId), appeal);
    for (const { claimId, outcome, appealDate, outcomeDate, recoveredAmount } of batch.decisions) {
      const appeal = { appealDate, appealStatus: outcome, outcomeDate, recoveredAmount };
      countDecision(sheet, contestedIn(denied, claimId), appeal);
    }
    for (const event of batch.learningEvents) sheet.practiced?.(event);
  }
}

function contestedIn(denied: ReadonlyMap<string, FactSubject>, claimId: string): FactSubject {
  const claim = denied.get(claimId);
  if (!claim) throw new RangeError(`There is an appeal of ${claimId}, but no such denied claim`);
  return claim;
}

/** Counts a claim from its submission up to its first answer, and its appeals up to where they stand. */
export function countClaim(sheet: FactSheet, claim: FactClaim, appeals: readonly CountedAppeal[] = []): void {
  sheet.submitted(claim);
  sheet.answered(claim);
  for (const appeal of appeals) countAppeal(sheet, claim, appeal);
}

function countAppeal(sheet: FactSheet, claim: FactSubject, appeal: CountedAppeal): void {
  sheet.appealed(claim);
  countDecision(sheet, claim, appeal);
}

function countDecision(sheet: FactSheet, claim: FactSubject, appeal: CountedAppeal): void {
  const { appealDate, appealStatus: outcome, outcomeDate, recoveredAmount: recovered } = appeal;
  if (outcome === 'pending' || outcomeDate === null) return;
  sheet.decided(claim, { appealDate, outcome, outcomeDate, recovered });
}
