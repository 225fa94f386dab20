import type { Cents } from '../money/cents.js';
import { effectSize } from '../statistics/effect-size.js';
import type { CalendarDate } from '../time/instant.js';
import { type Association, DETECTION_LIMITS, type TestedSubject, type TestGround, wholeOf } from './association.js';
import type { DetectionWindow } from './detection-window.js';
import { minus, type Refusals, refusalsOver, type RefusalSeries, sumOf } from './refusals.js';
import { commonScope } from './service-scope.js';

/** Accepted claims after the last refusal from which on it counts as ended. */
const ENDED_AFTER = 5;

/** Counts of one day of submission. */
export interface CandidateDay {
  readonly day: CalendarDate;
  readonly seen: number;
  readonly denied: number;
  readonly billed: Cents;
}

/** An association that no pattern of the catalogue covers. */
export interface CandidateFinding extends Association {
  /** Null when it goes back to the start of the window. */
  readonly began: CalendarDate | null;
  /** Last day before on which such a claim was accepted. */
  readonly beganAfter: CalendarDate | null;
  readonly lastRefusal: CalendarDate;
  /** False when the claims after the last refusal were all accepted and are enough to tell. */
  readonly ongoing: boolean;
  readonly before: Refusals;
  readonly otherPayers: Refusals;
  readonly otherPlaces: Refusals;
  readonly daily: readonly CandidateDay[];
}

/** A tested subject with its q-value. */
export interface Significant {
  readonly test: TestedSubject;
  readonly qValue: number;
}

/**
 * The candidates among significant tests, the strongest first. A rule shows on every level that holds its claims: what is
 * left of a weaker test without the claims of the stronger ones must stand by itself.
 */
export function candidatesAmong(significant: readonly Significant[], ground: TestGround): CandidateFinding[] {
  const chosen: Significant[] = [];
  for (const candidate of significant) if (standsBeside(chosen, candidate, ground)) chosen.push(candidate);
  return chosen.map((candidate) => findingOf(candidate, ground.window));
}

/** A significant test as an association. */
export function associationOf({ test, qValue }: Significant, window: DetectionWindow): Association {
  const { counts, answer, since, expectedRate, pValue, from } = test;
  const series = window.series(counts, answer);
  return {
    scope: counts.scope,
    answer,
    since,
    expectedRate,
    effectSize: effectSize(since.denied / since.seen, expectedRate),
    pValue,
    qValue,
    firstSeen: window.dayAt(Math.max(from, firstRefusal(series))),
    billed: sumOf(series.billed, from),
  };
}

function standsBeside(chosen: readonly Significant[], { test }: Significant, ground: TestGround): boolean {
  let rest = test.since;
  for (const { test: stronger } of chosen) {
    if (stronger.answer !== test.answer) continue;
    const common = commonScope(stronger.counts.scope, test.counts.scope);
    if (common) rest = minus(rest, wholeOf(common, test.answer, test.from, ground));
  }
  return (
    rest.denied >= DETECTION_LIMITS.denied &&
    rest.denied / Math.max(1, rest.seen) >= Math.max(DETECTION_LIMITS.rate, test.expectedRate + DETECTION_LIMITS.excess)
  );
}

function findingOf(significant: Significant, window: DetectionWindow): CandidateFinding {
  const { counts, answer, from, before, otherPayers, otherPlaces } = significant.test;
  const series = window.series(counts, answer);
  const last = series.denied.findLastIndex((denied) => denied > 0);
  const later = refusalsOver(series, last + 1);
  let accepted = from - 1;
  while (accepted >= 0 && (series.seen[accepted] as number) <= (series.denied[accepted] as number)) accepted--;
  return {
    ...associationOf(significant, window),
    began: from === 0 ? null : window.dayAt(from),
    beganAfter: accepted < 0 ? null : window.dayAt(accepted),
    lastRefusal: window.dayAt(last),
    ongoing: later.seen < ENDED_AFTER,
    before,
    otherPayers,
    otherPlaces,
    daily: daysOfSeries(series, window),
  };
}

function daysOfSeries({ seen, denied, billed }: RefusalSeries, window: DetectionWindow): CandidateDay[] {
  return seen.map((count, index) => ({
    day: window.dayAt(index),
    seen: count,
    denied: denied[index] as number,
    billed: billed[index] as number,
  }));
}

function firstRefusal({ denied }: RefusalSeries): number {
  return Math.max(
    0,
    denied.findIndex((count) => count > 0),
  );
}
