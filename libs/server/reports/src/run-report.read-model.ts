import { Inject, Injectable } from '@nestjs/common';
import type { RunSummary } from '@portal/contracts';
import { addDays, type DaySpan, lastBegunDay } from '@portal/domain';
import { AppealEntity, ClaimEntity, ClaimLineEntity, LearningEventEntity, READER } from '@portal/server/database';
import { RunReadModel } from '@portal/server/generation';
import { DashboardCache, MetricScopeReadModel } from '@portal/server/insights';
import { LearningProgressReadModel, LearningReadModel } from '@portal/server/learning';
import type { DataSource } from 'typeorm';
import type { RunReport } from './run-report.js';

/** Days that figures can be computed over at once. */
const MOST_DAYS = 400;

/** Gathers what a report tells, from those whose figures they are. */
@Injectable()
export class RunReportReadModel {
  constructor(
    private readonly runs: RunReadModel,
    private readonly scopes: MetricScopeReadModel,
    private readonly dashboards: DashboardCache,
    private readonly learning: LearningReadModel,
    private readonly progress: LearningProgressReadModel,
    @Inject(READER) private readonly reader: DataSource,
  ) {}

  /**
   * The report of a run as it stands.
   * @param origin where the portal stands, for links
   * @throws DomainError `not-found`
   */
  async report(runId: string, origin: string): Promise<RunReport> {
    const result = await this.runs.result(runId);
    const scope = await this.scopes.scopeOf({ runId, period: 'custom', ...reportDays(result.run) });
    const { items: practice } = await this.learning.summary(runId);
    const { effects } = await this.progress.progress(runId);
    const board = await this.dashboards.answer(scope);
    return { ...result, board, practice, effects, rows: await this.rows(runId), origin };
  }

  private async rows(runId: string): Promise<RunReport['rows']> {
    const { manager } = this.reader;
    const lines = await manager
      .createQueryBuilder(ClaimLineEntity, 'line')
      .innerJoin('line.claim', 'claim')
      .where('claim.runId = :runId', { runId })
      .getCount();
    return {
      claims: await manager.countBy(ClaimEntity, { runId }),
      claim_lines: lines,
      appeals: await manager.countBy(AppealEntity, { runId }),
      learning_events: await manager.countBy(LearningEventEntity, { runId }),
    };
  }
}

/** The days of a run after its history, the last 400 of them; those of the history while it has not come further. */
function reportDays({ settings, simulatedNow }: Pick<RunSummary, 'settings' | 'simulatedNow'>): DaySpan {
  const { startDate, warmupDays } = settings;
  const to = lastBegunDay(simulatedNow);
  const start = to >= startDate ? startDate : addDays(startDate, -warmupDays);
  const earliest = addDays(to, 1 - MOST_DAYS);
  const from = start > earliest ? start : earliest;
  return { from: from < to ? from : to, to };
}
