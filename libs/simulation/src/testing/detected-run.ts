import {
  type CandidateFinding,
  type Claim,
  DAY_SECONDS,
  type DetectionResult,
  detectionSteps,
  DetectionWindow,
  type GenerationConfig,
  LOOK_HOURS,
  PATTERN_IDS,
  type RuleChange,
  runStart,
  withAnswer,
} from '@portal/domain';
import { attributeDenial, candidateHolds } from '@portal/domain/testing';
import { isVisit } from '@portal/reference';
import { simulate } from '../run/simulate.js';
import { runOf } from './run-of.js';

const LOOK_SECONDS = LOOK_HOURS * 3_600;
/** Stands for a rule change in a comparison with the ground truth, where patterns stand under their ids. */
export const RULE = 'rule';

/** A candidate as it was last found, and the day of the run on which it was found first. */
export interface FoundCandidate {
  readonly finding: CandidateFinding;
  readonly foundAfter: number;
}

/** A run of Demo with all that detection found in it, beside its ground truth. */
export interface DetectedRun {
  readonly claims: ReadonlyMap<string, Claim>;
  /** What was planted in each claim: a pattern, a background cause or `RULE`; absent for clean ones. */
  readonly truth: Map<string, string>;
  /** Patterns of the catalogue whose denials exceeded chance at some time. */
  readonly patterns: Set<string>;
  /** By payer, service and answer, as the portal keeps them. */
  readonly candidates: Map<string, FoundCandidate>;
  /** How long each step of looking took; others have their turn between two of them. */
  readonly milliseconds: number[];
}

/** How many claims carry something, were put down to it, and both. */
export interface TruthCounts {
  readonly planted: number;
  readonly attributed: number;
  readonly hits: number;
}

/** Under which key a rule change is found. */
export function candidateKey({ payerId, procedureCode }: Pick<RuleChange, 'payerId' | 'procedureCode'>): string {
  return `${payerId} ${procedureCode} PR-96 N130`;
}

/**
 * Lives through days of Demo, with some settings changed, and looks at them as the portal does.
 * @param now real milliseconds, for who wants to know how long steps took
 */
export function detectedRun(
  seed: number,
  changes: Partial<GenerationConfig>,
  days: number,
  now: () => number = () => 0,
): DetectedRun {
  const run = runOf(seed, { warmupDays: 0, duration: 'continuous', ...changes });
  const start = runStart(run.config);
  const window = new DetectionWindow();
  const claims = new Map<string, Claim>();
  const lived: DetectedRun = {
    claims,
    truth: new Map(),
    patterns: new Set(),
    candidates: new Map(),
    milliseconds: [],
  };
  let carry = null;
  for (let at = start; at < start + days * DAY_SECONDS; at += LOOK_SECONDS) {
    const step = simulate(run, at, at + LOOK_SECONDS, carry);
    carry = step.carry;
    // A claim that was sent shortly before a look is answered after it; without an answer it does not count.
    const answered = step.batch.adjudicated.map((answer) => withAnswer(claims.get(answer.id) as Claim, answer));
    for (const claim of [...step.batch.claims, ...answered]) {
      window.add(claim);
      claims.set(claim.id, claim);
    }
    note(lived, look(window, lived.milliseconds, now), (at + LOOK_SECONDS - start) / DAY_SECONDS);
    for (const { claimId, plantedCauseId, operation } of step.batch.truths) {
      if (plantedCauseId !== null) lived.truth.set(claimId, operation === 'ruleChange' ? RULE : plantedCauseId);
    }
  }
  return lived;
}

/**
 * Compares what detection reads from the codes of each denial with what was planted, pattern by pattern; whatever is new
 * counts as `RULE`.
 */
export function againstTruth(run: DetectedRun): Map<string, TruthCounts> {
  const found = {
    candidates: findingsOf(run),
    patterns: new Map([...run.patterns].map((id) => [id, []])) as DetectionResult['patterns'],
  };
  return compared(run, (claim) => {
    const verdict = attributeDenial(claim, found, isVisit);
    if (verdict.kind === 'none') return [];
    return [verdict.kind === 'candidate' ? RULE : verdict.patternId];
  });
}

/**
 * The same for what the portal counts: figures, pages of patterns and lists of claims under the cause of the payer's answer,
 * and the claims of each candidate.
 */
export function countedAgainstTruth(run: DetectedRun): Map<string, TruthCounts> {
  const candidates = findingsOf(run);
  return compared(run, (claim) => [
    ...(claim.denialCauseId === null ? [] : [claim.denialCauseId]),
    ...(candidates.some((candidate) => candidateHolds(candidate, claim)) ? [RULE] : []),
  ]);
}

function findingsOf({ candidates }: DetectedRun): CandidateFinding[] {
  return [...candidates.values()].map(({ finding }) => finding);
}

function compared(
  { claims, truth }: DetectedRun,
  verdictsOn: (claim: Claim) => readonly string[],
): Map<string, TruthCounts> {
  const counts = new Map<string, { planted: number; attributed: number; hits: number }>();
  for (const id of [...PATTERN_IDS, RULE]) counts.set(id, { planted: 0, attributed: 0, hits: 0 });
  for (const claim of claims.values()) {
    const planted = truth.get(claim.id);
    const row = planted === undefined ? undefined : counts.get(planted);
    if (row) row.planted++;
    for (const verdict of verdictsOn(claim)) {
      const other = counts.get(verdict);
      if (!other) continue;
      other.attributed++;
      if (verdict === planted) other.hits++;
    }
  }
  return counts;
}

function look(window: DetectionWindow, milliseconds: number[], now: () => number): DetectionResult {
  const steps = detectionSteps(window, isVisit);
  for (;;) {
    const before = now();
    const { done, value } = steps.next();
    milliseconds.push(now() - before);
    if (done) return value;
  }
}

/** The first day stays that of the first finding: later it may lie before the window. */
function note({ patterns, candidates }: DetectedRun, result: DetectionResult, day: number): void {
  for (const id of result.patterns.keys()) patterns.add(id);
  for (const finding of result.candidates) {
    const key = `${finding.scope.payerId} ${finding.scope.procedureCode} ${finding.answer}`;
    const known = candidates.get(key);
    const began = known?.finding.began ?? finding.began;
    candidates.set(key, { finding: { ...finding, began }, foundAfter: known?.foundAfter ?? day });
  }
}
