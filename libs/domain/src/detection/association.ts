import type { Cents } from '../money/cents.js';
import { binomialTail } from '../statistics/binomial-tail.js';
import type { CalendarDate } from '../time/instant.js';
import { WHOLE_CLAIM } from './answered-claim.js';
import { changePoint } from './change-point.js';
import { type DetectionWindow, type ScopeCounts, WINDOW_DAYS } from './detection-window.js';
import { minus, type Refusals, refusalsOver } from './refusals.js';
import type { ServiceScope } from './service-scope.js';

/** What an association must reach to be reported; docs/detection.md says why. */
export const DETECTION_LIMITS = {
  /** Answers below which a combination is not tested. */
  seen: 8,
  /** Refusals that it needs. */
  denied: 6,
  /** Largest q-value of a candidate. */
  qValue: 0.0001,
  /** Largest q-value of evidence for a pattern that is known anyway. */
  evidenceQValue: 0.01,
  /** Smallest share refused of a candidate since it began. */
  rate: 0.25,
  /** By how much that share must exceed the expected one. */
  excess: 0.2,
  /** Answers that a comparison needs to count. */
  comparison: 10,
} as const;

/** More refusals of a service with the same codes than chance allows. */
export interface Association {
  readonly scope: ServiceScope;
  /** The text of the codes. */
  readonly answer: string;
  readonly since: Refusals;
  readonly expectedRate: number;
  readonly effectSize: number;
  /** One-sided; the choice of the day is allowed for. */
  readonly pValue: number;
  /** All combinations are allowed for. */
  readonly qValue: number;
  /** Day of submission of the first claim refused in it. */
  readonly firstSeen: CalendarDate;
  readonly billed: Cents;
}

/** A combination of scope and answer under test. */
export interface Subject {
  readonly counts: ScopeCounts;
  readonly answer: string;
  /** The cause that the codes stand for, or null. */
  readonly causeId: string | null;
}

/** What a test found out about its subject. */
export interface TestedSubject extends Subject {
  /** Place in the window of the day from which refusals count; 0 = all along. */
  readonly from: number;
  readonly since: Refusals;
  readonly before: Refusals;
  readonly otherPayers: Refusals;
  readonly otherPlaces: Refusals;
  readonly expectedRate: number;
  readonly pValue: number;
  /**
   * Log-likelihood of the refusals at their own rate against the rate of other services: of the scopes that hold the same
   * refusals, the one that says best which services are meant is the strongest.
   */
  readonly strength: number;
}

/** The window and what refusals are usual in it. */
export interface TestGround {
  readonly window: DetectionWindow;
  readonly usual: UsualRefusals;
}

const NOTHING: Refusals = { denied: 0, seen: 0 };

/** How often each answer is given at all. */
export class UsualRefusals {
  /** Charges of all denials of the window. */
  readonly deniedBilled: Cents;
  private readonly services = { seen: 0, denied: new Map<string, number>() };
  private readonly wholeClaims = { seen: 0, denied: new Map<string, number>() };

  constructor(window: DetectionWindow) {
    let billed = 0;
    for (const { scope, total, answers } of window.services()) {
      const kind = this.kindOf(scope.procedureCode);
      kind.seen += total;
      for (const [answer, counts] of answers) {
        kind.denied.set(answer, (kind.denied.get(answer) ?? 0) + counts.total);
        billed += counts.billedTotal;
      }
    }
    this.deniedBilled = billed;
  }

  /** Different answers that were given. */
  get answers(): number {
    return new Set([...this.services.denied.keys(), ...this.wholeClaims.denied.keys()]).size;
  }

  /** How often the answer is given outside of the subject. */
  outside({ counts, answer }: Subject): Refusals {
    const kind = this.kindOf(counts.scope.procedureCode);
    const all = { denied: kind.denied.get(answer) ?? 0, seen: kind.seen };
    return minus(all, overall(counts, answer));
  }

  private kindOf(procedureCode: string) {
    return procedureCode === WHOLE_CLAIM ? this.wholeClaims : this.services;
  }
}

/** Tests whether a subject is refused more often than other services are, over the whole window. */
export function testOverall(subject: Subject, { usual }: TestGround): TestedSubject {
  const since = overall(subject.counts, subject.answer);
  const outside = usual.outside(subject);
  const expectedRate = smoothed(outside);
  const exceeds = isEnough(outside) && since.denied / since.seen > expectedRate;
  return {
    ...subject,
    from: 0,
    since,
    before: NOTHING,
    otherPayers: NOTHING,
    otherPlaces: NOTHING,
    expectedRate,
    pValue: exceeds ? binomialTail(since.denied, since.seen, expectedRate) : 1,
    strength: strengthOf(since, expectedRate),
  };
}

/**
 * Tests whether a subject is refused more often since the most likely day of change than was usual before, at other payers
 * and in other places. Null when it is too rare to be a candidate, or when there is nothing to compare it with.
 */
export function testSinceChange(subject: Subject, ground: TestGround): TestedSubject | null {
  const { counts, answer } = subject;
  const { scope } = counts;
  const series = ground.window.series(counts, answer);
  const from = changePoint(series);
  const since = refusalsOver(series, from);
  if (since.denied < DETECTION_LIMITS.denied || since.denied / since.seen < DETECTION_LIMITS.rate) return null;
  const before = refusalsOver(series, 0, from);
  const others = (wider: ServiceScope) => minus(wholeOf(wider, answer, from, ground), since);
  const otherPayers = scope.payerId === null ? NOTHING : others({ ...scope, payerId: null });
  const otherPlaces = scope.placeOfService === null ? NOTHING : others({ ...scope, placeOfService: null });
  const comparisons = [ground.usual.outside(subject), before, otherPayers, otherPlaces].filter(isEnough).map(smoothed);
  const [usualRate] = comparisons;
  if (usualRate === undefined) return null;
  const expectedRate = Math.max(...comparisons);
  if (since.denied / since.seen - expectedRate < DETECTION_LIMITS.excess) return null;
  const choices = from === 0 ? 1 : WINDOW_DAYS;
  const pValue = Math.min(1, choices * binomialTail(since.denied, since.seen, expectedRate));
  const strength = strengthOf(since, usualRate);
  return { ...subject, from, since, before, otherPayers, otherPlaces, expectedRate, pValue, strength };
}

/** Refusals of a scope from a day of the window on. */
export function wholeOf(scope: ServiceScope, answer: string, from: number, { window }: TestGround): Refusals {
  const counts = window.scope(scope);
  return counts ? refusalsOver(window.series(counts, answer), from) : NOTHING;
}

function overall({ total, answers }: ScopeCounts, answer: string): Refusals {
  return { denied: answers.get(answer)?.total ?? 0, seen: total };
}

function isEnough({ seen }: Refusals): boolean {
  return seen >= DETECTION_LIMITS.comparison;
}

/** A share that is never 0: half a refusal more than there were. */
function smoothed({ denied, seen }: Refusals): number {
  return (denied + 0.5) / (seen + 1);
}

function strengthOf({ denied, seen }: Refusals, expected: number): number {
  const share = denied / seen;
  const accepted = seen - denied;
  return denied * Math.log(share / expected) + (accepted === 0 ? 0 : accepted * Math.log((1 - share) / (1 - expected)));
}
