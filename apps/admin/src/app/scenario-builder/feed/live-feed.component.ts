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
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import type { FeedItemView } from '@portal/contracts';
import { LiveState } from '@portal/web/data';
import { IconComponent, type IconName, MoneyPipe, TimePipe } from '@portal/web/ui';
import { Shortcuts } from '../../shell/shortcuts.js';
import {
  EMPTY_FEED,
  FEED_ROWS,
  type FeedKind,
  type FeedWindow,
  insert,
  INSERT_INTERVAL,
  receive,
  rowsOf,
} from './feed-window.js';

interface Look {
  readonly icon: IconName;
  readonly role: string;
  readonly words: string;
}

const LOOKS: Readonly<Record<FeedKind, Look>> = {
  submitted: { icon: 'send', role: 'pending', words: 'Submitted to' },
  paid: { icon: 'check', role: 'approved', words: 'Paid by' },
  denied: { icon: 'x', role: 'denied', words: 'Denied:' },
  appealed: { icon: 'scale', role: 'appealed', words: 'Appealed:' },
  overturned: { icon: 'rotate-ccw', role: 'recovered', words: 'Overturned:' },
  upheld: { icon: 'minus', role: 'pending', words: 'Upheld:' },
  practice: { icon: 'graduation-cap', role: 'learning', words: 'Practiced:' },
};

const FILTERS: readonly { readonly name: string; readonly kinds: readonly FeedKind[] | null }[] = [
  { name: 'All events', kinds: null },
  { name: 'Denials', kinds: ['denied'] },
  { name: 'Appeals', kinds: ['appealed', 'overturned', 'upheld'] },
  { name: 'Practice', kinds: ['practice'] },
];

/** The last things that happened: nine rows, new ones at most once a second and never while somebody reads. */
@Component({
  selector: 'pp-live-feed',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent, MoneyPipe, RouterLink, TimePipe],
  templateUrl: './live-feed.component.html',
  styleUrl: './live-feed.component.scss',
})
export class LiveFeedComponent {
  private readonly live = inject(LiveState);
  private readonly window = signal<FeedWindow>(EMPTY_FEED);

  protected readonly looks = LOOKS;
  protected readonly filters = FILTERS;
  protected readonly filter = signal(0);
  protected readonly held = signal(false);
  /** Pointer or focus is in the list. */
  protected readonly reading = signal(false);
  protected readonly waiting = computed(() => this.window().waiting.length);
  protected readonly rows = computed(() => {
    const kinds = FILTERS[this.filter()]?.kinds;
    return rowsOf(this.window(), kinds ? new Set(kinds) : null);
  });
  protected readonly emptyRows = computed(() => Array.from({ length: Math.max(0, FEED_ROWS - this.rows().length) }));

  /** What stands where no row is. The portal remembers events only while it runs. */
  protected readonly nothing = computed(() =>
    this.filter() === 0 ? 'Nothing has happened since the portal started.' : 'Nothing of this kind yet.',
  );

  constructor() {
    const runId = computed(() => this.live.status()?.runId ?? null);
    effect(() => {
      runId();
      untracked(() => this.window.set(insert(receive(EMPTY_FEED, this.live.recentFeed()), performance.now(), false)));
    });
    this.live.feed$.pipe(takeUntilDestroyed()).subscribe((items) => {
      this.window.update((window) => receive(window, items));
      this.show();
    });
    const destroyed = inject(DestroyRef);
    const timer = setInterval(() => this.show(), INSERT_INTERVAL);
    destroyed.onDestroy(() => clearInterval(timer));
    inject(Shortcuts).use({ h: () => this.held.update((held) => !held) }, destroyed);
  }

  /** Before the subject. A payer that approves a claim need not pay: all of it may be the patient's. */
  protected wordsOf({ kind, amount }: FeedItemView): string {
    return kind === 'paid' && amount === 0 ? 'Approved by' : LOOKS[kind].words;
  }

  private show(): void {
    this.window.update((window) => insert(window, performance.now(), this.held() || this.reading()));
  }
}
