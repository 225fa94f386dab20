import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PatternDetailView } from '@portal/contracts';
import { formatPercent, formatPercentTick, shareAndCountsText, type TimeLine } from '@portal/figures';
import { LatestAnswer, PatternClient } from '@portal/web/data';
import {
  BannerComponent,
  ChartCardComponent,
  CountPipe,
  CsvButtonComponent,
  DayPipe,
  MoneyPipe,
  PercentPipe,
  TimeChartComponent,
  TrendComponent,
} from '@portal/web/ui';
import { ruleChanged } from '../dashboard/charts/run-beginnings.js';
import { HoldButtonComponent } from '../page-head/hold-button.component.js';
import { RunFilterComponent } from '../page-head/run-filter.component.js';
import { CandidateState } from './candidate.state.js';
import { CandidateCardComponent } from './candidate-card.component.js';
import { claimsOf } from '../claims/claims-of.js';
import { evidenceTable, weeklyFinding, weeklyRates, weeklyTable } from './pattern-detail-tables.js';

/** One pattern or candidate: its course by week, what its denials have in common, and claims to look at. */
@Component({
  selector: 'pp-pattern-detail-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    CandidateCardComponent,
    ChartCardComponent,
    CountPipe,
    CsvButtonComponent,
    DayPipe,
    HoldButtonComponent,
    MoneyPipe,
    PercentPipe,
    RouterLink,
    RunFilterComponent,
    TimeChartComponent,
    TrendComponent,
  ],
  templateUrl: './pattern-detail.page.html',
})
export class PatternDetailPage {
  private readonly client = inject(PatternClient);
  private readonly router = inject(Router);
  private readonly state = inject(CandidateState);

  /** From the address: of a pattern or a candidate. */
  readonly id = input.required<string>();
  /** Run that the address names; none = the one that changed last. */
  readonly runId = input<string>();

  private readonly answer = new LatestAnswer<PatternDetailView>();
  protected readonly pattern = this.answer.value;
  protected readonly problem = this.answer.problem;
  protected readonly percent = formatPercent;
  protected readonly percentTick = formatPercentTick;
  protected readonly claims = computed(() => claimsOf(this.pattern()?.claimsQuery ?? ''));
  protected readonly finding = computed(() => weeklyFinding(this.pattern()?.weekly ?? []));
  protected readonly table = computed(() => weeklyTable(this.pattern()?.weekly ?? [], this.claims()));
  protected readonly evidence = computed(() => evidenceTable(this.pattern()?.evidence ?? []));
  protected readonly weeks = computed(() => (this.pattern()?.weekly ?? []).map(({ from }) => from));
  /** The day since which a payer refuses what detection found. */
  protected readonly beginnings = computed(() => {
    const began = this.pattern()?.candidate?.began ?? null;
    return began === null ? [] : [ruleChanged(began)];
  });
  protected readonly lines = computed<TimeLine[]>(() => [
    {
      name: 'Share denied',
      role: 'denied',
      look: 'solid',
      values: weeklyRates(this.pattern()?.weekly ?? []),
      texts: (this.pattern()?.weekly ?? []).map(({ denied, seen }) => shareAndCountsText(denied, seen)),
    },
  ]);

  constructor() {
    effect(() => {
      this.id();
      this.runId();
      // A decision about a candidate, or a later detection, changes what stands here.
      this.state.changes();
      untracked(() => this.fetch());
    });
  }

  /** The claims denied in the week. */
  protected open(index: number): void {
    const queryParams = this.table().rows[index]?.claims;
    if (queryParams) void this.router.navigate(['/claims'], { queryParams });
  }

  protected fetch(): void {
    void this.answer.take(this.client.get(this.id(), this.runId() ?? null));
  }
}
