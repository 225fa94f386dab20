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
import { BACKGROUND_CAUSE_IDS, type MetricKey, PATTERN_IDS } from '@portal/domain';
import {
  ageingFinding,
  ageingTable,
  boardContext,
  boardTable,
  claimLinks,
  formatDay,
  formatTime,
  overturnFinding,
  overturnTable,
  periodWords,
  reasonFinding,
  reasonsTable,
  STALE_TITLE,
  staleText,
  steadyBoard,
} from '@portal/figures';
import { ApiProblem, MetricsClient, ReferenceClient, refreshWithRows } from '@portal/web/data';
import { ChartCardComponent, CopierComponent, CsvButtonComponent, IconComponent } from '@portal/web/ui';
import { CandidateState } from '../patterns/candidate.state.js';
import { HoldButtonComponent } from '../page-head/hold-button.component.js';
import { RunFilterComponent } from '../page-head/run-filter.component.js';
import { Shortcuts } from '../shell/shortcuts.js';
import { FlowChartComponent } from './charts/flow-chart.component.js';
import { MoneyChartComponent } from './charts/money-chart.component.js';
import { PayerHeatComponent } from './charts/payer-heat.component.js';
import { ProviderTableComponent } from './charts/provider-table.component.js';
import { RankBarsComponent } from './charts/rank-bars.component.js';
import { ageingBars, overturnBars, reasonBars } from './charts/rank-rows.js';
import { RatesChartComponent } from './charts/rates-chart.component.js';
import { DashboardFiltersComponent } from './dashboard-filters.component.js';
import { DashboardNoticeComponent } from './dashboard-notice.component.js';
import {
  type DashboardChange,
  type DashboardQuery,
  dashboardQuery,
  filterWords,
  lastingChange,
} from './dashboard-query.js';
import { MetricExplanationComponent } from './metric-explanation.component.js';
import { MetricTileComponent } from './metric-tile.component.js';

/** Real milliseconds between two refreshes while a run goes on. */
const REFRESH_INTERVAL = 1_000;

/** What the stored claims say about a period of a run. Every figure is computed by the server and leads to its claims. */
@Component({
  selector: 'pp-dashboard-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChartCardComponent,
    CopierComponent,
    CsvButtonComponent,
    DashboardFiltersComponent,
    DashboardNoticeComponent,
    FlowChartComponent,
    HoldButtonComponent,
    IconComponent,
    MetricExplanationComponent,
    MetricTileComponent,
    MoneyChartComponent,
    PayerHeatComponent,
    ProviderTableComponent,
    RankBarsComponent,
    RatesChartComponent,
    RouterLink,
    RunFilterComponent,
  ],
  templateUrl: './dashboard.page.html',
  styleUrl: './dashboard.page.scss',
})
export class DashboardPage {
  private readonly client = inject(MetricsClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly candidates = inject(CandidateState);
  private readonly parameters = toSignal(this.route.queryParamMap, { requireSync: true });
  private request = 0;

  protected readonly query = computed(() => dashboardQuery((name) => this.parameters().get(name)));
  /** Run that the address names; null = the one that changed last. */
  protected readonly runId = computed(() => this.parameters().get('runId'));
  /** Names what is shown: the axes of the charts begin anew with it. */
  protected readonly scope = computed(() => scopeOf(this.query()));
  /** The board as it came, and with rows and columns where they stood before in the same scope. */
  private readonly fetched = signal<{
    readonly scope: string;
    readonly board: Dashboard;
    readonly steady: Dashboard;
  } | null>(null);
  protected readonly board = computed(() => this.fetched()?.board ?? null);
  protected readonly problem = signal<string | null>(null);
  protected readonly explanation = signal<MetricExplanation | null>(null);
  /** True while every chart is shown as a table. */
  protected readonly asTables = signal(false);
  protected readonly providers = signal<readonly ProviderView[]>([]);
  protected readonly payers = signal<readonly PayerName[]>([]);
  protected readonly patterns = signal<readonly PatternView[]>([]);
  protected readonly when = computed(() => {
    const board = this.board();
    if (!board?.asOf) return '';
    const { period, previous, asOf } = board;
    return `${periodWords(period)}, compared with ${periodWords(previous)}. Counted up to ${formatDay(asOf)}, ${formatTime(asOf)}, simulated.`;
  });
  /** Rows of the reasons when each has a claim: one where only one is asked for. */
  protected readonly causes = computed(() =>
    this.query()['patternId'] ? 1 : PATTERN_IDS.length + BACKGROUND_CAUSE_IDS.length,
  );
  /** True while claims of some payer or pattern alone are asked for. */
  protected readonly filtered = computed(() => Boolean(this.query()['payerId'] || this.query()['patternId']));
  /** The filters in force, in words. */
  protected readonly filters = computed(() =>
    filterWords(this.query(), {
      providerId: this.providers(),
      payerId: this.payers(),
      patternId: this.patterns(),
    }),
  );
  /** What paper says of the figures beside their days: run, filters, and when they were computed. */
  protected readonly printed = computed(() => {
    const board = this.board();
    if (!board) return null;
    const { runId, computedAt, stale, staleSeconds } = board;
    const filters = this.filters().map(([name, text]) => `${name}: ${text}.`);
    const computed = `Computed ${formatDay(computedAt)}, ${formatTime(computedAt)}, real.`;
    return {
      about: [`Run: ${runId ?? 'none'}.`, ...filters, computed].join(' '),
      stale: stale ? `${STALE_TITLE}. ${staleText(staleSeconds)}` : null,
    };
  });
  /** What is on screen, with everything that the parts of the page need of it. */
  protected readonly shown = computed(() => {
    const fetched = this.fetched();
    if (!fetched) return null;
    const { board, steady } = fetched;
    const links = claimLinks(board, this.query());
    return {
      board,
      steady,
      links,
      table: boardTable(board, links, boardContext(board, this.filters())),
      reasons: { bars: reasonBars(steady, links), table: reasonsTable(steady, links) },
      overturns: { bars: overturnBars(steady, links), table: overturnTable(steady, links) },
      ageing: { bars: ageingBars(board, links), table: ageingTable(board, links) },
    };
  });
  /** The candidate of the run shown that deserves a look first, of those that nobody has decided about. */
  protected readonly candidate = computed(() => {
    const shown = this.board()?.runId;
    return this.candidates.freshOf(this.runId()).find(({ runId }) => runId === shown) ?? null;
  });
  protected readonly findings = { reasons: reasonFinding, overturns: overturnFinding, ageing: ageingFinding };

  protected readonly fetchAgain = refreshWithRows(() => void this.fetch(this.query()), REFRESH_INTERVAL, this.query);

  constructor() {
    effect(() => {
      const runId = this.runId();
      if (runId !== null) untracked(() => void this.candidates.refresh(runId));
    });
    void this.fetchNames(inject(ReferenceClient));
    inject(Shortcuts).use({ t: () => this.asTables.update((on) => !on) }, inject(DestroyRef));
  }

  protected go(change: DashboardChange): void {
    const queryParams = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || null]));
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge' });
  }

  protected async explain(key: MetricKey): Promise<void> {
    await this.guarded(async () => this.explanation.set(await this.client.explain(key, this.query())));
  }

  /** The way to what is shown; it names run and days, so that it shows the same later. */
  protected lastingLink(): string {
    const queryParams = lastingChange(this.board());
    const tree = this.router.createUrlTree([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge' });
    return new URL(this.router.serializeUrl(tree), location.origin).href;
  }

  protected print(): void {
    print();
  }

  private async fetch(query: DashboardQuery): Promise<void> {
    const request = ++this.request;
    await this.guarded(async () => {
      const board = await this.client.dashboard(query);
      if (request !== this.request) return;
      const scope = scopeOf(query);
      this.fetched.update((before) => {
        const steady = steadyBoard(before?.scope === scope ? before.steady : null, board);
        return { scope, board, steady };
      });
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

function scopeOf(query: DashboardQuery): string {
  return JSON.stringify(query);
}
