import { Injectable } from '@nestjs/common';
import type { PatternTrendList, PatternTrendView } from '@portal/contracts';
import {
  addDays,
  type CalendarDate,
  centsToDollars,
  daysOf,
  type DaySpan,
  decidedIn,
  type DenialPattern,
  type MetricMeasure,
  PATTERN_LIST,
  rateOf,
  trendOf,
} from '@portal/domain';
import { MetricFactsReadModel, type SumRow } from '../metrics/metric-facts.read-model.js';
import { MetricScopeReadModel } from '../metrics/metric-scope.read-model.js';

const MEASURES = ['approved', 'denied', 'deniedBilled', 'won', 'lost'] as const satisfies readonly MetricMeasure[];
/** Days of the average that a line is drawn with. */
const AVERAGE_DAYS = 7;

type Row = SumRow<'day' | 'causeId', (typeof MEASURES)[number]>;

/** Answers the course of the patterns of the catalogue: 30 days against the 30 days before, day by day. */
@Injectable()
export class PatternTrendReadModel {
  constructor(
    private readonly scopes: MetricScopeReadModel,
    private readonly facts: MetricFactsReadModel,
  ) {}

  /**
   * All patterns, most denied charges first.
   * @throws DomainError `unknown-reference` for an unknown run
   */
  async list(runId: string | undefined): Promise<PatternTrendList> {
    const scope = await this.scopes.scopeOf({ period: 'month', ...(runId && { runId }) });
    if (scope.runId === null) return { runId: null, asOf: null, from: null, to: null, items: [] };
    const { span, previous } = scope;
    const read = { from: addDays(previous.from, 1 - AVERAGE_DAYS), to: span.to };
    const rows = await this.facts.sums(scope.runId, {}, read, ['day', 'causeId'], MEASURES);
    const course = new Course(rows);
    const items = PATTERN_LIST.map((pattern) => trendView(pattern, course, span, previous));
    return {
      runId: scope.runId,
      asOf: scope.asOf,
      ...span,
      items: items.sort((a, b) => b.deniedBilled - a.deniedBilled || (a.id < b.id ? -1 : 1)),
    };
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

function trendView(pattern: DenialPattern, course: Course, span: DaySpan, previous: DaySpan): PatternTrendView {
  const { id, name, group, carc } = pattern;
  const [claims, previousClaims] = [course.total('denied', span, id), course.total('denied', previous, id)];
  const [decided, previousDecided] = [course.decided(span), course.decided(previous)];
  const billed = course.total('deniedBilled', span, id);
  const allBilled = course.total('deniedBilled', span);
  const won = course.total('won', span, id);
  return {
    ...{ id, name, group, carc, claims, decided, previousClaims, previousDecided },
    share: rateOf(claims, decided),
    previousShare: rateOf(previousClaims, previousDecided),
    trend: trendOf({ hits: previousClaims, total: previousDecided }, { hits: claims, total: decided }),
    deniedBilled: centsToDollars(billed),
    appealsWon: won,
    appealsDecided: won + course.total('lost', span, id),
    score: allBilled === 0 ? 0 : Math.round((100 * billed) / allBilled),
    daily: daysOf({ from: previous.from, to: span.to }).map((day) => dayView(day, id, course)),
  };
}

function dayView(day: CalendarDate, causeId: string, course: Course): PatternTrendView['daily'][number] {
  const one = { from: day, to: day };
  const week = { from: addDays(day, 1 - AVERAGE_DAYS), to: day };
  return {
    day,
    denied: course.total('denied', one, causeId),
    decided: course.decided(one),
    share7: rateOf(course.total('denied', week, causeId), course.decided(week)),
  };
}
