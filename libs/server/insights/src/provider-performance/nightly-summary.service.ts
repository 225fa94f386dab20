import { Injectable } from '@nestjs/common';
import {
  addDays,
  type CalendarDate,
  dayOf,
  daysOf,
  type DaySpan,
  decidedIn,
  EVERY,
  type MetricMeasure,
  PATTERN_IDS,
  performanceTrend,
  WITHOUT_CAUSE,
} from '@portal/domain';
import { PatternDailyMetricEntity, ProviderPerformanceEntity, UnitOfWork } from '@portal/server/database';
import type { EntityManager } from 'typeorm';
import { InsightProgressStore, type RunStanding } from '../answers/insight-progress.store.js';
import type { Pause } from '../answers/pause.js';
import type { Progress } from '../answers/watched-run.js';
import { MetricFactsReadModel, type SumRow } from '../metrics/metric-facts.read-model.js';

/** Days of a span that performance is computed over. */
export const PERFORMANCE_DAYS = 30;

const MEASURES = [
  'approved',
  'denied',
  'deniedBilled',
  'won',
  'lost',
  'recovered',
] as const satisfies readonly MetricMeasure[];

type PatternDay = Omit<PatternDailyMetricEntity, 'run'>;
type Performance = Omit<ProviderPerformanceEntity, 'run'>;

/** What the night sums up of a day. */
interface DaySums {
  readonly patterns: readonly PatternDay[];
  readonly performances: readonly Performance[];
}

/**
 * Sums days up at night: denials by pattern, and how each provider does. Doing it again gives the same rows, so that a
 * night that was missed is made up for and none is counted twice.
 */
@Injectable()
export class NightlySummaryService {
  constructor(
    private readonly facts: MetricFactsReadModel,
    private readonly unitOfWork: UnitOfWork,
    private readonly progress: InsightProgressStore,
  ) {}

  /**
   * Sums up the days after those of the progress up to and with `day`; the last one summed up is done anew. The progress
   * is stored with the last day: whoever reads that it has come so far finds every sum.
   */
  async sumUp(before: Progress, first: CalendarDate, day: CalendarDate, pause: Pause): Promise<Progress> {
    let after: Progress = { ...before, summedDay: day };
    for (const each of daysOf({ from: before.summedDay ?? first, to: day })) {
      const sums = await this.sumsOf(before.runId, each);
      await this.unitOfWork.run(async (manager) => {
        if (each === day) after = await this.progress.save(manager, after);
        await store(manager, sums);
      });
      await pause();
    }
    return after;
  }

  /** Sums up all days of a run once more that are summed up, because its facts were put right. */
  async sumUpAnew({ run, progress: { summedDay } }: RunStanding, pause: Pause): Promise<void> {
    if (summedDay === null) return;
    const runId = run.id;
    for (const day of daysOf({ from: dayOf(run.start), to: summedDay })) {
      const sums = await this.sumsOf(runId, day);
      await this.unitOfWork.run(async (manager) => {
        // Where nothing is counted any more no row is written.
        await manager.delete(PatternDailyMetricEntity, { runId, day });
        await manager.delete(ProviderPerformanceEntity, { runId, day });
        await store(manager, sums);
      });
      await pause();
    }
  }

  private async sumsOf(runId: string, day: CalendarDate): Promise<DaySums> {
    return { patterns: await this.patternDays(runId, day), performances: await this.performances(runId, day) };
  }

  private async patternDays(runId: string, day: CalendarDate): Promise<PatternDay[]> {
    const rows = await this.facts.sums(runId, {}, { from: day, to: day }, ['providerId', 'causeId'], MEASURES);
    const providers = [...new Set(rows.map(({ providerId }) => providerId))];
    const ofAll = PATTERN_IDS.map((id) => patternDay({ runId, patternId: id, day, scope: EVERY }, rows));
    const ofEach = providers.flatMap((scope) => {
      const own = rows.filter(({ providerId }) => providerId === scope);
      return PATTERN_IDS.map((patternId) => patternDay({ runId, patternId, day, scope }, own));
    });
    return [...ofAll, ...ofEach.filter(({ denied, appealsDecided }) => denied > 0 || appealsDecided > 0)];
  }

  private async performances(runId: string, day: CalendarDate): Promise<Performance[]> {
    const now = { from: addDays(day, 1 - PERFORMANCE_DAYS), to: day };
    const before = { from: addDays(now.from, -PERFORMANCE_DAYS), to: addDays(now.from, -1) };
    const read = (span: DaySpan) => this.facts.sums(runId, {}, span, ['providerId', 'causeId'], MEASURES);
    const [rows, earlier] = [await read(now), await read(before)];
    return [...new Set(rows.map(({ providerId }) => providerId))].map((providerId) =>
      performanceOf({ runId, day, providerId }, rows, earlier),
    );
  }
}

type CauseRow = SumRow<'providerId' | 'causeId', (typeof MEASURES)[number]>;

function patternDay(
  key: Pick<PatternDay, 'runId' | 'patternId' | 'day' | 'scope'>,
  rows: readonly CauseRow[],
): PatternDay {
  const own = rows.filter(({ causeId }) => causeId === key.patternId);
  const won = total(own, 'won');
  return {
    ...key,
    decided: rows.reduce((sum, row) => sum + decidedIn(row), 0),
    denied: total(own, 'denied'),
    deniedBilled: total(own, 'deniedBilled'),
    appealsWon: won,
    appealsDecided: won + total(own, 'lost'),
    recovered: total(own, 'recovered'),
  };
}

function performanceOf(
  key: Pick<Performance, 'runId' | 'day' | 'providerId'>,
  rows: readonly CauseRow[],
  earlier: readonly CauseRow[],
): Performance {
  const own = rows.filter(({ providerId }) => providerId === key.providerId);
  const before = earlier.filter(({ providerId }) => providerId === key.providerId);
  const decided = own.reduce((sum, row) => sum + decidedIn(row), 0);
  const previousDecided = before.reduce((sum, row) => sum + decidedIn(row), 0);
  const [denied, previousDenied] = [total(own, 'denied'), total(before, 'denied')];
  const won = total(own, 'won');
  const [top] = own
    .filter(({ causeId, deniedBilled }) => causeId !== WITHOUT_CAUSE && deniedBilled > 0)
    .sort((a, b) => b.deniedBilled - a.deniedBilled || (a.causeId < b.causeId ? -1 : 1));
  return {
    ...key,
    decided,
    denied,
    previousDecided,
    previousDenied,
    deniedBilled: total(own, 'deniedBilled'),
    appealsWon: won,
    appealsDecided: won + total(own, 'lost'),
    recovered: total(own, 'recovered'),
    topCauseId: top?.causeId ?? null,
    trend: performanceTrend({ hits: previousDenied, total: previousDecided }, { hits: denied, total: decided }).trend,
  };
}

function total(rows: readonly CauseRow[], measure: (typeof MEASURES)[number]): number {
  return rows.reduce((sum, row) => sum + row[measure], 0);
}

async function store(manager: EntityManager, { patterns, performances }: DaySums): Promise<void> {
  await upsert(manager, PatternDailyMetricEntity, patterns, ['runId', 'patternId', 'day', 'scope']);
  await upsert(manager, ProviderPerformanceEntity, performances, ['runId', 'day', 'providerId']);
}

async function upsert<Row extends object>(
  manager: EntityManager,
  entity: new () => Row & object,
  rows: readonly object[],
  keys: string[],
): Promise<void> {
  if (rows.length > 0) await manager.upsert(entity, rows as never, keys);
}
