import { Inject, Injectable } from '@nestjs/common';
import type { CandidateList, CandidateQuery, PatternCandidate } from '@portal/contracts';
import {
  addDays,
  ANY,
  centsToDollars,
  NO_PLACE,
  rateOf,
  type Refusals,
  WHOLE_CLAIM,
  WINDOW_DAYS,
} from '@portal/domain';
import { codeInWords, payerName, REFERENCE } from '@portal/reference';
import { ClaimEntity, DetectionCandidateEntity, READER, whereCandidateHolds } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import type { StoredCandidate } from '../detection/candidate.store.js';
import { answerInWords, candidateAdvice, candidateTitle } from '../detection/candidate-words.js';
import { DetectionStatusReadModel } from '../pipeline/detection-status.read-model.js';

const EXAMPLES = 4;
const MOST_CANDIDATES = 200;

/** Answers candidates with the evidence behind them. */
@Injectable()
export class CandidateReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly detection: DetectionStatusReadModel,
  ) {}

  /**
   * Candidates of a run, highest score first, and how far detection has come.
   * @throws DomainError `unknown-reference` for an unknown run
   */
  async list({ runId, status }: CandidateQuery): Promise<CandidateList> {
    const detection = await this.detection.status(runId);
    if (detection.runId === null) return { detection, items: [] };
    const query = this.reader
      .createQueryBuilder(DetectionCandidateEntity, 'candidate')
      .where('candidate.runId = :runId', { runId: detection.runId })
      .orderBy('candidate.score', 'DESC')
      .addOrderBy('candidate.id')
      .limit(MOST_CANDIDATES);
    if (status) query.andWhere('candidate.status IN (:...status)', { status });
    const items: PatternCandidate[] = [];
    for (const candidate of await query.getMany()) items.push(await this.view(candidate));
    return { detection, items };
  }

  /** A candidate by its id or by the number that it got; null when there is none. */
  async find(id: string, runId: string | null): Promise<StoredCandidate | null> {
    const query = this.reader.createQueryBuilder(DetectionCandidateEntity, 'candidate');
    query.where('candidate.id = :id', { id });
    if (runId !== null) query.orWhere('(candidate.patternId = :id AND candidate.runId = :runId)', { runId });
    return query.getOne();
  }

  /** A candidate with its evidence in words and dollars. */
  async view(candidate: StoredCandidate): Promise<PatternCandidate> {
    const { id, runId, payerId, procedureCode, placeOfService, evidence, daily, began } = candidate;
    const since = daily.filter(({ day }) => began === null || day >= began);
    const before = daily.filter(({ day }) => began !== null && day < began);
    const first = addDays(daily.at(-1)?.day ?? candidate.lastRefusal, 1 - WINDOW_DAYS);
    return {
      id,
      runId,
      title: candidateTitle(candidate),
      status: candidate.status,
      patternId: candidate.patternId,
      payerId: payerId === ANY ? null : payerId,
      payerName: payerId === ANY ? null : payerName(payerId),
      procedure: {
        code: procedureCode,
        label:
          procedureCode === WHOLE_CLAIM
            ? 'Claims as such'
            : (REFERENCE.procedures.get(procedureCode)?.label ?? procedureCode),
      },
      place:
        placeOfService === ANY || placeOfService === NO_PLACE
          ? null
          : codeInWords(placeOfService, REFERENCE.placesOfService),
      ...answerInWords(candidate.answer),
      foundAt: candidate.foundAt,
      updatedAt: candidate.updatedAt,
      began,
      beganAfter: candidate.beganAfter,
      lastRefusal: candidate.lastRefusal,
      ongoing: candidate.ongoing,
      since: withRate(totalOf(since)),
      before: withRate(totalOf(before)),
      otherPayers: withRate(evidence.otherPayers),
      otherPlaces: withRate(evidence.otherPlaces),
      expectedRate: evidence.expectedRate,
      effectSize: evidence.effectSize,
      pValue: evidence.pValue,
      qValue: evidence.qValue,
      combinations: evidence.combinations,
      confidence: evidence.confidence,
      score: candidate.score,
      atStake: centsToDollars(since.reduce((sum, { billed }) => sum + billed, 0)),
      atStakeMonthly: centsToDollars(evidence.monthlyStake),
      suggestedAction: candidateAdvice(candidate),
      daily: daily
        .filter(({ day }) => day >= first)
        .map(({ day, seen, denied }) => ({ day, approved: seen - denied, denied })),
      examples: await this.examples(candidate),
      claimsQuery: new URLSearchParams({ candidateId: id }).toString(),
    };
  }

  private async examples(candidate: StoredCandidate): Promise<string[]> {
    const query = this.reader.createQueryBuilder(ClaimEntity, 'claim').select('claim.id', 'id');
    const rows = await whereCandidateHolds(query, candidate)
      .orderBy('claim.submissionDate')
      .addOrderBy('claim.id')
      .limit(EXAMPLES)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }
}

function totalOf(days: readonly Refusals[]): Refusals {
  return days.reduce<Refusals>((sum, { denied, seen }) => ({ denied: sum.denied + denied, seen: sum.seen + seen }), {
    denied: 0,
    seen: 0,
  });
}

function withRate({ denied, seen }: Refusals): PatternCandidate['since'] {
  return { denied, seen, rate: rateOf(denied, seen) };
}
