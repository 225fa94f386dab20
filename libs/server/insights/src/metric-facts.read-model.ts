import { Inject, Injectable } from '@nestjs/common';
import {
  type CalendarDate,
  type DaySpan,
  type DurationKind,
  emptySums,
  type FactLevel,
  METRIC_MEASURES,
  type MetricMeasure,
  type MetricSums,
} from '@portal/domain';
import { DurationFactEntity, type EntityClass, MetricFactEntity, READER } from '@portal/server/database';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import type { FactFilter, MetricScope } from './metric-scope.read-model.js';

type Dimension = 'day' | 'providerId' | 'payerId' | 'causeId';

/** Sums of one group. */
export type SumRow<By extends Dimension> = Record<By, string> & MetricSums;

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
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** Sums of the days of a span under the filters, by some dimensions. */
  async sums<By extends Dimension>(
    { runId }: MetricScope,
    filter: FactFilter,
    span: DaySpan,
    by: readonly By[],
    measures: readonly MetricMeasure[] = METRIC_MEASURES,
  ): Promise<SumRow<By>[]> {
    const query = this.facts(MetricFactEntity, runId, filter, span, by);
    for (const measure of measures) query.addSelect(`SUM(fact.${measure})`, measure);
    const rows = await query.getRawMany<Record<string, unknown>>();
    return rows.map((row) => {
      const sums = emptySums() as MetricSums & Partial<Record<Dimension, string>>;
      for (const measure of measures) sums[measure] = Number(row[measure]);
      for (const dimension of by) sums[dimension] = String(row[dimension]);
      return sums as SumRow<By>;
    });
  }

  /** Claims under the filters that are open, whenever they were submitted, by the day of that. */
  async open({ runId }: MetricScope, filter: FactFilter): Promise<OpenDay[]> {
    const rows = await this.facts(MetricFactEntity, runId, filter, null, ['day'])
      .andWhere('fact.openClaims > 0')
      .addSelect('SUM(fact.openClaims)', 'openClaims')
      .addSelect('SUM(fact.openBilled)', 'openBilled')
      .getRawMany<Record<keyof OpenDay, string>>();
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
    const rows = await this.facts(DurationFactEntity, runId, filter, span, ['day'])
      .andWhere('fact.kind = :kind', { kind })
      .addSelect('fact.days', 'days')
      .addSelect('SUM(fact.number)', 'number')
      .addGroupBy('fact.days')
      .getRawMany<{ day: CalendarDate; days: unknown; number: unknown }>();
    return rows.map(({ day, days, number }) => ({ kind, day, days: Number(days), number: Number(number) }));
  }

  private facts(
    entity: EntityClass,
    runId: string | null,
    { providerId, payerId, patternId }: FactFilter,
    span: DaySpan | null,
    by: readonly Dimension[],
  ): SelectQueryBuilder<object> {
    const level = levelFor(
      providerId !== undefined || by.includes('providerId'),
      payerId !== undefined || by.includes('payerId'),
    );
    const query = this.reader
      .createQueryBuilder(entity, 'fact')
      .select([])
      .where('fact.runId = :runId AND fact.level = :level', { runId, level });
    if (span) query.andWhere('fact.day BETWEEN :from AND :to', { ...span });
    if (providerId) query.andWhere('fact.providerId IN (:...providerId)', { providerId });
    if (payerId) query.andWhere('fact.payerId IN (:...payerId)', { payerId });
    if (patternId) query.andWhere('fact.causeId IN (:...patternId)', { patternId });
    for (const dimension of by) query.addSelect(`fact.${dimension}`, dimension).addGroupBy(`fact.${dimension}`);
    return query;
  }
}

function levelFor(provider: boolean, payer: boolean): FactLevel {
  if (provider) return payer ? 'both' : 'provider';
  return payer ? 'payer' : 'all';
}
