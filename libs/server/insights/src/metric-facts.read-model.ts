import { Inject, Injectable } from '@nestjs/common';
import {
  type CalendarDate,
  type DaySpan,
  type DurationKind,
  type FactLevel,
  METRIC_MEASURES,
  type MetricMeasure,
  type MetricSums,
} from '@portal/domain';
import {
  DurationFactEntity,
  type EntityClass,
  KnownQueries,
  MetricFactEntity,
  type QueryValues,
  READER,
} from '@portal/server/database';
import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { FactFilter, MetricScope } from './metric-scope.read-model.js';

type Dimension = 'day' | 'providerId' | 'payerId' | 'causeId';

/** Filters with the columns that they narrow. */
const FILTERS = [
  ['providerId', 'providerId'],
  ['payerId', 'payerId'],
  ['patternId', 'causeId'],
] as const satisfies readonly (readonly [keyof FactFilter, Dimension])[];

/** Which facts are asked for, and by which dimensions they are grouped. */
interface FactQuestion {
  readonly entity: EntityClass;
  readonly runId: string | null;
  readonly filter: FactFilter;
  /** Null = all days. */
  readonly span: DaySpan | null;
  readonly by: readonly Dimension[];
}

/** Sums of one group: the measures that were asked for, all unless some are named. */
export type SumRow<By extends Dimension, Of extends MetricMeasure = MetricMeasure> = Record<By, string> &
  Pick<MetricSums, Of>;

/** Claims submitted on a day that are still open, with their charges in cents. */
export type OpenDay = Record<'day', CalendarDate> & Pick<MetricSums, 'openClaims' | 'openBilled'>;

/** How often something took so many days, by the day that it counts on. */
export interface DurationRow {
  readonly kind: DurationKind;
  readonly day: CalendarDate;
  readonly days: number;
  readonly number: number;
}

/** Sums stored facts in the database. Each question reads the level with the fewest rows that still answers it. */
@Injectable()
export class MetricFactsReadModel {
  private readonly queries: KnownQueries;

  constructor(@Inject(READER) reader: DataSource) {
    this.queries = new KnownQueries(reader);
  }

  /** Sums of the days of a span under the filters, by some dimensions. */
  async sums<By extends Dimension, Of extends MetricMeasure = MetricMeasure>(
    { runId }: MetricScope,
    filter: FactFilter,
    span: DaySpan,
    by: readonly By[],
    measures: readonly Of[] = METRIC_MEASURES as readonly MetricMeasure[] as readonly Of[],
  ): Promise<SumRow<By, Of>[]> {
    const question = { entity: MetricFactEntity, runId, filter, span, by };
    const rows = await this.ask<Record<string, unknown>>(`sums ${measures}`, question, {}, (query) => {
      for (const measure of measures) query.addSelect(`SUM(fact.${measure})`, measure);
    });
    return rows.map((row) => {
      const sums: Partial<Record<MetricMeasure, number> & Record<Dimension, string>> = {};
      for (const dimension of by) sums[dimension] = String(row[dimension]);
      for (const measure of measures) sums[measure] = Number(row[measure]);
      return sums as SumRow<By, Of>;
    });
  }

  /** Claims under the filters that are open, whenever they were submitted, by the day of that. */
  async open({ runId }: MetricScope, filter: FactFilter): Promise<OpenDay[]> {
    const question = { entity: MetricFactEntity, runId, filter, span: null, by: ['day'] } as const;
    const rows = await this.ask<Record<keyof OpenDay, string>>('open', question, {}, (query) =>
      query
        .andWhere('fact.openClaims > 0')
        .addSelect('SUM(fact.openClaims)', 'openClaims')
        .addSelect('SUM(fact.openBilled)', 'openBilled'),
    );
    return rows.map(({ day, openClaims, openBilled }) => ({
      day,
      openClaims: Number(openClaims),
      openBilled: Number(openBilled),
    }));
  }

  /** Histograms of the days of a span under the filters. */
  async durations(
    { runId }: MetricScope,
    filter: FactFilter,
    span: DaySpan,
    kind: DurationKind,
  ): Promise<DurationRow[]> {
    const question = { entity: DurationFactEntity, runId, filter, span, by: ['day'] } as const;
    const rows = await this.ask<{ day: CalendarDate; days: unknown; number: unknown }>(
      'durations',
      question,
      { kind },
      (query) =>
        query
          .andWhere('fact.kind = :kind')
          .addSelect('fact.days', 'days')
          .addSelect('SUM(fact.number)', 'number')
          .addGroupBy('fact.days'),
    );
    return rows.map(({ day, days, number }) => ({ kind, day, days: Number(days), number: Number(number) }));
  }

  /**
   * Rows of a question, as many dimensions and filters as it has.
   * @param shape names what is done beyond that
   * @param values those of `more`
   */
  private async ask<Row>(
    shape: string,
    { entity, runId, filter, span, by }: FactQuestion,
    values: QueryValues,
    more: (query: SelectQueryBuilder<ObjectLiteral>) => unknown,
  ): Promise<Row[]> {
    // No run has no facts.
    if (runId === null) return [];
    const filters = FILTERS.filter(([name]) => filter[name] !== undefined);
    const level = levelFor(
      filter.providerId !== undefined || by.includes('providerId'),
      filter.payerId !== undefined || by.includes('payerId'),
    );
    const names = filters.map(([name]) => name);
    const given = Object.fromEntries(names.map((name) => [name, filter[name] as readonly string[]]));
    const all = { ...values, ...given, ...span, runId, level };
    return this.queries.rows<Row>(`${shape} by ${by} of ${names}${span ? ' in a span' : ''}`, all, (source) => {
      const query = source.createQueryBuilder(entity, 'fact').select([]);
      query.where('fact.runId = :runId AND fact.level = :level');
      if (span) query.andWhere('fact.day BETWEEN :from AND :to');
      for (const [name, dimension] of filters) query.andWhere(`fact.${dimension} IN (:...${name})`);
      for (const dimension of by) query.addSelect(`fact.${dimension}`, dimension).addGroupBy(`fact.${dimension}`);
      more(query);
      return query;
    });
  }
}

function levelFor(provider: boolean, payer: boolean): FactLevel {
  if (provider) return payer ? 'both' : 'provider';
  return payer ? 'payer' : 'all';
}
