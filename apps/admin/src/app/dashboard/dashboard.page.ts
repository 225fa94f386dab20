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
import { LatestAnswer, MetricsClient, ReferenceClient, refreshWithRows } from '@portal/web/data';
import { ChartCardComponent, CopierComponent, CsvButtonComponent, IconComponent } from '@portal/web/ui';
import { CandidateState } from '../patterns/candidate.state.js';
import { HoldButtonComponent } from '../page-head/hold-button.component.js';
import { RunFilterComponent } from '../page-head/run-filter.component.js';
import { Shortcuts } from '../shell/shortcuts.js';
import { ShownClaims } from '../shell/shown-claims.state.js';
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

/** A board as it came, and with rows and columns where they stood before in the same scope. */
interface Fetched {
  readonly scope: string;
  readonly board: Dashboard;
  readonly steady: Dashboard;
}

/** What the filters offer to choose from. */
interface Names {
  readonly providers: readonly ProviderView[];
  readonly payers: readonly PayerName[];
  readonly patterns: readonly PatternView[];
}

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
  private readonly reference = inject(ReferenceClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly candidates = inject(CandidateState);
  protected readonly claims = inject(ShownClaims);
  private readonly parameters = toSignal(this.route.queryParamMap, { requireSync: true });

  protected readonly query = computed(() => dashboardQuery((name) => this.parameters().get(name)));
  /** Run that the address names; null = the one that changed last. */
  protected readonly runId = computed(() => this.parameters().get('runId'));
  /** Names what is shown: the axes of the charts begin anew with it. */
  protected readonly scope = computed(() => scopeOf(this.query()));
  private readonly answer = new LatestAnswer<Fetched>();
  private readonly explained = new LatestAnswer<MetricExplanation | null>();
  private readonly names = new LatestAnswer<Names>();
  protected readonly board = computed(() => this.answer.value()?.board ?? null);
  protected readonly explanation = this.explained.value;
  protected readonly problem = computed(
    () => (this.answer.problem() ?? this.explained.problem() ?? this.names.problem())?.message ?? null,
  );
  /** True while every chart is shown as a table. */
  protected readonly asTables = signal(false);
  protected readonly providers = computed(() => this.names.value()?.providers ?? []);
  protected readonly payers = computed(() => this.names.value()?.payers ?? []);
  protected readonly patterns = computed(() => this.names.value()?.patterns ?? []);
  protected readonly when = computed(() => {
    const board = this.board();
    if (!board?.asOf) return '';
    const { period, previous, asOf } = board;
    const simulated = this.claims.received() ? '' : ', simulated';
    return `${periodWords(period)}, compared with ${periodWords(previous)}. Counted up to ${formatDay(asOf)}, ${formatTime(asOf)}${simulated}.`;
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
    const fetched = this.answer.value();
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

  private readonly refresh = refreshWithRows(() => this.fetch(), REFRESH_INTERVAL, this.query);

  constructor() {
    effect(() => {
      const runId = this.runId();
      if (runId !== null) untracked(() => void this.candidates.refresh(runId));
    });
    this.fetchNames();
    inject(Shortcuts).use({ t: () => this.asTables.update((on) => !on) }, inject(DestroyRef));
  }

  protected go(change: DashboardChange): void {
    const queryParams = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || null]));
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge' });
  }

  protected explain(key: MetricKey): void {
    void this.explained.take(this.client.explain(key, this.query()));
  }

  /** Closes the explanation; one that was asked for and comes later is not shown. */
  protected stopExplaining(): void {
    void this.explained.take(Promise.resolve(null));
  }

  protected fetchAgain(): void {
    this.refresh();
    this.fetchNames();
    this.stopExplaining();
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

  private fetch(): void {
    const query = this.query();
    const scope = scopeOf(query);
    const question = this.client.dashboard(query).then((board) => ({ scope, board, steady: board }));
    void this.answer.take(question, (before, next) => ({
      ...next,
      steady: steadyBoard(before?.scope === scope ? before.steady : null, next.board),
    }));
  }

  private fetchNames(): void {
    const question = Promise.all([this.reference.providers(), this.reference.payers(), this.reference.patterns()]);
    void this.names.take(question.then(([providers, payers, patterns]) => ({ providers, payers, patterns })));
  }
}

function scopeOf(query: DashboardQuery): string {
  return JSON.stringify(query);
}
