import { Injectable } from '@nestjs/common';
import type { Dashboard, MetricsQuery } from '@portal/contracts';
import { DomainError } from '@portal/domain';
import { HealthNotes, WallClock } from '@portal/server/runtime';
import { DashboardCache } from './dashboard-cache.js';
import { type MetricScope, MetricScopeReadModel } from './metric-scope.read-model.js';
import { type Packing, writtenOut } from './written-dashboard.js';

/** Questions whose answers are computed ahead: those that came last. */
const MOST_AHEAD = 4;
/** Queries of which it is known what they were about: as many as dashboards are kept. */
const MOST_SCOPES = 100;
/** The part of the portal that readiness names when the database does not say where a run stands. */
const PART = 'dashboard-scope';

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
 * in asks again for the same. What nobody asked for again is not computed a second time. When the database fails, the last
 * good dashboard of the same query is answered, marked stale with its age. All of this is kept in memory alone.
 */
@Injectable()
export class AskedDashboards {
  private readonly asked = new Map<string, AskedDashboard>();
  private readonly lastScopes = new Map<string, MetricScope>();
  private underWay: Promise<void> | null = null;

  constructor(
    private readonly scopes: MetricScopeReadModel,
    private readonly dashboards: DashboardCache,
    private readonly wallClock: WallClock,
    private readonly health: HealthNotes,
  ) {}

  /**
   * The dashboard that a query asks for.
   * @throws what `MetricScopeReadModel.scopeOf` and `DashboardCache.answer` throw, where nothing good came before
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
    const written = writtenOut(await this.dashboardOf(query));
    return { tag: written.tag, bytes: await written.bytes(packing) };
  }

  private async dashboardOf(query: MetricsQuery): Promise<Dashboard> {
    const name = JSON.stringify(query);
    let scope: MetricScope;
    try {
      scope = await this.scopes.scopeOf(query);
    } catch (error) {
      // A query that makes no sense, or a run that is gone, is no failure.
      if (error instanceof DomainError) throw error;
      const note = `The database could not be asked at ${this.wallClock.now()}; the last good figures are shown.`;
      this.health.set(PART, note);
      const last = this.lastScopes.get(name);
      const stale = last && this.dashboards.lastGood(last);
      if (!stale) throw error;
      return stale;
    }
    this.health.clear(PART);
    keepLast(this.lastScopes, name, scope, MOST_SCOPES);
    return this.dashboards.answer(scope);
  }

  private note(asked: AskedDashboard): void {
    keepLast(this.asked, JSON.stringify(asked), asked, MOST_AHEAD);
  }
}

/** Puts an entry last and takes the first away where there are too many. */
function keepLast<Entry>(entries: Map<string, Entry>, name: string, entry: Entry, most: number): void {
  entries.delete(name);
  entries.set(name, entry);
  if (entries.size > most) entries.delete(entries.keys().next().value as string);
}
