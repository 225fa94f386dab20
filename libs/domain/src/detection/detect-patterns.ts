import { type DenialCauseId, isPatternId, type PatternId } from '../denial-patterns/pattern-id.js';
import type { Cents } from '../money/cents.js';
import { falseDiscoveryRates } from '../statistics/false-discovery.js';
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
import type { DetectionWindow } from './detection-window.js';
import { knownCauseOf } from './known-answers.js';
import { scopeKey, type ServiceScope } from './service-scope.js';

/** Associations kept of each pattern as its evidence. */
const EVIDENCE = 8;
/** Scopes tested in one step. */
const STEP = 80;
/** Copies of a claim come in runs: one refused copy makes the next one likely, whatever the claim is about. */
const COPIES: DenialCauseId = 'BG-DUP';

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
  const steps = detectionSteps(window, isVisit);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of a few milliseconds, for a process with other work. The window must not change between them. */
export function* detectionSteps(
  window: DetectionWindow,
  isVisit: (procedureCode: string) => boolean,
): Generator<void, DetectionResult> {
  const ground: TestGround = { window, usual: new UsualRefusals(window) };
  const causeOf = causeReader(isVisit);
  const [evidence, candidates]: [TestedSubject[], TestedSubject[]] = [[], []];
  let scopes = 0;
  yield;
  for (const counts of window.scopes()) {
    if (counts.total < DETECTION_LIMITS.seen) continue;
    if (++scopes % STEP === 0) yield;
    for (const [answer, { total }] of counts.answers) {
      if (total < DETECTION_LIMITS.denied) continue;
      const subject = { counts, answer, causeId: causeOf(answer, counts.scope) };
      if (isKnown(subject.causeId)) {
        // Evidence of a known pattern need not tell places apart.
        if (counts.scope.placeOfService === null) evidence.push(testOverall(subject, ground));
      } else if (subject.causeId !== COPIES) {
        const test = testSinceChange(subject, ground);
        if (test) candidates.push(test);
      }
    }
  }
  yield;
  const combinations = scopes * ground.usual.answers;
  const patterns = evidenceByPattern(significant(evidence, combinations, DETECTION_LIMITS.evidenceQValue), window);
  yield;
  return {
    day: window.lastDay,
    combinations,
    patterns,
    candidates: candidatesAmong(significant(candidates, combinations, DETECTION_LIMITS.qValue), ground),
    deniedBilled: ground.usual.deniedBilled,
  };
}

/** Tests whose q-value is small enough, the strongest first. */
function significant(tests: readonly TestedSubject[], combinations: number, largest: number): Significant[] {
  const qValues = falseDiscoveryRates(
    tests.map(({ pValue }) => pValue),
    combinations,
  );
  return tests
    .map((test, index) => ({ test, qValue: qValues[index] as number }))
    .filter(({ qValue }) => qValue <= largest)
    .sort(strongestFirst);
}

/** Reads the cause that an answer stands for; each reading is made once. */
function causeReader(isVisit: (procedureCode: string) => boolean) {
  const known = new Map<string, DenialCauseId | null>();
  return (answer: string, { procedureCode, placeOfService }: ServiceScope): DenialCauseId | null => {
    const place = placeOfService ?? NO_PLACE;
    const key = `${answer} ${isVisit(procedureCode)} ${place}`;
    let causeId = known.get(key);
    if (causeId === undefined) {
      causeId = knownCauseOf({ answer, procedureCode, placeOfService: place }, isVisit);
      known.set(key, causeId);
    }
    return causeId;
  };
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
