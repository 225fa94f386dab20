import { Inject, Injectable } from '@nestjs/common';
import type { PatternTrendList, PatternTrendView } from '@portal/contracts';
import {
  addDays,
  answerOf,
  type CalendarDate,
  centsToDollars,
  daysOf,
  type DaySpan,
  decidedIn,
  type DenialPattern,
  type MetricMeasure,
  PATTERN_LIST,
  rateOf,
  sumOf,
  trendOf,
} from '@portal/domain';
import { DetectionCandidateEntity, READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import type { StoredCandidate } from '../detection/candidate.store.js';
import { candidateTitle } from '../detection/candidate-words.js';
import { MetricFactsReadModel, type SumRow } from '../metrics/metric-facts.read-model.js';
import { MetricScopeReadModel } from '../metrics/metric-scope.read-model.js';

const MEASURES = ['approved', 'denied', 'deniedBilled', 'won', 'lost'] as const satisfies readonly MetricMeasure[];
/** Days of the average that a line is drawn with. */
const AVERAGE_DAYS = 7;

type Row = SumRow<'day' | 'causeId', (typeof MEASURES)[number]>;

/**
 * Answers the course of the patterns: 30 days against the 30 days before, day by day. After those of the catalogue come the
 * candidates that a person confirmed.
 */
@Injectable()
export class PatternTrendReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly scopes: MetricScopeReadModel,
    private readonly facts: MetricFactsReadModel,
  ) {}

  /**
   * All patterns, of each kind the most denied charges first.
   * @throws DomainError `unknown-reference` for an unknown run
   */
  async list(runId: string | undefined): Promise<PatternTrendList> {
    const scope = await this.scopes.scopeOf({ period: 'month', ...(runId && { runId }) });
    if (scope.runId === null) return { runId: null, asOf: null, from: null, to: null, items: [] };
    const { span, previous } = scope;
    const spans: ComparedSpans = { runId: scope.runId, span, previous };
    const read = { from: addDays(previous.from, 1 - AVERAGE_DAYS), to: span.to };
    const course = new Course(await this.facts.sums(scope.runId, {}, read, ['day', 'causeId'], MEASURES));
    const known = PATTERN_LIST.map((pattern) => catalogueTrend(pattern, course, spans));
    const confirmed = (await this.confirmedOf(scope.runId)).map((each) => candidateTrend(each, course, spans));
    return {
      runId: scope.runId,
      asOf: scope.asOf,
      ...span,
      items: [...known.sort(costliestFirst), ...confirmed.sort(costliestFirst)],
    };
  }

  private confirmedOf(runId: string): Promise<StoredCandidate[]> {
    return this.reader.manager.findBy(DetectionCandidateEntity, { runId, status: 'confirmed' });
  }
}

/** Facts by day, of all causes and of each. */
class Course {
  private readonly byDay = new Map<CalendarDate, Row[]>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) this.byDay.set(row.day, [...(this.byDay.get(row.day) ?? []), row]);
  }

  total(measure: (typeof MEASURES)[number], span: DaySpan, causeId?: string): number {
    return this.rowsOf(span)
      .filter((row) => causeId === undefined || row.causeId === causeId)
      .reduce((sum, row) => sum + row[measure], 0);
  }

  decided(span: DaySpan): number {
    return this.rowsOf(span).reduce((sum, row) => sum + decidedIn(row), 0);
  }

  private rowsOf(span: DaySpan): Row[] {
    return daysOf(span).flatMap((day) => this.byDay.get(day) ?? []);
  }
}

function costliestFirst(a: PatternTrendView, b: PatternTrendView): number {
  return b.deniedBilled - a.deniedBilled || (a.id < b.id ? -1 : 1);
}

/** What is counted of one pattern over a span. */
interface PatternCounts {
  denied(span: DaySpan): number;
  /** Charges denied, in cents. */
  billed(span: DaySpan): number;
}

/** The spans of a run that are compared. */
interface ComparedSpans {
  readonly runId: string;
  readonly span: DaySpan;
  readonly previous: DaySpan;
}

function catalogueTrend(
  { id, name, group, carc }: DenialPattern,
  course: Course,
  spans: ComparedSpans,
): PatternTrendView {
  const counts: PatternCounts = {
    denied: (span) => course.total('denied', span, id),
    billed: (span) => course.total('deniedBilled', span, id),
  };
  const figures = trendFigures(counts, course, spans);
  const allBilled = course.total('deniedBilled', spans.span);
  const won = course.total('won', spans.span, id);
  return {
    ...{ id, name, kind: 'catalogue', status: null, group, carc, ...figures },
    claimsQuery: new URLSearchParams({ runId: spans.runId, initialStatus: 'denied', patternId: id }).toString(),
    appealsWon: won,
    appealsDecided: won + course.total('lost', spans.span, id),
    score: allBilled === 0 ? 0 : Math.round((100 * course.total('deniedBilled', spans.span, id)) / allBilled),
  };
}

/** A candidate that a person confirmed, under the number that it got. */
function candidateTrend(candidate: StoredCandidate, course: Course, spans: ComparedSpans): PatternTrendView {
  const { group, carc } = answerOf(candidate.answer);
  const within = ({ from, to }: DaySpan) => candidate.daily.filter(({ day }) => day >= from && day <= to);
  const counts: PatternCounts = {
    denied: (span) => sumOf(within(span).map(({ denied }) => denied)),
    billed: (span) => sumOf(within(span).map(({ billed }) => billed)),
  };
  return {
    ...{ id: candidate.patternId ?? candidate.id, name: candidateTitle(candidate), kind: 'candidate', group, carc },
    ...trendFigures(counts, course, spans),
    claimsQuery: new URLSearchParams({ candidateId: candidate.id }).toString(),
    status: candidate.status,
    appealsWon: null,
    appealsDecided: null,
    score: candidate.score,
  };
}

function trendFigures(counts: PatternCounts, course: Course, { span, previous }: ComparedSpans) {
  const [claims, previousClaims] = [counts.denied(span), counts.denied(previous)];
  const [decided, previousDecided] = [course.decided(span), course.decided(previous)];
  return {
    ...{ claims, decided, previousClaims, previousDecided },
    share: rateOf(claims, decided),
    previousShare: rateOf(previousClaims, previousDecided),
    ...trendOf({ hits: previousClaims, total: previousDecided }, { hits: claims, total: decided }),
    deniedBilled: centsToDollars(counts.billed(span)),
    daily: daysOf({ from: previous.from, to: span.to }).map((day) => dayView(day, counts, course)),
  };
}

function dayView(day: CalendarDate, counts: PatternCounts, course: Course): PatternTrendView['daily'][number] {
  const one = { from: day, to: day };
  const week = { from: addDays(day, 1 - AVERAGE_DAYS), to: day };
  return {
    day,
    denied: counts.denied(one),
    decided: course.decided(one),
    share7: rateOf(counts.denied(week), course.decided(week)),
  };
}
