import { Injectable } from '@nestjs/common';
import type { MetricsQuery } from '@portal/contracts';
import { DashboardCache } from './dashboard-cache.js';
import { MetricScopeReadModel } from './metric-scope.read-model.js';
import { type Packing, writtenOut } from './written-dashboard.js';

/** Questions whose answers are computed ahead: those that came last. */
const MOST_AHEAD = 4;

/** A dashboard as it is sent, with the tag that names its figures. */
export interface DashboardAnswer {
  readonly tag: string;
  readonly bytes: Buffer;
}

/** What somebody asked for, and how it is to be sent. */
interface AskedDashboard {
  readonly query: MetricsQuery;
  readonly packing: Packing;
}

/**
 * Answers what people ask for, and computes it ahead when a run has moved: whoever looks at a dashboard while claims come
 * in asks again for the same. What nobody asked for again is not computed a second time.
 */
@Injectable()
export class AskedDashboards {
  private readonly asked = new Map<string, AskedDashboard>();
  private underWay: Promise<void> | null = null;

  constructor(
    private readonly scopes: MetricScopeReadModel,
    private readonly dashboards: DashboardCache,
  ) {}

  /**
   * The dashboard that a query asks for.
   * @throws what `MetricScopeReadModel.scopeOf` and `DashboardCache.answer` throw
   */
  async answer(query: MetricsQuery, packing: Packing): Promise<DashboardAnswer> {
    const answer = await this.current({ query, packing });
    this.note({ query, packing });
    return answer;
  }

  /** Rows were stored: computes anew what was asked for since the last time, unless that is under way. */
  refresh(): Promise<void> {
    return (this.underWay ??= this.computeAhead().finally(() => (this.underWay = null)));
  }

  private async computeAhead(): Promise<void> {
    const asked = [...this.asked.values()];
    this.asked.clear();
    // Who asks next is told of a failure, and readiness says so.
    for (const each of asked) await this.current(each).catch(() => undefined);
  }

  private async current({ query, packing }: AskedDashboard): Promise<DashboardAnswer> {
    const written = writtenOut(await this.dashboards.answer(await this.scopes.scopeOf(query)));
    return { tag: written.tag, bytes: await written.bytes(packing) };
  }

  private note(asked: AskedDashboard): void {
    const name = JSON.stringify(asked);
    this.asked.delete(name);
    this.asked.set(name, asked);
    if (this.asked.size > MOST_AHEAD) this.asked.delete(this.asked.keys().next().value as string);
  }
}
