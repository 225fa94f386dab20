import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PatternTrendList, PatternTrendView } from '@portal/contracts';
import type { CandidateStatus } from '@portal/domain';
import { formatDayRange, inOrderOf } from '@portal/figures';
import { HoldState, LatestAnswer, PatternClient, refreshWithRows } from '@portal/web/data';
import {
  BannerComponent,
  CountPipe,
  CsvButtonComponent,
  IconComponent,
  MoneyPipe,
  PercentPipe,
  type Segment,
  SegmentsComponent,
  SparklineComponent,
  TrendComponent,
} from '@portal/web/ui';
import { HoldButtonComponent } from '../page-head/hold-button.component.js';
import { RunFilterComponent } from '../page-head/run-filter.component.js';
import { CandidateState } from './candidate.state.js';
import { CandidateCardComponent } from './candidate-card.component.js';
import { detectionWords } from './candidate-words.js';
import { claimsOf, claimsOnDays, type ClaimsQuery } from '../claims/claims-of.js';
import { trendTable } from './trend-table.js';

/** Real milliseconds between two refreshes while a run goes on. */
const REFRESH_INTERVAL = 2_000;

/** What denials have in common: what detection found and nobody knew, and all known patterns with their course. */
@Component({
  selector: 'pp-patterns-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    CandidateCardComponent,
    CountPipe,
    CsvButtonComponent,
    HoldButtonComponent,
    IconComponent,
    MoneyPipe,
    PercentPipe,
    RouterLink,
    RunFilterComponent,
    SegmentsComponent,
    SparklineComponent,
    TrendComponent,
  ],
  templateUrl: './patterns.page.html',
  styleUrl: './patterns.page.scss',
})
export class PatternsPage {
  private readonly client = inject(PatternClient);
  private readonly hold = inject(HoldState);

  /** Run that the address names; none = the one that changed last. */
  readonly runId = input<string>();

  protected readonly state = inject(CandidateState);
  private readonly run = computed(() => this.runId() ?? null);
  protected readonly found = computed(() => this.state.listOf(this.run()));
  private readonly answer = new LatestAnswer<PatternTrendList>();
  protected readonly trends = this.answer.value;
  protected readonly problem = computed(() => this.state.problem() ?? this.answer.problem()?.message ?? null);
  protected readonly chosen = signal<CandidateStatus>('new');
  /** What the last detection on demand found, in words; read to readers of the screen. */
  protected readonly detected = signal('');
  protected readonly when = computed(() => {
    const { from, to } = this.trends() ?? {};
    return from && to ? `${formatDayRange(from, to)} against the 30 days before.` : '';
  });
  protected readonly detection = computed(() => {
    const list = this.found();
    return list ? detectionWords(list.detection) : '';
  });
  protected readonly statuses = computed<readonly Segment<CandidateStatus>[]>(() => {
    const count = (status: CandidateStatus) =>
      (this.found()?.items ?? []).filter((candidate) => candidate.status === status).length;
    return [
      { value: 'new', label: `New ${count('new')}` },
      { value: 'watched', label: `Watched ${count('watched')}` },
      { value: 'confirmed', label: `Confirmed ${count('confirmed')}` },
      { value: 'dismissed', label: `Dismissed ${count('dismissed')}` },
    ];
  });
  private readonly matching = computed(() =>
    (this.found()?.items ?? []).filter(({ status }) => status === this.chosen()),
  );
  /** Ids of the candidates in sight, in their order; null until there are any to show, anew for each run. */
  private readonly inSight = linkedSignal<string | null, readonly string[] | null>({
    source: this.run,
    computation: () => null,
  });
  /** What was found while the page is read waits until somebody wants to see it: a card would push all below it. */
  protected readonly candidates = computed(() => {
    const ids = this.inSight();
    return ids === null ? this.matching() : inOrderOf(ids, this.matching(), idOf).filter(({ id }) => ids.includes(id));
  });
  protected readonly waiting = computed(() => this.matching().length - this.candidates().length);
  protected readonly table = computed(() => trendTable(this.trends()));

  protected readonly fetchAgain = refreshWithRows(() => void this.fetch(), REFRESH_INTERVAL, this.run);

  constructor() {
    // What is there when the page is opened is shown at once.
    effect(() => {
      if (this.found() !== null && untracked(this.inSight) === null) untracked(() => this.showAll());
    });
  }

  protected choose(status: CandidateStatus): void {
    this.chosen.set(status);
    this.showAll();
  }

  /** Takes all candidates of the chosen status into sight. */
  protected showAll(): void {
    this.inSight.set(this.matching().map(idOf));
  }

  protected sharesOf({ daily }: PatternTrendView): readonly (number | null)[] {
    return daily.map(({ share7 }) => share7);
  }

  /** Exactly the claims that a row counts. */
  protected claimsBehind({ claimsQuery }: PatternTrendView): ClaimsQuery {
    const { from, to } = this.trends() ?? {};
    return from && to ? claimsOnDays(claimsOf(claimsQuery), from, to) : claimsOf(claimsQuery);
  }

  protected async detect(): Promise<void> {
    this.detected.set('');
    const runId = this.run();
    await this.state.detect(runId);
    if (runId !== this.run()) return;
    this.showAll();
    if (this.state.problem() !== null) return;
    const fresh = this.state.freshOf(runId).length;
    this.detected.set(
      fresh === 0 ? 'Looked: nothing new waits for a decision.' : `Looked: ${fresh} new to decide about.`,
    );
    this.hold.recount();
    await this.fetchTrends();
  }

  private async fetch(): Promise<void> {
    await Promise.all([this.state.refresh(this.run()), this.fetchTrends()]);
  }

  private fetchTrends(): Promise<void> {
    return this.answer.take(this.client.trends(this.run()), steadyTrends);
  }
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

/** Patterns of the same run stay where they stood. */
function steadyTrends(before: PatternTrendList | null, next: PatternTrendList): PatternTrendList {
  if (before?.runId !== next.runId) return next;
  return { ...next, items: inOrderOf(before.items.map(idOf), next.items, idOf) };
}
