import { Inject, Injectable } from '@nestjs/common';
import type { PatternCandidate, PatternDetailView } from '@portal/contracts';
import {
  addDays,
  ANY,
  type Association,
  type CalendarDate,
  centsToDollars,
  dayOf,
  decidedIn,
  DENIAL_PATTERNS,
  isPatternId,
  type MetricMeasure,
  notFound,
  type PatternId,
  rateOf,
  sumOf,
  trendOf,
  unknownReference,
} from '@portal/domain';
import { payerName } from '@portal/reference';
import { ClaimEntity, READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import { InsightProgressStore } from '../answers/insight-progress.store.js';
import type { StoredCandidate } from '../detection/candidate.store.js';
import { serviceInWords } from '../detection/candidate-words.js';
import { MetricFactsReadModel } from '../metrics/metric-facts.read-model.js';
import { MetricScopeReadModel } from '../metrics/metric-scope.read-model.js';
import { weeksEnding } from '../metrics/weeks.js';
import { CandidateReadModel } from './candidate.read-model.js';
import { PatternTrendReadModel } from './pattern-trend.read-model.js';

const WEEKS = 26;
const EXAMPLES = 5;
const TREND_DAYS = 30;
const MEASURES = ['approved', 'denied', 'deniedBilled'] as const satisfies readonly MetricMeasure[];

/** Answers one pattern in full, of the catalogue or found by detection: its course by week and the evidence for it. */
@Injectable()
export class PatternDetailReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly scopes: MetricScopeReadModel,
    private readonly facts: MetricFactsReadModel,
    private readonly trends: PatternTrendReadModel,
    private readonly candidates: CandidateReadModel,
    private readonly progress: InsightProgressStore,
  ) {}

  /** @throws DomainError `not-found` for an unknown pattern, `unknown-reference` for an unknown run */
  async detail(id: string, runId: string | undefined): Promise<PatternDetailView> {
    if (isPatternId(id)) return this.ofCatalogue(id, runId);
    const standing = await this.progress.standing(runId);
    if (!standing && runId) throw unknownReference('run', runId, '/runId');
    const candidate = await this.candidates.find(id, standing?.run.id ?? null);
    if (!candidate) throw notFound('pattern', id);
    return ofCandidate(candidate, await this.candidates.view(candidate));
  }

  private async ofCatalogue(id: PatternId, runId: string | undefined): Promise<PatternDetailView> {
    const { name, description, suggestedAction } = DENIAL_PATTERNS[id];
    const course = (await this.trends.list(runId)).items.find((item) => item.id === id);
    const standing = await this.progress.standing(runId);
    const detection = standing && (await this.progress.lastDetection(standing.run.id));
    const scope = { patternId: id, initialStatus: 'denied', ...(standing && { runId: standing.run.id }) };
    return {
      ...{ id, kind: 'catalogue', name, description, suggestedAction, candidate: null },
      ...{ trend: course?.trend ?? 'stable', enough: course?.enough ?? false },
      score: course?.score ?? 0,
      weekly: await this.weekly(id, runId, standing && dayOf(standing.run.start)),
      evidence: (detection?.patterns[id] ?? []).map(evidenceView),
      examples: standing ? await this.examples(id, standing.run.id) : [],
      claimsQuery: new URLSearchParams(scope).toString(),
    };
  }

  private async weekly(
    id: PatternId,
    runId: string | undefined,
    first: CalendarDate | null,
  ): Promise<PatternDetailView['weekly']> {
    const scope = await this.scopes.scopeOf({ period: 'day', ...(runId && { runId }) });
    if (scope.runId === null || first === null) return [];
    const weeks = weeksEnding(scope.span.to, WEEKS, first);
    const span = { from: weeks[0]?.from ?? scope.span.to, to: scope.span.to };
    const rows = await this.facts.sums(scope.runId, {}, span, ['day', 'causeId'], MEASURES);
    return weeks.map(({ from, to }) => {
      const within = rows.filter(({ day }) => day >= from && day <= to);
      const own = within.filter(({ causeId }) => causeId === id);
      const denied = own.reduce((sum, row) => sum + row.denied, 0);
      const seen = within.reduce((sum, row) => sum + decidedIn(row), 0);
      const billed = own.reduce((sum, row) => sum + row.deniedBilled, 0);
      return { from, to, denied, seen, rate: rateOf(denied, seen), deniedBilled: centsToDollars(billed) };
    });
  }

  private async examples(causeId: string, runId: string): Promise<string[]> {
    const rows = await this.reader
      .createQueryBuilder(ClaimEntity, 'claim')
      .select('claim.id', 'id')
      .where('claim.denialCauseId = :causeId AND claim.runId = :runId', { causeId, runId })
      .orderBy('claim.submissionDate', 'DESC')
      .addOrderBy('claim.id', 'DESC')
      .limit(EXAMPLES)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }
}

function ofCandidate(stored: StoredCandidate, view: PatternCandidate): PatternDetailView {
  const { daily } = stored;
  const last = daily.at(-1)?.day ?? stored.lastRefusal;
  const half = addDays(last, 1 - TREND_DAYS);
  const part = (holds: (day: CalendarDate) => boolean) => {
    const days = daily.filter(({ day }) => holds(day));
    return { hits: sumOf(days.map(({ denied }) => denied)), total: sumOf(days.map(({ seen }) => seen)) };
  };
  const before = part((day) => day < half && day >= addDays(half, -TREND_DAYS));
  return {
    ...{ id: view.patternId ?? view.id, kind: 'candidate', name: view.title, suggestedAction: view.suggestedAction },
    description: `${view.title}. Found by detection; the catalogue does not know it.`,
    ...trendOf(
      before,
      part((day) => day >= half),
    ),
    score: view.score,
    weekly: weeksEnding(last, WEEKS, daily[0]?.day ?? last).map(({ from, to }) => {
      const days = daily.filter(({ day }) => day >= from && day <= to);
      const [denied, seen, billed] = [
        sumOf(days.map((day) => day.denied)),
        sumOf(days.map((day) => day.seen)),
        sumOf(days.map((day) => day.billed)),
      ];
      return { from, to, denied, seen, rate: rateOf(denied, seen), deniedBilled: centsToDollars(billed) };
    }),
    evidence: [
      {
        feature: serviceInWords(stored),
        ...{ payerId: view.payerId, payerName: view.payerName, answer: stored.answer },
        ...{ denied: view.since.denied, seen: view.since.seen, rate: view.since.rate ?? 0 },
        ...{ expectedRate: view.expectedRate, effectSize: view.effectSize, qValue: view.qValue },
        firstSeen: view.began ?? daily.find(({ denied }) => denied > 0)?.day ?? stored.lastRefusal,
        billed: view.atStake,
      },
    ],
    examples: view.examples,
    claimsQuery: view.claimsQuery,
    candidate: view,
  };
}

function evidenceView({ scope, answer, since, ...association }: Association): PatternDetailView['evidence'][number] {
  const { expectedRate, effectSize, qValue, firstSeen, billed } = association;
  const { payerId, procedureCode, placeOfService } = scope;
  return {
    feature: serviceInWords({ procedureCode, placeOfService: placeOfService ?? ANY }),
    payerId,
    payerName: payerId === null ? null : payerName(payerId),
    ...{ answer, ...since, rate: since.denied / since.seen, expectedRate, effectSize, qValue, firstSeen },
    billed: centsToDollars(billed),
  };
}
