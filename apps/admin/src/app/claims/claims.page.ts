import { NgTemplateOutlet } from '@angular/common';
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
import type { ClaimPage, PatternView, PayerName, ProviderView } from '@portal/contracts';
import { ApiProblem, ClaimClient, claimsSince, LiveState, ReferenceClient, type RunClaims } from '@portal/web/data';
import {
  BannerComponent,
  CountPipe,
  CsvButtonComponent,
  IconComponent,
  MoneyPipe,
  MonthDayPipe,
  PageTurnComponent,
  QuantityPipe,
  StatusChipComponent,
  TimePipe,
} from '@portal/web/ui';
import { Shortcuts } from '../shell/shortcuts.js';
import { type ClaimsAddress, claimsQuery, type FilterName, listOf, nextSort, readAddress } from './claim-filters.js';
import { ClaimFiltersComponent } from './claim-filters.component.js';
import { claimTable } from './claim-table.js';

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
  private request = 0;
  private countRequest = 0;
  /** The run and its claims when the page was fetched: what it has more now, is new. */
  private readonly then = signal<RunClaims | null>(null);

  protected readonly address = computed<ClaimsAddress>(() => readAddress((name) => this.parameters().get(name)));
  private readonly filters = computed(() => this.address().filters, { equal: sameFilters });
  protected readonly page = signal<ClaimPage | null>(null);
  /** How many claims match: null until they are counted, which the page does not wait for. */
  protected readonly total = signal<number | 'unknown' | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly showNames = signal(false);
  protected readonly selected = signal(-1);
  protected readonly filtered = computed(() => Object.keys(this.address().filters).length > 0);
  protected readonly listQuery = computed(() => listOf((name) => this.parameters().get(name)));
  protected readonly table = computed(() => claimTable(this.page()?.items ?? []));
  protected readonly newClaims = computed(() => claimsSince(this.then(), this.live.status()));
  protected readonly providers = signal<readonly ProviderView[]>([]);
  protected readonly payers = signal<readonly PayerName[]>([]);
  protected readonly patterns = signal<readonly PatternView[]>([]);
  /** The heads by which the list is sorted. */
  protected readonly submitted = { column: 'submissionDate', name: 'Submitted' } as const;
  protected readonly charged = { column: 'billedAmount', name: 'Charge' } as const;
  protected readonly skeleton = Array.from({ length: 12 });

  constructor() {
    effect(() => void this.fetch(this.address(), this.showNames()));
    effect(() => {
      const filters = this.filters();
      this.total.set(null);
      void this.count(filters);
    });
    // A list that was there before the first status is as old as that status.
    effect(() => {
      const status = this.live.status();
      if (status) untracked(() => this.then.update((then) => then ?? status));
    });
    void this.fetchNames(inject(ReferenceClient));
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
    void this.fetch(this.address(), this.showNames());
    void this.count(this.filters());
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

  private async fetch(address: ClaimsAddress, showNames: boolean): Promise<void> {
    const request = ++this.request;
    try {
      const page = await this.client.list(claimsQuery(address, showNames));
      if (request !== this.request) return;
      this.page.set(page);
      this.selected.set(-1);
      this.problem.set(null);
      this.then.set(this.live.status());
    } catch (error) {
      if (request !== this.request) return;
      this.problem.set(error instanceof ApiProblem ? describe(error) : String(error));
    }
  }

  /** Counts beside the page: the same number holds on every page and in any order. */
  private async count(filters: ClaimsAddress['filters']): Promise<void> {
    const request = ++this.countRequest;
    const total = await this.client.count(filters).then(
      (answer) => answer.total,
      () => 'unknown' as const,
    );
    if (request === this.countRequest) this.total.set(total);
  }

  private async fetchNames(reference: ReferenceClient): Promise<void> {
    try {
      const [providers, payers, patterns] = await Promise.all([
        reference.providers(),
        reference.payers(),
        reference.patterns(),
      ]);
      this.providers.set(providers);
      this.payers.set(payers);
      this.patterns.set(patterns);
    } catch (error) {
      this.problem.set(error instanceof ApiProblem ? describe(error) : String(error));
    }
  }
}

function sameFilters(one: ClaimsAddress['filters'], other: ClaimsAddress['filters']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function describe({ message, errors }: ApiProblem): string {
  return [message, ...errors.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`)].join(' ');
}
