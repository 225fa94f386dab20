import { Inject, Injectable } from '@nestjs/common';
import type { ProviderPerformanceList, ProviderPerformanceView } from '@portal/contracts';
import {
  addDays,
  type CalendarDate,
  causeName,
  centsToDollars,
  dayOf,
  decidedIn,
  type MetricMeasure,
  MINIMUM_ANSWERS,
  performanceTrend,
  rateOf,
  unknownReference,
} from '@portal/domain';
import { providerName } from '@portal/reference';
import { ProviderPerformanceEntity, READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import { AnswerTrouble } from '../answers/answer-trouble.js';
import { InsightProgressStore } from '../answers/insight-progress.store.js';
import { MetricFactsReadModel } from '../metrics/metric-facts.read-model.js';
import { weeksEnding } from '../metrics/weeks.js';
import { PERFORMANCE_DAYS } from './nightly-summary.service.js';

const WEEKS = 13;
const MEASURES = ['approved', 'denied'] as const satisfies readonly MetricMeasure[];

/** Answers how providers do, as the last night summed it up. */
@Injectable()
export class ProviderPerformanceReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly facts: MetricFactsReadModel,
    private readonly progress: InsightProgressStore,
    private readonly trouble: AnswerTrouble,
  ) {}

  /**
   * All providers with answers, most claims first.
   * @throws DomainError `unknown-reference` for an unknown run
   */
  async list(runId: string | undefined): Promise<ProviderPerformanceList> {
    const standing = await this.progress.standing(runId);
    if (!standing && runId) throw unknownReference('run', runId, '/runId');
    const day = standing?.progress.summedDay ?? null;
    const nothing = { runId: standing?.run.id ?? null, asOf: null, from: null, to: null };
    const staleness = this.trouble.staleness();
    if (!standing || day === null) return { ...nothing, ...staleness, minimumDecided: MINIMUM_ANSWERS, items: [] };
    const rows = await this.reader.manager.find(ProviderPerformanceEntity, {
      where: { runId: standing.run.id, day },
      order: { decided: 'DESC', providerId: 'ASC' },
    });
    const weekly = await this.weekly(standing.run.id, day, dayOf(standing.run.start));
    return {
      runId: standing.run.id,
      asOf: `${addDays(day, 1)}T02:00:00Z`,
      from: addDays(day, 1 - PERFORMANCE_DAYS),
      to: day,
      ...staleness,
      minimumDecided: MINIMUM_ANSWERS,
      items: rows.map((row) => performanceView(row, weekly(row.providerId))),
    };
  }

  private async weekly(runId: string, last: CalendarDate, first: CalendarDate) {
    const weeks = weeksEnding(last, WEEKS, first);
    const span = { from: weeks[0]?.from ?? last, to: last };
    const rows = await this.facts.sums(runId, {}, span, ['day', 'providerId'], MEASURES);
    return (providerId: string): ProviderPerformanceView['weekly'] =>
      weeks.map(({ from, to }) => {
        const own = rows.filter((row) => row.providerId === providerId && row.day >= from && row.day <= to);
        const decided = own.reduce((sum, row) => sum + decidedIn(row), 0);
        const denied = own.reduce((sum, row) => sum + row.denied, 0);
        return { from, to, decided, denied, rate: rateOf(denied, decided) };
      });
  }
}

function performanceView(
  row: ProviderPerformanceEntity,
  weekly: ProviderPerformanceView['weekly'],
): ProviderPerformanceView {
  const { providerId, decided, denied, previousDecided, previousDenied, topCauseId, trend } = row;
  const now = { hits: denied, total: decided };
  const { difference, interval, z, enough } = performanceTrend({ hits: previousDenied, total: previousDecided }, now);
  return {
    providerId,
    providerName: providerName(providerId),
    ...{ decided, denied, denialRate: rateOf(denied, decided) },
    ...{ previousDecided, previousDenied, previousRate: rateOf(previousDenied, previousDecided) },
    ...{ difference, interval, z, trend, enough },
    deniedBilled: centsToDollars(row.deniedBilled),
    recovered: centsToDollars(row.recovered),
    appealsWon: row.appealsWon,
    appealsDecided: row.appealsDecided,
    topCauseId,
    topCauseName: topCauseId === null ? null : causeName(topCauseId),
    weekly,
  };
}
