import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { PatternView, PayerName, PolicyList, PolicyView } from '@portal/contracts';
import { formatDayRange, formatMonthDay, inOrderOf, shareText } from '@portal/figures';
import { ApiProblem, PolicyClient, ReferenceClient, refreshWithRows } from '@portal/web/data';
import {
  BannerComponent,
  ChoiceFilterComponent,
  CountPipe,
  CsvButtonComponent,
  MoneyPipe,
  SparklineComponent,
  StaleBannerComponent,
  TrendComponent,
} from '@portal/web/ui';
import { HoldButtonComponent } from '../page-head/hold-button.component.js';
import { RunFilterComponent } from '../page-head/run-filter.component.js';
import type { ClaimsQuery } from '../claims/claims-of.js';
import { deniedClaims, effectiveWords, matchingWords, policyTable, scopeWords } from './policy-words.js';

/** Real milliseconds between two refreshes while a run goes on. */
const REFRESH_INTERVAL = 2_000;
/** Stands in the address for rules in any state. */
const ALL = 'all';
/** Filters that stand in the address, by the names of the API. */
const FILTERS = ['runId', 'payerId', 'patternId', 'source', 'status'] as const;

/** Payer rules with the claims that each looked at, those it denied, and where that is going. */
@Component({
  selector: 'pp-policies-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    ChoiceFilterComponent,
    CountPipe,
    CsvButtonComponent,
    HoldButtonComponent,
    MoneyPipe,
    RouterLink,
    RunFilterComponent,
    SparklineComponent,
    StaleBannerComponent,
    TrendComponent,
  ],
  templateUrl: './policies.page.html',
  styleUrl: './policies.page.scss',
})
export class PoliciesPage {
  private readonly client = inject(PolicyClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly parameters = toSignal(this.route.queryParamMap, { requireSync: true });
  private request = 0;
  private scopeShown = '';

  protected readonly query = computed<Readonly<Record<string, string | null>>>(() =>
    // Most rules deny nothing: those that do stand first in sight.
    Object.fromEntries(
      FILTERS.map((name) => [name, this.parameters().get(name) ?? (name === 'status' ? 'active' : null)]),
    ),
  );
  protected readonly list = signal<PolicyList | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly payers = signal<readonly PayerName[]>([]);
  protected readonly patterns = signal<readonly PatternView[]>([]);
  protected readonly table = computed(() => policyTable(this.list()?.items ?? []));
  protected readonly when = computed(() => {
    const { from, to } = this.list() ?? {};
    return from && to ? `${formatDayRange(from, to)} against the 30 days before.` : '';
  });
  protected readonly matching = computed(() => {
    const list = this.list();
    return list?.runId ? matchingWords(list) : '';
  });
  protected readonly share = shareText;
  protected readonly effective = (policy: PolicyView) => effectiveWords(policy);
  protected readonly effectiveShort = (policy: PolicyView) => effectiveWords(policy, formatMonthDay);
  protected readonly scope = scopeWords;

  protected readonly fetchAgain = refreshWithRows(() => void this.fetch(), REFRESH_INTERVAL, this.query);

  constructor() {
    void this.fetchNames(inject(ReferenceClient));
  }

  /** Query of the claims that a rule denied in the 30 days. */
  protected claims(policy: PolicyView): ClaimsQuery | null {
    const list = this.list();
    return list && deniedClaims(policy, list);
  }

  protected filter(name: (typeof FILTERS)[number], value: string): void {
    const queryParams = { [name]: value || null };
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge' });
  }

  private fetch(): Promise<void> {
    const request = ++this.request;
    return this.guarded(async () => {
      const { status = null, ...query } = this.query();
      const list = await this.client.list({ ...query, status: status === ALL ? null : status });
      if (request === this.request) this.take(list);
    });
  }

  /** Rules stay where they stood, as long as the run and the filters are the same. */
  private take(list: PolicyList): void {
    const scope = JSON.stringify([list.runId, this.query()]);
    const before = scope === this.scopeShown ? (this.list()?.items ?? []) : [];
    this.scopeShown = scope;
    this.list.set({ ...list, items: inOrderOf(before.map(idOf), list.items, idOf) });
  }

  private fetchNames(reference: ReferenceClient): Promise<void> {
    return this.guarded(async () => {
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

function idOf({ id }: PolicyView): string {
  return id;
}
