import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PatternTrendList, PatternTrendView } from '@portal/contracts';
import type { CandidateStatus } from '@portal/domain';
import { formatDayRange, inOrderOf } from '@portal/figures';
import { ApiProblem, HoldState, PatternClient, refreshWithRows } from '@portal/web/data';
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
import { HoldButtonComponent } from '../shell/hold-button.component.js';
import { CandidateState } from './candidate.state.js';
import { CandidateCardComponent } from './candidate-card.component.js';
import { detectionWords } from './candidate-words.js';
import { trendTable } from './trend-table.js';

/** Real milliseconds between two refreshes while a run goes on. */
const REFRESH_INTERVAL = 2_000;

/** What denials have in common: what detection found and nobody knew, and the patterns of the catalogue with their course. */
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

  protected readonly state = inject(CandidateState);
  protected readonly trends = signal<PatternTrendList | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly chosen = signal<CandidateStatus>('new');
  /** What the last detection on demand found, in words; read to readers of the screen. */
  protected readonly detected = signal('');
  protected readonly when = computed(() => {
    const { from, to } = this.trends() ?? {};
    return from && to ? `${formatDayRange(from, to)} against the 30 days before.` : '';
  });
  protected readonly detection = computed(() => {
    const list = this.state.list();
    return list ? detectionWords(list.detection) : '';
  });
  protected readonly statuses = computed<readonly Segment<CandidateStatus>[]>(() => {
    const count = (status: CandidateStatus) =>
      (this.state.list()?.items ?? []).filter((candidate) => candidate.status === status).length;
    return [
      { value: 'new', label: `New ${count('new')}` },
      { value: 'watched', label: `Watched ${count('watched')}` },
      { value: 'confirmed', label: `Confirmed ${count('confirmed')}` },
      { value: 'dismissed', label: `Dismissed ${count('dismissed')}` },
    ];
  });
  private readonly matching = computed(() =>
    (this.state.list()?.items ?? []).filter(({ status }) => status === this.chosen()),
  );
  /** Ids of the candidates in sight, in their order; null until there are any to show. */
  private readonly inSight = signal<readonly string[] | null>(null);
  /** What was found while the page is read waits until somebody wants to see it: a card would push all below it. */
  protected readonly candidates = computed(() => {
    const ids = this.inSight();
    return ids === null ? this.matching() : inOrderOf(ids, this.matching(), idOf).filter(({ id }) => ids.includes(id));
  });
  protected readonly waiting = computed(() => this.matching().length - this.candidates().length);
  protected readonly table = computed(() => trendTable(this.trends()));

  constructor() {
    refreshWithRows(() => void this.fetch(), REFRESH_INTERVAL);
    // What is there when the page is opened is shown at once.
    const first = effect(() => {
      if (this.state.list() === null) return;
      untracked(() => this.showAll());
      first.destroy();
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

  protected async detect(): Promise<void> {
    this.detected.set('');
    await this.state.detect();
    this.showAll();
    if (this.state.problem() !== null) return;
    const fresh = this.state.fresh().length;
    this.detected.set(fresh === 0 ? 'Detected: nothing that nobody has decided about.' : `Detected: ${fresh} new.`);
    this.hold.recount();
    await this.fetch();
  }

  private async fetch(): Promise<void> {
    try {
      const trends = await this.client.trends();
      this.trends.update((before) => steadyTrends(before, trends));
      this.problem.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error.message);
    }
    await this.state.refresh();
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
