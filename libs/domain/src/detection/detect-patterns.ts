import { isPatternId, type PatternId } from '../denial-patterns/pattern-id.js';
import type { Cents } from '../money/cents.js';
import type { CalendarDate } from '../time/instant.js';
import { NO_PLACE } from './answered-claim.js';
import {
  type Association,
  DETECTION_LIMITS,
  type TestedSubject,
  type TestGround,
  testOverall,
  testSinceChange,
  UsualRefusals,
} from './association.js';
import { associationOf, type CandidateFinding, candidatesAmong, type Significant } from './candidate-finding.js';
import type { DetectionWindow, ScopeCounts } from './detection-window.js';
import { falseDiscoveryRates } from './false-discovery.js';
import { knownCauseOf } from './known-answers.js';
import { scopeKey } from './service-scope.js';

/** Associations kept of each pattern as its evidence. */
const EVIDENCE = 8;

/** What detection finds in a window. */
export interface DetectionResult {
  /** Last day of submission that was looked at; null for an empty window. */
  readonly day: CalendarDate | null;
  /** Combinations of scope and answer that were tested. */
  readonly combinations: number;
  /** Patterns of the catalogue whose denials exceed chance, each with its strongest associations. */
  readonly patterns: ReadonlyMap<PatternId, readonly Association[]>;
  /** What the catalogue does not know, the strongest first. */
  readonly candidates: readonly CandidateFinding[];
  /** Charges of all denials of the window. */
  readonly deniedBilled: Cents;
}

/**
 * Finds which services and payers go with which refusals more than chance allows. Every service is looked at on four
 * levels (payer and place, payer, place, as such) against every answer. Associations whose codes belong to a pattern of the
 * catalogue are its evidence. The others are candidates when the refusals since the most likely day of change exceed what
 * was usual before, at other payers and in other places. The same window gives the same result.
 * @param isVisit tells visits from other services
 */
export function detectPatterns(window: DetectionWindow, isVisit: (procedureCode: string) => boolean): DetectionResult {
  const ground: TestGround = { window, usual: new UsualRefusals(window) };
  const scopes = [...window.scopes()].filter(({ total }) => total >= DETECTION_LIMITS.seen);
  const tested = scopes.flatMap((counts) => testsOf(counts, ground, isVisit));
  const combinations = scopes.length * ground.usual.answers;
  const qValues = falseDiscoveryRates(
    tested.map(({ pValue }) => pValue),
    combinations,
  );
  const significant = tested
    .map((test, index) => ({ test, qValue: qValues[index] as number }))
    .filter(({ test, qValue }) => qValue <= largestQValue(test.causeId))
    .sort(strongestFirst);
  return {
    day: window.lastDay,
    combinations,
    patterns: evidenceByPattern(significant, window),
    candidates: candidatesAmong(
      significant.filter(({ test }) => !isKnown(test.causeId)),
      ground,
    ),
    deniedBilled: ground.usual.deniedBilled,
  };
}

function testsOf(
  counts: ScopeCounts,
  ground: TestGround,
  isVisit: (procedureCode: string) => boolean,
): TestedSubject[] {
  const { procedureCode, placeOfService } = counts.scope;
  return [...counts.answers].flatMap(([answer, { total }]) => {
    if (total < DETECTION_LIMITS.denied) return [];
    const context = { answer, procedureCode, placeOfService: placeOfService ?? NO_PLACE };
    const subject = { counts, answer, causeId: knownCauseOf(context, isVisit) };
    // Evidence of a known pattern need not tell places apart.
    if (isKnown(subject.causeId)) return placeOfService === null ? [testOverall(subject, ground)] : [];
    // Copies come in runs: one refused copy makes the next one likely, whatever the claim is about.
    if (subject.causeId === 'BG-DUP') return [];
    return testSinceChange(subject, ground) ?? [];
  });
}

function largestQValue(causeId: string | null): number {
  return isKnown(causeId) ? DETECTION_LIMITS.evidenceQValue : DETECTION_LIMITS.qValue;
}

function isKnown(causeId: string | null): causeId is PatternId {
  return causeId !== null && isPatternId(causeId);
}

function evidenceByPattern(
  significant: readonly Significant[],
  window: DetectionWindow,
): Map<PatternId, readonly Association[]> {
  const evidence = new Map<PatternId, Association[]>();
  for (const entry of significant) {
    const { causeId } = entry.test;
    if (!isKnown(causeId)) continue;
    const known = evidence.get(causeId) ?? [];
    if (known.length < EVIDENCE) evidence.set(causeId, [...known, associationOf(entry, window)]);
  }
  return evidence;
}

/** By strength; of equals the narrower scope, then by name, so that the order never depends on chance. */
function strongestFirst({ test: a }: Significant, { test: b }: Significant): number {
  const strength = b.strength - a.strength;
  if (Math.abs(strength) > 1e-9) return strength;
  const names = [a, b].map(({ counts, answer }) => `${scopeKey(counts.scope)} ${answer}`) as [string, string];
  return specificity(b) - specificity(a) || (names[0] < names[1] ? -1 : 1);
}

function specificity({ counts: { scope } }: TestedSubject): number {
  return Number(scope.payerId !== null) + Number(scope.placeOfService !== null);
}
