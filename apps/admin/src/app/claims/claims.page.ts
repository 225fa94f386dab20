import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ClaimPage, PatternView, PayerName, ProviderView } from '@portal/contracts';
import {
  type ApiProblem,
  ClaimClient,
  claimsSince,
  LatestAnswer,
  LiveState,
  ReferenceClient,
  type RunClaims,
  RunClient,
} from '@portal/web/data';
import {
  BannerComponent,
  CountPipe,
  CsvButtonComponent,
  IconComponent,
  MoneyPipe,
  MonthDayPipe,
  type NamedChoice,
  PageTurnComponent,
  QuantityPipe,
  StatusChipComponent,
  TimePipe,
} from '@portal/web/ui';
import { Shortcuts } from '../shell/shortcuts.js';
import {
  type ClaimsAddress,
  claimsQuery,
  type FilterName,
  filterProblems,
  listOf,
  nextSort,
  readAddress,
} from './claim-filters.js';
import { ClaimFiltersComponent } from './claim-filters.component.js';
import { claimTable } from './claim-table.js';

/** Runs to choose from, the latest. */
const MOST_RUNS = 100;

/** A page of the list, and the run with its claims when it came: null while that was not told. */
interface Fetched {
  readonly page: ClaimPage;
  readonly then: RunClaims | null;
}

/** How many claims match filters. */
interface Counted {
  readonly filters: ClaimsAddress['filters'];
  readonly total: number | 'unknown';
}

/** What the filters offer to choose from. */
interface Names {
  readonly providers: readonly ProviderView[];
  readonly payers: readonly PayerName[];
  readonly patterns: readonly PatternView[];
  readonly runs: readonly NamedChoice[];
}

/** All claims: filtered, sorted, a page at a time. The address holds the whole state, so that it can be shared. */
@Component({
  selector: 'pp-claims-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    ClaimFiltersComponent,
    CountPipe,
    CsvButtonComponent,
    IconComponent,
    MoneyPipe,
    MonthDayPipe,
    NgTemplateOutlet,
    PageTurnComponent,
    QuantityPipe,
    RouterLink,
    StatusChipComponent,
    TimePipe,
  ],
  templateUrl: './claims.page.html',
  styleUrl: './claims.page.scss',
})
export class ClaimsPage {
  private readonly client = inject(ClaimClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly live = inject(LiveState);
  private readonly parameters = toSignal(this.route.queryParamMap, { requireSync: true });
  private readonly reference = inject(ReferenceClient);
  private readonly history = inject(RunClient);
  private readonly answer = new LatestAnswer<Fetched>();
  private readonly counted = new LatestAnswer<Counted>();
  private readonly names = new LatestAnswer<Names>();
  /** The run and its claims when the page was fetched: what it has more now, is new. */
  private readonly then = linkedSignal(() => this.answer.value()?.then ?? null);

  protected readonly address = computed<ClaimsAddress>(() => readAddress((name) => this.parameters().get(name)));
  private readonly filters = computed(() => this.address().filters, { equal: sameFilters });
  /** True for filters that no claim can match: nothing is asked for. */
  protected readonly senseless = computed(() => filterProblems(this.filters()).size > 0);
  protected readonly page = computed(() => (this.senseless() ? null : (this.answer.value()?.page ?? null)));
  /** How many claims match: null until they are counted, which the page does not wait for. */
  protected readonly total = computed(() => {
    const counted = this.counted.value();
    return counted?.filters === this.filters() ? counted.total : null;
  });
  protected readonly problem = computed(() => {
    const problem = this.answer.problem() ?? this.names.problem();
    return problem && describe(problem);
  });
  protected readonly showNames = signal(false);
  /** Row of the page that the keys have chosen; -1 = none, as on each page that comes. */
  protected readonly selected = linkedSignal({ source: this.page, computation: () => -1 });
  protected readonly filtered = computed(() => Object.keys(this.address().filters).length > 0);
  protected readonly listQuery = computed(() => listOf((name) => this.parameters().get(name)));
  protected readonly table = computed(() => claimTable(this.page()?.items ?? []));
  protected readonly newClaims = computed(() => claimsSince(this.then(), this.live.status()));
  protected readonly providers = computed(() => this.names.value()?.providers ?? []);
  protected readonly payers = computed(() => this.names.value()?.payers ?? []);
  protected readonly patterns = computed(() => this.names.value()?.patterns ?? []);
  protected readonly runs = computed(() => this.names.value()?.runs ?? []);
  /** The heads by which the list is sorted. */
  protected readonly submitted = { column: 'submissionDate', name: 'Submitted' } as const;
  protected readonly charged = { column: 'billedAmount', name: 'Charge' } as const;
  protected readonly skeleton = Array.from({ length: 12 });

  constructor() {
    effect(() => {
      this.address();
      this.showNames();
      untracked(() => this.fetch());
    });
    effect(() => {
      this.filters();
      untracked(() => this.count());
    });
    // A list that was there before the first status is as old as that status.
    effect(() => {
      const status = this.live.status();
      if (status) untracked(() => this.then.update((then) => then ?? status));
    });
    this.fetchNames();
    inject(Shortcuts).use(
      { j: () => this.select(1), k: () => this.select(-1), enter: () => this.open() },
      inject(DestroyRef),
    );
  }

  protected filter(name: FilterName, value: string): void {
    this.go({ [name]: value || null, cursor: null });
  }

  protected clear(): void {
    void this.router.navigate([], { relativeTo: this.route });
  }

  protected sortBy(column: 'submissionDate' | 'billedAmount'): void {
    this.go({ sort: nextSort(this.address().sort, column), cursor: null });
  }

  protected turn(cursor: string | null): void {
    this.go({ cursor });
  }

  protected refresh(): void {
    this.fetch();
    this.count();
    if (this.names.problem()) this.fetchNames();
  }

  protected sortState(column: string): 'ascending' | 'descending' | null {
    const { sort } = this.address();
    return sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : null;
  }

  private go(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: change, queryParamsHandling: 'merge' });
  }

  private select(step: number): void {
    const { length } = this.page()?.items ?? [];
    this.selected.update((row) => Math.min(length - 1, Math.max(0, row + step)));
  }

  private open(): void {
    const claim = this.page()?.items[this.selected()];
    if (claim) void this.router.navigate(['/claims', claim.id], { queryParams: this.listQuery() });
  }

  private fetch(): void {
    if (this.senseless()) return;
    const question = this.client.list(claimsQuery(this.address(), this.showNames()));
    void this.answer.take(question.then((page) => ({ page, then: this.live.status() })));
  }

  /** Counts beside the page: the same number holds on every page and in any order. */
  private count(): void {
    if (this.senseless()) return;
    const filters = this.filters();
    const question = this.client.count(filters).then(
      ({ total }) => ({ filters, total }),
      () => ({ filters, total: 'unknown' as const }),
    );
    void this.counted.take(question);
  }

  private fetchNames(): void {
    const question = Promise.all([
      this.reference.providers(),
      this.reference.payers(),
      this.reference.patterns(),
      this.history.list({ limit: MOST_RUNS }),
    ]);
    void this.names.take(
      question.then(([providers, payers, patterns, { items }]) => {
        const runs = items.map(({ runId, scenarioName }) => ({ id: runId, name: `${scenarioName}, ${runId}` }));
        return { providers, payers, patterns, runs };
      }),
    );
  }
}

function sameFilters(one: ClaimsAddress['filters'], other: ClaimsAddress['filters']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function describe({ message, errors }: ApiProblem): string {
  return [message, ...errors.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`)].join(' ');
}
