/**
 * The rows that a question is about, in plain code over exported rows. It shares nothing with the implementation, on
 * purpose: it is part of its judge.
 */

/** A claim as it stands in its table. */
export interface ClaimRow {
  readonly id: string;
  readonly provider_id: string;
  readonly payer_id: string;
  readonly submission_date: string;
  readonly processing_date: string | null;
  readonly initial_status: string | null;
  readonly status: string;
  readonly denial_cause_id: string | null;
  readonly billed_amount: number;
  readonly paid_amount: number;
}

/** An appeal as it stands in its table. */
export interface AppealRow {
  readonly claim_id: string;
  readonly appeal_date: string;
  readonly outcome_date: string | null;
  readonly appeal_status: string;
  readonly recovered_amount: number;
}

interface EventRow {
  readonly timestamp: string;
  readonly type: string;
  readonly provider_id: string;
  readonly pattern_id: string;
  /** JSON. */
  readonly metadata: string;
}

/** Rows of one run as they stand in the tables, amounts in cents. */
export interface Rows {
  readonly claims: readonly ClaimRow[];
  readonly appeals: readonly AppealRow[];
  readonly events: readonly EventRow[];
}

/** What is asked for. */
export interface Question {
  readonly from: string;
  readonly to: string;
  /** The day that the run has come to. */
  readonly today: string;
  readonly providerId?: readonly string[] | undefined;
  readonly payerId?: readonly string[] | undefined;
  readonly patternId?: readonly string[] | undefined;
}

/** Claims of the providers and payers that were answered in the period. */
export function answeredClaims({ claims }: Rows, question: Question): ClaimRow[] {
  return claims.filter((claim) => isMine(claim, question) && isWithin(claim.processing_date, question));
}

/** Those that were paid at the first answer. */
export function paidOf(claims: readonly ClaimRow[]): ClaimRow[] {
  return claims.filter((claim) => claim.initial_status === 'approved');
}

/** Those that were denied at the first answer, for one of the patterns. */
export function deniedOf(claims: readonly ClaimRow[], question: Question): ClaimRow[] {
  return claims.filter((claim) => claim.initial_status === 'denied' && hasCause(claim, question));
}

/** Appeals that were decided in the period, each with its claim. */
export function endedAppeals({ claims, appeals }: Rows, question: Question) {
  const asked = new Map(deniedOf(claims, question).map((claim) => [claim.id, claim]));
  return appeals.flatMap((appeal) => {
    const claim = asked.get(appeal.claim_id);
    return claim && isMine(claim, question) && isWithin(appeal.outcome_date, question) ? [{ claim, appeal }] : [];
  });
}

/** Claims for which money may still come: not paid at once, and no appeal of theirs is decided. */
export function openClaims({ claims, appeals }: Rows, question: Question): ClaimRow[] {
  const closed = new Set(appeals.filter((appeal) => appeal.outcome_date !== null).map((appeal) => appeal.claim_id));
  return claims.filter(
    (claim) =>
      claim.initial_status !== 'approved' &&
      !closed.has(claim.id) &&
      isMine(claim, question) &&
      hasCause(claim, question),
  );
}

/** Practice sessions that were completed in the period. */
export function completedSessions({ events }: Rows, question: Question): EventRow[] {
  return events.filter(
    (event) =>
      event.type === 'practice-completed' &&
      isWithin(event.timestamp, question) &&
      isOneOf(question.providerId, event.provider_id) &&
      isOneOf(question.patternId, event.pattern_id),
  );
}

/** Days from one to another. */
export function daysFrom(one: string, other: string): number {
  return Math.round((Date.parse(other.slice(0, 10)) - Date.parse(one.slice(0, 10))) / 86_400_000);
}

/** Sum of numbers. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** What was charged for claims. */
export function charges(claims: readonly ClaimRow[]): number {
  return sum(claims.map((claim) => claim.billed_amount));
}

/** A share, or null where there is nothing to divide by. */
export function share(part: number, all: number): number | null {
  return all === 0 ? null : part / all;
}

function isMine(claim: ClaimRow, { providerId, payerId }: Question): boolean {
  return isOneOf(providerId, claim.provider_id) && isOneOf(payerId, claim.payer_id);
}

function hasCause(claim: ClaimRow, { patternId }: Question): boolean {
  return isOneOf(patternId, claim.denial_cause_id);
}

function isWithin(instant: string | null, { from, to }: Question): boolean {
  return instant !== null && instant.slice(0, 10) >= from && instant.slice(0, 10) <= to;
}

/** True where nothing was chosen. */
function isOneOf(chosen: readonly string[] | undefined, id: string | null): boolean {
  return chosen === undefined || (id !== null && chosen.includes(id));
}
