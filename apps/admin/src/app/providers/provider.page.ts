import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Dashboard, ProviderPerformanceList, ProviderView } from '@portal/contracts';
import {
  claimLinks,
  type DataTable,
  formatPercent,
  formatPercentTick,
  reasonFinding,
  reasonsTable,
  shareAndCountsText,
  shareText,
  type TimeLine,
} from '@portal/figures';
import {
  LatestAnswer,
  MetricsClient,
  ProviderPerformanceClient,
  ReferenceClient,
  refreshWithRows,
} from '@portal/web/data';
import {
  BannerComponent,
  ChartCardComponent,
  CountPipe,
  MoneyPipe,
  QuantityPipe,
  StaleBannerComponent,
  TimeChartComponent,
  TrendComponent,
} from '@portal/web/ui';
import { RankBarsComponent } from '../dashboard/charts/rank-bars.component.js';
import { reasonBars } from '../dashboard/charts/rank-rows.js';
import { HoldButtonComponent } from '../page-head/hold-button.component.js';
import { RunFilterComponent } from '../page-head/run-filter.component.js';
import { performanceSpan, trendFinding } from './provider-words.js';

/** Real milliseconds between two refreshes while a run goes on. */
const REFRESH_INTERVAL = 5_000;

/** What is known of a provider in a run. */
interface Fetched {
  /** Id from the address, which may name no provider. */
  readonly id: string;
  readonly provider: ProviderView | null;
  readonly list: ProviderPerformanceList;
  /** Null for an id that names no provider. */
  readonly board: Dashboard | null;
}

/** How one billing provider does: its denial rate by week with the test behind the trend, and what it is denied for. */
@Component({
  selector: 'pp-provider-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    ChartCardComponent,
    CountPipe,
    HoldButtonComponent,
    MoneyPipe,
    QuantityPipe,
    RankBarsComponent,
    RouterLink,
    RunFilterComponent,
    StaleBannerComponent,
    TimeChartComponent,
    TrendComponent,
  ],
  templateUrl: './provider.page.html',
})
export class ProviderPage {
  private readonly performanceClient = inject(ProviderPerformanceClient);
  private readonly metrics = inject(MetricsClient);
  private readonly router = inject(Router);
  private readonly reference = inject(ReferenceClient);

  /** From the address. */
  readonly id = input.required<string>();
  /** Run that the address names; none = the one that changed last. */
  readonly runId = input<string>();

  private readonly answer = new LatestAnswer<Fetched>();
  /** Nothing stands under the name of another provider. */
  private readonly fetched = computed(() => {
    const fetched = this.answer.value();
    return fetched?.id === this.id() ? fetched : null;
  });
  protected readonly list = computed(() => this.fetched()?.list ?? null);
  protected readonly problem = computed(() => this.answer.problem()?.message ?? null);
  protected readonly percent = formatPercent;
  protected readonly percentTick = formatPercentTick;
  protected readonly share = shareText;

  protected readonly provider = computed(() => this.fetched()?.provider ?? null);
  protected readonly unknown = computed(() => this.fetched() !== null && this.provider() === null);
  protected readonly performance = computed(
    () => this.list()?.items.find(({ providerId }) => providerId === this.id()) ?? null,
  );
  protected readonly when = computed(() => {
    const list = this.list();
    return list ? performanceSpan(list, this.fetched()?.board?.period.to ?? null) : '';
  });
  /** Query of the claims of the provider that were answered in the 30 days. */
  protected readonly decided = computed<Record<string, string | null>>(() => {
    const { runId = null, from = null, to = null } = this.list() ?? {};
    return { runId, providerId: this.id(), decidedFrom: from, decidedTo: to, initialStatus: 'approved,denied' };
  });
  protected readonly finding = computed(() => {
    const performance = this.performance();
    return performance ? trendFinding(performance, this.list()?.minimumDecided ?? 0) : '';
  });
  protected readonly weeks = computed(() => (this.performance()?.weekly ?? []).map(({ from }) => from));
  protected readonly lines = computed<TimeLine[]>(() => [
    {
      name: 'Denied at first',
      role: 'denied',
      look: 'solid',
      values: (this.performance()?.weekly ?? []).map(({ rate }) => rate),
      texts: (this.performance()?.weekly ?? []).map(({ denied, decided }) => shareAndCountsText(denied, decided)),
    },
  ]);
  protected readonly table = computed<DataTable>(() => ({
    columns: [
      { name: 'Week from', kind: 'day' },
      { name: 'To', kind: 'day' },
      { name: 'Answered', kind: 'count' },
      { name: 'Denied', kind: 'count' },
      { name: 'Denial rate', kind: 'percent' },
    ],
    rows: (this.performance()?.weekly ?? []).map(({ from, to, decided, denied, rate }) => ({
      values: [from, to, decided, denied, rate],
      claims: { ...this.decided(), decidedFrom: from, decidedTo: to, initialStatus: 'denied' },
    })),
  }));
  protected readonly reasons = computed(() => {
    const board = this.fetched()?.board;
    if (!board) return null;
    const links = claimLinks(board, { providerId: this.id() });
    return {
      bars: reasonBars(board, links),
      table: reasonsTable(board, links),
      finding: reasonFinding(board.reasons),
    };
  });

  protected readonly fetchAgain = refreshWithRows(
    () => void this.answer.take(this.fetch(this.id(), this.runId() ?? null)),
    REFRESH_INTERVAL,
    () => [this.id(), this.runId()],
  );

  /** The claims denied in the week. */
  protected open(index: number): void {
    const queryParams = this.table().rows[index]?.claims;
    if (queryParams) void this.router.navigate(['/claims'], { queryParams });
  }

  private async fetch(id: string, runId: string | null): Promise<Fetched> {
    const [providers, list] = await Promise.all([this.reference.providers(), this.performanceClient.list(runId)]);
    const provider = providers.find((it) => it.id === id) ?? null;
    const board = provider && (await this.metrics.dashboard({ period: 'month', providerId: id, runId }));
    return { id, provider, list, board };
  }
}
