import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PolicyDetailView } from '@portal/contracts';
import {
  countsText,
  type DataTable,
  formatCount,
  formatPercent,
  formatPercentTick,
  shareText,
  type TimeLine,
} from '@portal/figures';
import { LatestAnswer, PolicyClient } from '@portal/web/data';
import {
  BannerComponent,
  ChartCardComponent,
  CountPipe,
  type DayFact,
  MoneyPipe,
  StaleBannerComponent,
  TimeChartComponent,
  TrendComponent,
} from '@portal/web/ui';
import { claimsOf, claimsOnDays, countedBy } from '../claims/claims-of.js';
import { RunFilterComponent } from '../page-head/run-filter.component.js';
import { effectiveWords, policyBeginnings, scopeWords } from './policy-words.js';

/** One payer rule: what it looks at, its denial rate day by day, and claims to look at. */
@Component({
  selector: 'pp-policy-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    ChartCardComponent,
    CountPipe,
    MoneyPipe,
    RouterLink,
    RunFilterComponent,
    StaleBannerComponent,
    TimeChartComponent,
    TrendComponent,
  ],
  templateUrl: './policy.page.html',
})
export class PolicyPage {
  private readonly client = inject(PolicyClient);
  private readonly router = inject(Router);

  /** From the address. */
  readonly id = input.required<string>();
  /** Run that the address names; none = the one that changed last. */
  readonly runId = input<string>();

  private readonly answer = new LatestAnswer<PolicyDetailView>();
  protected readonly policy = this.answer.value;
  protected readonly problem = this.answer.problem;
  protected readonly percent = formatPercent;
  protected readonly percentTick = formatPercentTick;
  protected readonly share = shareText;
  protected readonly effective = effectiveWords;
  protected readonly scope = scopeWords;
  protected readonly claims = computed(() => claimsOf(this.policy()?.claimsQuery ?? ''));
  protected readonly basis = computed(() =>
    countedBy(this.claims()) === 'submitted' ? 'by day of submission' : 'by decision date',
  );
  protected readonly days = computed(() => (this.policy()?.daily ?? []).map(({ day }) => day));
  protected readonly lines = computed<TimeLine[]>(() => [
    {
      name: 'Share denied, 7 days',
      role: 'denied',
      look: 'solid',
      values: (this.policy()?.daily ?? []).map(({ rate7 }) => rate7),
    },
  ]);
  protected readonly deniedOfDay = computed<DayFact[]>(() => [
    {
      name: 'Denied on the day',
      texts: (this.policy()?.daily ?? []).map(({ denied, claims }) => countsText(denied, claims)),
    },
  ]);
  protected readonly beginnings = computed(() => {
    const policy = this.policy();
    return policy ? policyBeginnings(policy) : [];
  });
  protected readonly finding = computed(() => {
    const { denied = 0, claims = 0, previousDenied = 0, previousClaims = 0 } = this.policy() ?? {};
    return `${formatCount(denied)} of ${formatCount(claims)} claims denied in the last 30 days: ${shareText(denied, claims)}, from ${shareText(previousDenied, previousClaims)}.`;
  });
  protected readonly table = computed<DataTable>(() => ({
    columns: [
      { name: 'Day', kind: 'day' },
      { name: 'Claims', kind: 'count' },
      { name: 'Denied', kind: 'count' },
      { name: 'Share denied', kind: 'percent' },
      { name: 'Share denied, 7 days', kind: 'percent' },
      { name: 'Charges denied', kind: 'money' },
    ],
    rows: (this.policy()?.daily ?? []).map((it) => ({
      values: [it.day, it.claims, it.denied, it.denialRate, it.rate7, it.deniedBilled],
      claims: claimsOnDays(this.claims(), it.day, it.day),
    })),
  }));

  constructor() {
    effect(() => {
      this.id();
      this.runId();
      untracked(() => this.fetch());
    });
  }

  /** The claims that the rule denied on the day. */
  protected open(index: number): void {
    const queryParams = this.table().rows[index]?.claims;
    if (queryParams) void this.router.navigate(['/claims'], { queryParams });
  }

  protected fetch(): void {
    void this.answer.take(this.client.get(this.id(), this.runId() ?? null));
  }
}
