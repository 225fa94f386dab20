import { Injectable } from '@nestjs/common';
import type { Dashboard } from '@portal/contracts';
import { Logger } from '@nestjs/common';
import { WallClock } from '@portal/server/runtime';
import { DashboardReadModel } from './dashboard.read-model.js';
import type { MetricScope } from './metric-scope.read-model.js';

/** Answers kept: one for each combination of run, period and filters that was asked for lately. */
const KEPT = 100;

interface Kept {
  readonly version: string;
  readonly dashboard: Dashboard;
  readonly computedAt: number;
}

/**
 * Dashboards by scope. One that the run has not moved since is answered without computing; when computing fails, the last
 * good one is answered, marked stale with its age.
 */
@Injectable()
export class DashboardCache {
  private readonly log = new Logger('Dashboard');
  private readonly kept = new Map<string, Kept>();
  private failure: string | null = null;

  constructor(
    private readonly dashboards: DashboardReadModel,
    private readonly wallClock: WallClock,
  ) {}

  /** Why the last computation failed, or null when it did not. */
  get lastFailure(): string | null {
    return this.failure;
  }

  /**
   * The dashboard of a scope.
   * @throws whatever the computation threw, when there is no good answer from before
   */
  async answer(scope: MetricScope): Promise<Dashboard> {
    const key = keyOf(scope);
    const version = versionOf(scope);
    const known = this.kept.get(key);
    if (known?.version === version && !this.failure) return known.dashboard;
    try {
      const dashboard = await this.dashboards.compute(scope);
      this.failure = null;
      this.keep(key, { version, dashboard, computedAt: this.wallClock.milliseconds() });
      return dashboard;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      this.log.error(`The dashboard could not be computed: ${this.failure}`);
      if (!known) throw error;
      const staleSeconds = Math.round((this.wallClock.milliseconds() - known.computedAt) / 1000);
      return { ...known.dashboard, stale: true, staleSeconds };
    }
  }

  private keep(key: string, entry: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, entry);
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}

/** Names the facts that an answer stands on. */
export function versionOf({ runId, revision, span }: MetricScope): string {
  return `${runId ?? 'none'}-${revision}-${span.from}-${span.to}`;
}

function keyOf({ runId, period, span, filter }: MetricScope): string {
  return JSON.stringify([runId, period, period === 'custom' ? span : null, filter]);
}
