import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
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
import type { FactFilter } from './metric-scope.read-model.js';

type Dimension = 'day' | 'providerId' | 'payerId' | 'causeId';

/** Filters with the columns that they narrow. */
const FILTERS = [
  ['providerId', 'providerId'],
  ['payerId', 'payerId'],
  ['patternId', 'causeId'],
] as const satisfies readonly (readonly [keyof FactFilter, Dimension])[];

/** Before and after all days. */
const FIRST_DAY = '';
const LAST_DAY = '9';

/** Durations in one text: rows of their own would take ten times as long to come here. */
const PAIRS = `'[' || STRING_AGG(fact.days || ',' || fact.number, ',') || ']'`;

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

/** Open claims of one age, a place in a list of ages, with their charges in cents. */
export type OpenAge = Record<'age', number> & Pick<MetricSums, 'openClaims' | 'openBilled'>;

/** How long it took, of all that counts on one day. */
export interface DurationDay {
  readonly kind: DurationKind;
  readonly day: CalendarDate;
  /** Days and how often it took so many in turns, in JSON, in no order and some more than once: `[14,3,15,1,14,2]`. */
  readonly pairs: string;
}

/**
 * Sums stored facts of a run in the database; null for the run stands for none, which has no facts. Each question reads the
 * level with the fewest rows that still answers it.
 */
@Injectable()
export class MetricFactsReadModel {
  private readonly queries: KnownQueries;

  constructor(@Inject(READER) reader: DataSource) {
    this.queries = new KnownQueries(reader);
  }

  /** Sums of the days of a span under the filters, by some dimensions. */
  async sums<By extends Dimension, Of extends MetricMeasure = MetricMeasure>(
    runId: string | null,
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

  /**
   * Claims under the filters that are open, whenever they were submitted, by age.
   * @param since the first day of submission of each age, youngest first, one at least; what was submitted before the last is
   * older than all
   */
  async open(runId: string | null, filter: FactFilter, since: readonly CalendarDate[]): Promise<OpenAge[]> {
    // Old ones, of which there are more with every day, come as one sum; young ones day by day, in the order of their key.
    const oldest = since.at(-1) as CalendarDate;
    const [young, old] = await Promise.all([
      this.openOn(['day'], runId, filter, { from: oldest, to: LAST_DAY }),
      this.openOn([], runId, filter, { from: FIRST_DAY, to: addDays(oldest, -1) }),
    ]);
    const ages = [...since, FIRST_DAY].map((first, age) => ({ first, age, openClaims: 0, openBilled: 0 }));
    for (const { day = FIRST_DAY, openClaims, openBilled } of [...young, ...old]) {
      const age = ages.find(({ first }) => day >= first);
      if (!age) continue;
      age.openClaims += Number(openClaims);
      age.openBilled += Number(openBilled);
    }
    return ages;
  }

  private openOn(by: readonly 'day'[], runId: string | null, filter: FactFilter, span: DaySpan) {
    return this.ask<{ readonly day?: string } & Record<'openClaims' | 'openBilled', unknown>>(
      'open',
      { entity: MetricFactEntity, runId, filter, span, by },
      {},
      (query) =>
        query
          .andWhere('fact.openClaims > 0')
          .addSelect('SUM(fact.openClaims)', 'openClaims')
          .addSelect('SUM(fact.openBilled)', 'openBilled'),
    );
  }

  /** How long it took on the days of a span under the filters. */
  async durations(runId: string | null, filter: FactFilter, span: DaySpan, kind: DurationKind): Promise<DurationDay[]> {
    const question = { entity: DurationFactEntity, runId, filter, span, by: ['day'] } as const;
    const rows = await this.ask<Omit<DurationDay, 'kind'>>('durations', question, { kind }, (query) =>
      query.andWhere('fact.kind = :kind').addSelect(PAIRS, 'pairs'),
    );
    return rows.map(({ day, pairs }) => ({ kind, day, pairs }));
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
