import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { Dashboard, MetricExplanation, PatternView, PayerName, ProviderView } from '@portal/contracts';
import type { MetricKey, PeriodName } from '@portal/domain';
import { ApiProblem, LiveState, MetricsClient, ReferenceClient } from '@portal/web/data';
import {
  BannerComponent,
  CountPipe,
  formatCount,
  formatDay,
  formatDayRange,
  formatMoney,
  formatPercent,
  formatTime,
  IconComponent,
  MoneyPipe,
  PercentPipe,
  type Segment,
  SegmentsComponent,
} from '@portal/web/ui';
import { Shortcuts } from '../shell/shortcuts.js';
import { type DashboardFilter, dashboardQuery, decidedClaims } from './dashboard-query.js';
import { type ChartLine, LineChartComponent } from './line-chart.component.js';
import { MetricExplanationComponent } from './metric-explanation.component.js';
import { MetricTileComponent } from './metric-tile.component.js';
import { PayerHeatComponent } from './payer-heat.component.js';
import { ProviderTableComponent } from './provider-table.component.js';

/** Real milliseconds between two refreshes while a run goes on. */
const REFRESH_INTERVAL = 1_000;

const PERIODS: readonly Segment<Exclude<PeriodName, 'custom'>>[] = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
  { value: 'qtd', label: 'QTD' },
  { value: 'ytd', label: 'YTD' },
  { value: 'year', label: 'Year' },
];

/** What the stored claims say about a period of a run. Every figure is computed by the server and leads to its claims. */
@Component({
  selector: 'pp-dashboard-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    CountPipe,
    IconComponent,
    LineChartComponent,
    MetricExplanationComponent,
    MetricTileComponent,
    MoneyPipe,
    PayerHeatComponent,
    PercentPipe,
    ProviderTableComponent,
    RouterLink,
    SegmentsComponent,
  ],
  templateUrl: './dashboard.page.html',
  styleUrl: './dashboard.page.scss',
})
export class DashboardPage {
  private readonly client = inject(MetricsClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly parameters = toSignal(this.route.queryParamMap, { requireSync: true });
  private request = 0;
  private fetchedAt = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly periods = PERIODS;
  protected readonly query = computed(() => dashboardQuery((name) => this.parameters().get(name)));
  protected readonly board = signal<Dashboard | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly explanation = signal<MetricExplanation | null>(null);
  protected readonly held = signal(false);
  protected readonly providers = signal<readonly ProviderView[]>([]);
  protected readonly payers = signal<readonly PayerName[]>([]);
  protected readonly patterns = signal<readonly PatternView[]>([]);
  protected readonly period = computed(() => {
    const { period } = this.query();
    return period === 'custom' ? null : period;
  });
  protected readonly when = computed(() => {
    const board = this.board();
    if (!board?.asOf) return '';
    const { period, previous, asOf } = board;
    return `${formatDayRange(period.from, period.to)}, compared with ${formatDayRange(previous.from, previous.to)}. Counted up to ${formatDay(asOf)}, ${formatTime(asOf)}.`;
  });
  protected readonly rateLines = computed<ChartLine[]>(() => {
    const daily = this.board()?.daily ?? [];
    return [
      {
        name: 'Initial denial rate',
        role: 'denied',
        points: daily.map(({ day, denialRate7 }) => ({ day, value: denialRate7 })),
      },
      {
        name: 'Period before',
        role: 'pending',
        points: daily.map((it) => ({ day: it.day, value: it.previousDenialRate7 })),
      },
      {
        name: 'Clean claim rate',
        role: 'approved',
        points: daily.map(({ day, cleanRate7 }) => ({ day, value: cleanRate7 })),
      },
    ];
  });
  protected readonly moneyLines = computed<ChartLine[]>(() => {
    const daily = this.board()?.daily ?? [];
    return [
      {
        name: 'Recovered, posted',
        role: 'recovered',
        points: daily.map((it) => ({ day: it.day, value: it.recoveredTotal })),
      },
      {
        name: 'Protected, estimate',
        role: 'protected',
        points: daily.map((it) => ({ day: it.day, value: it.protectedTotal })),
      },
    ];
  });
  protected readonly rateFinding = computed(() => {
    const rates = (this.board()?.daily ?? []).flatMap(({ denialRate7 }) => (denialRate7 === null ? [] : [denialRate7]));
    const [first, last] = [rates[0], rates.at(-1)];
    if (first === undefined || last === undefined) return 'No claim was decided in this period.';
    const moved = last < first ? 'fell' : 'rose';
    return `The denial rate ${moved} from ${formatPercent(first)} to ${formatPercent(last)} over the period.`;
  });
  protected readonly moneyFinding = computed(() => {
    const total = this.board()?.daily.at(-1)?.recoveredTotal ?? 0;
    return `${formatMoney(total)} came back from overturned appeals. Protected is an estimate and is never added to it.`;
  });
  protected readonly largestReason = computed(() =>
    Math.max(1, ...(this.board()?.reasons ?? []).map(({ billed }) => billed)),
  );
  protected readonly largestAge = computed(() =>
    Math.max(1, ...(this.board()?.ageing ?? []).map(({ billed }) => billed)),
  );
  protected readonly percentTick = (value: number) => formatPercent(value, 0);
  protected readonly moneyTick = (value: number) => `$${formatCount(value)}`;

  constructor() {
    const live = inject(LiveState);
    const destroyed = inject(DestroyRef);
    effect(() => {
      const query = this.query();
      untracked(() => void this.fetch(query));
    });
    effect(() => {
      live.factsSequence();
      if (!this.held()) this.schedule();
    });
    void this.fetchNames(inject(ReferenceClient));
    destroyed.onDestroy(() => clearTimeout(this.timer));
    inject(Shortcuts).use({ h: () => this.held.update((held) => !held) }, destroyed);
  }

  protected go(change: Partial<Record<DashboardFilter | 'period', string>>): void {
    const queryParams = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || null]));
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge' });
  }

  protected async explain(key: MetricKey): Promise<void> {
    await this.guarded(async () => this.explanation.set(await this.client.explain(key, this.query())));
  }

  protected retry(): void {
    void this.fetch(this.query());
  }

  /** The claims decided in the period, narrowed further. */
  protected claims(board: Dashboard, more: Readonly<Record<string, string | null>> = {}): Record<string, unknown> {
    const { providerId, payerId } = this.query();
    return decidedClaims(board, { providerId: asText(providerId), payerId: asText(payerId), ...more });
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const wait = Math.max(0, this.fetchedAt + REFRESH_INTERVAL - performance.now());
    this.timer = setTimeout(() => void this.fetch(this.query()), wait);
  }

  private async fetch(query: ReturnType<typeof dashboardQuery>): Promise<void> {
    const request = ++this.request;
    this.fetchedAt = performance.now();
    await this.guarded(async () => {
      const board = await this.client.dashboard(query);
      if (request === this.request) this.board.set(board);
    });
  }

  private async fetchNames(reference: ReferenceClient): Promise<void> {
    await this.guarded(async () => {
      this.providers.set(await reference.providers());
      this.payers.set(await reference.payers());
      this.patterns.set(await reference.patterns());
    });
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.problem.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error.message);
    }
  }
}

function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
