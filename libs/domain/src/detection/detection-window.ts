import type { Cents } from '../money/cents.js';
import { type CalendarDate, DAY_SECONDS, toCalendarDate, toEpochSeconds } from '../time/instant.js';
import { answerKeyOf, type AnsweredClaim, deniedServiceOf, NO_PLACE, WHOLE_CLAIM } from './answered-claim.js';
import type { RefusalSeries } from './refusals.js';
import { scopeKey, scopesAround, type ServiceScope } from './service-scope.js';

/** Days of submission that detection looks back on. */
export const WINDOW_DAYS = 60;

/** Denials with the same codes. Days are places of the window's ring. */
interface AnswerCounts {
  readonly denied: Uint16Array;
  readonly billed: Float64Array;
  total: number;
  billedTotal: Cents;
}

/** How often the services of a scope were answered, and refused with which codes. */
export interface ScopeCounts {
  readonly scope: ServiceScope;
  readonly seen: Uint16Array;
  total: number;
  readonly answers: Map<string, AnswerCounts>;
}

/**
 * Counts of answered claims over the last 60 days of submission, by payer, service, place and answer, on every level of
 * detail. A claim counts once for each different service on it and once as a whole. Counts do not depend on the order of
 * claims; a claim that was submitted before the window is left out.
 */
export class DetectionWindow {
  private readonly byKey = new Map<string, ScopeCounts>();
  private readonly widest = new Map<string, ScopeCounts>();
  private last = Number.NEGATIVE_INFINITY;

  /** The last day of the window; null while it is empty. */
  get lastDay(): CalendarDate | null {
    return Number.isFinite(this.last) ? this.dayAt(WINDOW_DAYS - 1) : null;
  }

  /** Everything that was counted. */
  scopes(): Iterable<ScopeCounts> {
    return this.byKey.values();
  }

  /** The widest scopes: each service at all payers in all places. */
  services(): Iterable<ScopeCounts> {
    return this.widest.values();
  }

  /** The counts of a scope; undefined when none of its services was answered. */
  scope(scope: ServiceScope): ScopeCounts | undefined {
    return this.byKey.get(scopeKey(scope));
  }

  /** Counts a claim; one without an answer does not count. */
  add(claim: AnsweredClaim): void {
    if (claim.initialStatus === null) return;
    const day = dayNumber(claim.submissionDate);
    this.slideTo(day);
    if (day <= this.last - WINDOW_DAYS) return;
    const at = day % WINDOW_DAYS;
    const answer = answerKeyOf(claim);
    const refused = answer === null ? null : deniedServiceOf(claim);
    for (const code of new Set([WHOLE_CLAIM, ...claim.procedureCodes])) {
      for (const scope of scopesAround(claim.payerId, code, claim.placeOfService ?? NO_PLACE)) {
        const counts = this.countsOf(scope);
        counts.seen[at] = (counts.seen[at] as number) + 1;
        counts.total++;
        if (answer !== null && code === refused) countDenial(counts, answer, at, claim.billedAmount);
      }
    }
  }

  /** Lets the window end on a day, unless it ends later already: what falls out of it is forgotten. */
  moveTo(day: CalendarDate): void {
    this.slideTo(dayNumber(day));
  }

  /** The days of a scope for one answer. */
  series({ seen, answers }: ScopeCounts, answer: string): RefusalSeries {
    const counts = answers.get(answer);
    const inOrder = (ring: ArrayLike<number> | undefined) =>
      Array.from({ length: WINDOW_DAYS }, (_, index) => ring?.[(this.last + 1 + index) % WINDOW_DAYS] ?? 0);
    return { seen: inOrder(seen), denied: inOrder(counts?.denied), billed: inOrder(counts?.billed) };
  }

  /** The day at a place of a series, 0 = the first. */
  dayAt(index: number): CalendarDate {
    return toCalendarDate((this.last - WINDOW_DAYS + 1 + index) * DAY_SECONDS);
  }

  private slideTo(day: number): void {
    if (day <= this.last) return;
    const first = Math.max(this.last + 1, day - WINDOW_DAYS + 1);
    if (Number.isFinite(this.last)) for (let fresh = first; fresh <= day; fresh++) this.forget(fresh % WINDOW_DAYS);
    this.last = day;
  }

  private forget(at: number): void {
    for (const [key, counts] of this.byKey) {
      if (counts.seen[at] === 0) continue;
      counts.total -= counts.seen[at] as number;
      counts.seen[at] = 0;
      for (const [answer, denials] of counts.answers) {
        denials.total -= denials.denied[at] as number;
        denials.billedTotal -= denials.billed[at] as number;
        denials.denied[at] = 0;
        denials.billed[at] = 0;
        if (denials.total === 0) counts.answers.delete(answer);
      }
      if (counts.total > 0) continue;
      this.byKey.delete(key);
      this.widest.delete(key);
    }
  }

  private countsOf(scope: ServiceScope): ScopeCounts {
    const key = scopeKey(scope);
    let counts = this.byKey.get(key);
    if (!counts) {
      counts = { scope, seen: new Uint16Array(WINDOW_DAYS), total: 0, answers: new Map() };
      this.byKey.set(key, counts);
      if (scope.payerId === null && scope.placeOfService === null) this.widest.set(key, counts);
    }
    return counts;
  }
}

function countDenial({ answers }: ScopeCounts, answer: string, at: number, billed: Cents): void {
  let counts = answers.get(answer);
  if (!counts) {
    const denied = new Uint16Array(WINDOW_DAYS);
    counts = { denied, billed: new Float64Array(WINDOW_DAYS), total: 0, billedTotal: 0 };
    answers.set(answer, counts);
  }
  counts.denied[at] = (counts.denied[at] as number) + 1;
  counts.billed[at] = (counts.billed[at] as number) + billed;
  counts.total++;
  counts.billedTotal += billed;
}

function dayNumber(day: string): number {
  return Math.floor(toEpochSeconds(day) / DAY_SECONDS);
}
