import { Injectable } from '@nestjs/common';
import {
  ANY,
  candidateConfidence,
  type CandidateDay,
  type CandidateFinding,
  candidateScore,
  dayOf,
  type DetectionResult,
  type Instant,
  monthlyStake,
} from '@portal/domain';
import { DetectionCandidateEntity } from '@portal/server/database';
import type { EntityManager } from 'typeorm';

/** Days of a candidate that are kept. */
const KEPT_DAYS = 365;
/** Digits of a candidate's number in its run. */
const NUMBER_DIGITS = 3;

/** A candidate as it is stored. */
export type StoredCandidate = Omit<DetectionCandidateEntity, 'run'>;

/** Keeps candidates: one for each payer, service and answer, however often it is found. */
@Injectable()
export class CandidateStore {
  /** Stores what was found at an instant, inside a unit of work; answers with those that were not known before. */
  async save(manager: EntityManager, runId: string, at: Instant, result: DetectionResult): Promise<StoredCandidate[]> {
    if (result.candidates.length === 0) return [];
    const known = await manager.findBy(DetectionCandidateEntity, { runId });
    const found: StoredCandidate[] = [];
    for (const finding of result.candidates) {
      const stored = [...known, ...found].find((candidate) => isSame(candidate, finding));
      const row = stored
        ? { ...stored, ...updated(stored, finding, result, at) }
        : created(runId, known.length + found.length + 1, finding, result, at);
      await manager.upsert(DetectionCandidateEntity, row, ['id']);
      if (!stored) found.push(row);
    }
    return found;
  }
}

function isSame({ payerId, procedureCode, answer }: StoredCandidate, finding: CandidateFinding): boolean {
  const { scope } = finding;
  return payerId === (scope.payerId ?? ANY) && procedureCode === scope.procedureCode && answer === finding.answer;
}

function created(
  runId: string,
  number: number,
  finding: CandidateFinding,
  result: DetectionResult,
  at: Instant,
): StoredCandidate {
  const { scope, answer, began, beganAfter, daily } = finding;
  return {
    id: `${runId.replace('RUN-', 'CND-')}-${String(number).padStart(NUMBER_DIGITS, '0')}`,
    runId,
    payerId: scope.payerId ?? ANY,
    procedureCode: scope.procedureCode,
    answer,
    status: 'new',
    patternId: null,
    foundAt: at,
    began,
    beganAfter,
    ...current(finding, result, at),
    daily,
  };
}

/** What a later look changes. The first day stays that of the first finding once it has left the window. */
function updated(stored: StoredCandidate, finding: CandidateFinding, result: DetectionResult, at: Instant) {
  const { began, beganAfter } = finding.began === null ? stored : finding;
  return { ...current(finding, result, at), began, beganAfter, daily: joined(stored.daily, finding.daily) };
}

function current(finding: CandidateFinding, result: DetectionResult, at: Instant) {
  const { scope, lastRefusal, ongoing, since, before, otherPayers, otherPlaces } = finding;
  const { expectedRate, effectSize, pValue, qValue } = finding;
  return {
    placeOfService: scope.placeOfService ?? ANY,
    updatedAt: at,
    lastRefusal,
    ongoing,
    score: candidateScore(finding, result.deniedBilled),
    evidence: {
      ...{ since, before, otherPayers, otherPlaces, expectedRate, effectSize, pValue, qValue },
      combinations: result.combinations,
      confidence: candidateConfidence(finding),
      monthlyStake: monthlyStake(finding, result.day ?? dayOf(at)),
    },
  };
}

/** Days before the window as they were kept, those of the window as they were counted now. */
function joined(kept: readonly CandidateDay[], counted: readonly CandidateDay[]): CandidateDay[] {
  const first = counted[0]?.day ?? '';
  return [...kept.filter(({ day }) => day < first), ...counted].slice(-KEPT_DAYS);
}
