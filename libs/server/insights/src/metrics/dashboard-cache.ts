import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Dashboard } from '@portal/contracts';
import { HealthNotes, measured, portalGauge, WallClock } from '@portal/server/runtime';
import { DashboardReadModel } from './dashboard.read-model.js';
import type { MetricScope } from './metric-scope.read-model.js';

/** Answers kept: one for each combination of run, period and filters that was asked for lately. */
const KEPT = 100;

/** The part of the portal that readiness names when computing failed. */
const PART = 'dashboard';

interface Kept {
  readonly version: string;
  readonly dashboard: Dashboard;
  readonly computedAt: number;
}

/**
 * Dashboards by scope. One is answered without computing while the run has not moved and its facts were not repaired; when computing fails, the last
 * good one is answered, marked stale with its age, and readiness says so.
 */
@Injectable()
export class DashboardCache implements OnModuleInit {
  private readonly log = new Logger('Dashboard');
  private readonly kept = new Map<string, Kept>();
  private readonly underWay = new Map<string, Promise<Dashboard>>();
  /** How often the facts of a run were put right, since the portal started. */
  private readonly repairs = new Map<string | null, number>();
  /** When the last good figures were computed, in real milliseconds. */
  private goodAt: number | null = null;
  private failedSince: number | null = null;

  constructor(
    private readonly dashboards: DashboardReadModel,
    private readonly wallClock: WallClock,
    private readonly health: HealthNotes,
  ) {}

  onModuleInit(): void {
    const help = 'Age of the last good figures while computing them fails, in real seconds; 0 while it does not';
    portalGauge({ name: 'portal_figures_stale_seconds', help }, () => this.staleSeconds);
  }

  /** Age of the last good figures while computing them fails, in real seconds; 0 while it does not. */
  get staleSeconds(): number {
    if (this.failedSince === null) return 0;
    return (this.wallClock.milliseconds() - (this.goodAt ?? this.failedSince)) / 1_000;
  }

  /**
   * The dashboard of a scope.
   * @throws whatever the computation threw, when there is no good answer from before
   */
  async answer(scope: MetricScope): Promise<Dashboard> {
    const key = keyOf(scope);
    const version = `${versionOf(scope)}-${this.repairs.get(scope.runId) ?? 0}`;
    const known = this.kept.get(key);
    if (known?.version === version) return known.dashboard;
    try {
      return await this.computed(key, version, scope);
    } catch (error) {
      const stale = this.lastGood(scope);
      if (!stale) throw error;
      return stale;
    }
  }

  /** The facts of a run were put right: its dashboards are computed anew when they are next asked for. */
  outdate(runId: string): void {
    this.repairs.set(runId, (this.repairs.get(runId) ?? 0) + 1);
  }

  /** The dashboard of a scope that was computed last, marked stale with its age; null where there is none. */
  lastGood(scope: MetricScope): Dashboard | null {
    const known = this.kept.get(keyOf(scope));
    if (!known) return null;
    const staleSeconds = Math.round((this.wallClock.milliseconds() - known.computedAt) / 1000);
    return { ...known.dashboard, stale: true, staleSeconds };
  }

  /** Computes a dashboard; whoever asks for the same meanwhile waits for it. */
  private computed(key: string, version: string, scope: MetricScope): Promise<Dashboard> {
    const name = `${version} ${key}`;
    const underWay = this.underWay.get(name);
    if (underWay) return underWay;
    const computing = this.compute(key, version, scope).finally(() => this.underWay.delete(name));
    this.underWay.set(name, computing);
    return computing;
  }

  private async compute(key: string, version: string, scope: MetricScope): Promise<Dashboard> {
    try {
      const dashboard = await measured('dashboard', () => this.dashboards.compute(scope));
      this.health.clear(PART);
      this.goodAt = this.wallClock.milliseconds();
      this.failedSince = null;
      this.keep(key, { version, dashboard, computedAt: this.wallClock.milliseconds() });
      return dashboard;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.log.error(`The dashboard could not be computed: ${message}`);
      this.failedSince ??= this.wallClock.milliseconds();
      this.health.set(PART, `The last computation failed at ${this.wallClock.now()}; the last good figures are shown.`);
      throw error;
    }
  }

  private keep(key: string, entry: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, entry);
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}

/** Names how far the run had come, and the days, that an answer stands on. */
function versionOf({ runId, revision, span }: MetricScope): string {
  return `${runId ?? 'none'}-${revision}-${span.from}-${span.to}`;
}

function keyOf({ runId, period, span, filter }: MetricScope): string {
  return JSON.stringify([runId, period, period === 'custom' ? span : null, filter]);
}
