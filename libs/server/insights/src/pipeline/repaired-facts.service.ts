import { setImmediate } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { HealthNotes } from '@portal/server/runtime';
import { InsightProgressStore } from '../answers/insight-progress.store.js';
import { DashboardCache } from '../metrics/dashboard-cache.js';
import { NightlySummaryService } from '../provider-performance/nightly-summary.service.js';

/** The part of the portal that readiness names while sums of nights stand on facts that were wrong. */
const PART = 'nightly-summary';

/** Makes anew what was computed from facts that have been put right since: dashboards and the sums of nights. */
@Injectable()
export class RepairedFactsService {
  private readonly log = new Logger('Nightly summary');
  /** Runs whose facts were put right since their nights were summed up. */
  private readonly outdated = new Set<string>();
  /** Runs of which this failed. */
  private readonly wrong = new Set<string>();
  private underWay: Promise<void> | null = null;

  constructor(
    private readonly dashboards: DashboardCache,
    private readonly progress: InsightProgressStore,
    private readonly summaries: NightlySummaryService,
    private readonly health: HealthNotes,
  ) {}

  /** Facts of a run were put right. Ends when all that stood on them is new; a failure is logged, and readiness says so. */
  follow(runId: string): Promise<void> {
    this.dashboards.outdate(runId);
    this.outdated.add(runId);
    return (this.underWay ??= this.sumUpAnew().finally(() => (this.underWay = null)));
  }

  private async sumUpAnew(): Promise<void> {
    for (const runId of this.outdated) {
      this.outdated.delete(runId);
      try {
        const standing = await this.progress.standing(runId);
        if (standing) await this.summaries.sumUpAnew(standing, setImmediate);
        this.wrong.delete(runId);
      } catch (error) {
        await this.note(runId, error);
      }
    }
    if (this.wrong.size === 0) return this.health.clear(PART);
    const runs = [...this.wrong].join(', ');
    this.health.set(PART, `The nights of ${runs} still stand on facts that were wrong; repair its facts again.`);
  }

  /** A run that was deleted meanwhile has no sums to be wrong. */
  private async note(runId: string, error: unknown): Promise<void> {
    if ((await this.progress.standing(runId).catch(() => undefined)) === null) return;
    this.wrong.add(runId);
    this.log.error(`The nights of ${runId} could not be summed up anew: ${String(error)}`);
  }
}
