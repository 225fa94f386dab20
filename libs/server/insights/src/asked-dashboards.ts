import { Injectable } from '@nestjs/common';
import type { MetricsQuery } from '@portal/contracts';
import { DashboardCache } from './dashboard-cache.js';
import { MetricScopeReadModel } from './metric-scope.read-model.js';
import { type WrittenDashboard, writtenOut } from './written-dashboard.js';

/** Questions whose answers are computed ahead: those that came last. */
const MOST_AHEAD = 4;

/**
 * Answers what people ask for, and computes it ahead when a run has moved: whoever looks at a dashboard while claims come
 * in asks again for the same. What nobody asked for again is not computed a second time.
 */
@Injectable()
export class AskedDashboards {
  private readonly asked = new Map<string, MetricsQuery>();
  private underWay: Promise<void> | null = null;

  constructor(
    private readonly scopes: MetricScopeReadModel,
    private readonly dashboards: DashboardCache,
  ) {}

  /**
   * The dashboard that a query asks for.
   * @throws what `MetricScopeReadModel.scopeOf` and `DashboardCache.answer` throw
   */
  async answer(query: MetricsQuery): Promise<WrittenDashboard> {
    const dashboard = await this.current(query);
    this.note(query);
    return dashboard;
  }

  /** Rows were stored: computes anew what was asked for since the last time, unless that is under way. */
  refresh(): Promise<void> {
    return (this.underWay ??= this.computeAhead().finally(() => (this.underWay = null)));
  }

  private async computeAhead(): Promise<void> {
    const queries = [...this.asked.values()];
    this.asked.clear();
    // Who asks next is told of a failure, and readiness says so.
    for (const query of queries) await this.current(query).catch(() => undefined);
  }

  private async current(query: MetricsQuery): Promise<WrittenDashboard> {
    return writtenOut(await this.dashboards.answer(await this.scopes.scopeOf(query)));
  }

  private note(query: MetricsQuery): void {
    const name = JSON.stringify(query);
    this.asked.delete(name);
    this.asked.set(name, query);
    if (this.asked.size > MOST_AHEAD) this.asked.delete(this.asked.keys().next().value as string);
  }
}
