import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { PatternView, PayerName, PolicyList, PolicyView } from '@portal/contracts';
import { formatDayRange, formatMonthDay, inOrderOf, shareText } from '@portal/figures';
import { LatestAnswer, PolicyClient, ReferenceClient, refreshWithRows } from '@portal/web/data';
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

/** What the filters offer to choose from. */
interface Names {
  readonly payers: readonly PayerName[];
  readonly patterns: readonly PatternView[];
}

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
  private readonly reference = inject(ReferenceClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly parameters = toSignal(this.route.queryParamMap, { requireSync: true });
  private scopeShown = '';

  protected readonly query = computed<Readonly<Record<string, string | null>>>(() =>
    // Most rules deny nothing: those that do stand first in sight.
    Object.fromEntries(
      FILTERS.map((name) => [name, this.parameters().get(name) ?? (name === 'status' ? 'active' : null)]),
    ),
  );
  private readonly answer = new LatestAnswer<PolicyList>();
  private readonly names = new LatestAnswer<Names>();
  protected readonly list = this.answer.value;
  protected readonly problem = computed(() => (this.answer.problem() ?? this.names.problem())?.message ?? null);
  protected readonly payers = computed(() => this.names.value()?.payers ?? []);
  protected readonly patterns = computed(() => this.names.value()?.patterns ?? []);
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

  private readonly refresh = refreshWithRows(() => this.fetch(), REFRESH_INTERVAL, this.query);

  constructor() {
    this.fetchNames();
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

  protected fetchAgain(): void {
    this.refresh();
    this.fetchNames();
  }

  private fetch(): void {
    const asked = this.query();
    const { status = null, ...query } = asked;
    const question = this.client.list({ ...query, status: status === ALL ? null : status });
    void this.answer.take(question, (before, next) => this.steady(JSON.stringify([next.runId, asked]), before, next));
  }

  /** Rules stay where they stood, as long as the run and the filters are the same. */
  private steady(scope: string, before: PolicyList | null, next: PolicyList): PolicyList {
    const known = scope === this.scopeShown ? (before?.items ?? []) : [];
    this.scopeShown = scope;
    return { ...next, items: inOrderOf(known.map(idOf), next.items, idOf) };
  }

  private fetchNames(): void {
    const question = Promise.all([this.reference.payers(), this.reference.patterns()]);
    void this.names.take(question.then(([payers, patterns]) => ({ payers, patterns })));
  }
}

function idOf({ id }: PolicyView): string {
  return id;
}
