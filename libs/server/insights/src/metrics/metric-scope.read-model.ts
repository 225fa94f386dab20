import { Inject, Injectable } from '@nestjs/common';
import type { MetricsQuery } from '@portal/contracts';
import {
  type CalendarDate,
  type DaySpan,
  DomainError,
  type Instant,
  lastBegunDay,
  lengthOf,
  periodEnding,
  type PeriodName,
  previousPeriod,
  toCalendarDate,
  unknownReference,
} from '@portal/domain';
import { GenerationRunEntity, KnownQueries, type QueryValues, READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';

/** Longest period that can be asked for, in days. */
const MAX_DAYS = 400;

/** Which providers, payers and causes are counted; undefined means all. */
export interface FactFilter {
  readonly providerId?: readonly string[] | undefined;
  readonly payerId?: readonly string[] | undefined;
  readonly patternId?: readonly string[] | undefined;
}

/** What is computed: run, period and filters, and the state of the run that the facts belong to. */
export interface MetricScope {
  /** Null while there is no run. */
  readonly runId: string | null;
  /** Simulated instant up to which all is stored. */
  readonly asOf: Instant | null;
  /** Changes with every change of the run. */
  readonly revision: number;
  readonly period: PeriodName;
  readonly span: DaySpan;
  readonly previous: DaySpan;
  readonly filter: FactFilter;
}

/** The day that the run of a scope has come to. */
export function todayOf({ asOf, span }: MetricScope): CalendarDate {
  return asOf === null ? span.to : lastBegunDay(asOf);
}

/** How far a run is. */
type RunPlace = Pick<GenerationRunEntity, 'id' | 'cursor' | 'revision'>;

/** Finds out what a query is about. */
@Injectable()
export class MetricScopeReadModel {
  private readonly queries: KnownQueries;

  constructor(@Inject(READER) reader: DataSource) {
    this.queries = new KnownQueries(reader);
  }

  /**
   * The scope of a query. Without a run in the query it is the one that changed last.
   * @throws DomainError `unknown-reference` for an unknown run, `invalid-input` for a period that is too long
   */
  async scopeOf({ period, from, to, runId, ...filter }: MetricsQuery): Promise<MetricScope> {
    const run = await this.run(runId);
    const span =
      from && to
        ? { from, to }
        : periodEnding(period === 'custom' ? 'month' : period, run ? lastBegunDay(run.cursor) : toCalendarDate(0));
    if (lengthOf(span) > MAX_DAYS) {
      const detail = `must lie within ${MAX_DAYS} days of from`;
      throw new DomainError('invalid-input', 'The period is too long.', [{ pointer: '/to', detail }]);
    }
    return {
      runId: run?.id ?? null,
      asOf: run?.cursor ?? null,
      revision: run?.revision ?? 0,
      period,
      span,
      previous: previousPeriod(period, span),
      filter,
    };
  }

  private async run(runId: string | undefined): Promise<RunPlace | null> {
    const values: QueryValues = runId === undefined ? {} : { runId };
    const [run] = await this.queries.rows<RunPlace>(runId === undefined ? 'latest' : 'named', values, (source) => {
      const query = source.createQueryBuilder(GenerationRunEntity, 'run').select([]);
      for (const field of ['id', 'cursor', 'revision'] as const) query.addSelect(`run.${field}`, field);
      if (runId !== undefined) query.where('run.id = :runId');
      return query.orderBy('run.revision', 'DESC').limit(1);
    });
    if (runId && !run) throw unknownReference('run', runId, '/runId');
    return run ?? null;
  }
}
