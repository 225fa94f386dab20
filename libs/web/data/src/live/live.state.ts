import { DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import type {
  FactsChanged,
  FeedItemView,
  FeedNotice,
  GenerationStatus,
  PatternFound,
  Work,
  WorkChanged,
} from '@portal/contracts';
import { LIVE_EVENTS, LIVE_NAMESPACE } from '@portal/contracts/live-names';
import { Subject } from 'rxjs';
import { io, type Socket } from 'socket.io-client';
import { SessionState } from '../session/session.state.js';
import { type Connection, lostConnection, retryDelay } from './connection.js';

/** Lines of the feed that are kept. */
const RECENT_LINES = 40;
/** Pieces of long work that are kept. */
const MOST_WORKS = 50;

/**
 * What the server pushes: the status of generation, that rows changed, what happened. The connection heals by itself; the
 * server then sends a snapshot, so nothing has to be asked for again. Notices are numbered and old ones are left out.
 */
@Injectable({ providedIn: 'root' })
export class LiveState {
  private readonly session = inject(SessionState);
  private readonly connectionNow = signal<Connection>({ state: 'reconnecting', nextTryAt: Date.now() });
  private readonly statusNow = signal<GenerationStatus | null>(null);
  private readonly factsNow = signal(0);
  private readonly foundNow = signal<ReadonlyMap<string, PatternFound>>(new Map());
  private readonly worksNow = signal<readonly Work[]>([]);
  private readonly feedLines = new Subject<readonly FeedItemView[]>();
  private recentLines: readonly FeedItemView[] = [];
  private socket: Socket | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private lostAt: number | null = null;
  private attempt = 0;

  readonly connection = this.connectionNow.asReadonly();
  /** Null until the first snapshot. */
  readonly status = this.statusNow.asReadonly();
  /** Number of the latest notice that rows changed: whoever shows rows fetches them again when it grows. */
  readonly factsSequence = this.factsNow.asReadonly();
  /** What detection found last in each run that was not known before. */
  readonly foundPatterns = this.foundNow.asReadonly();
  /** Long work that goes on and what ended last, the youngest first. */
  readonly works = this.worksNow.asReadonly();
  /** New lines of the feed, oldest first. After a reconnect the latest lines come again. */
  readonly feed$ = this.feedLines.asObservable();

  constructor() {
    effect(() => {
      const token = this.session.token();
      this.close();
      if (token !== null) this.open(token);
    });
    inject(DestroyRef).onDestroy(() => this.close());
  }

  /** The last lines of the feed that arrived, oldest first: for whoever begins to watch. */
  recentFeed(): readonly FeedItemView[] {
    return this.recentLines;
  }

  /** Takes in the answer to a command, so that the page need not wait for the notice. */
  accept(status: GenerationStatus): void {
    const known = this.statusNow();
    if (known !== null && status.sequence < known.sequence) return;
    if (known !== null && known.runId !== status.runId) this.recentLines = [];
    this.statusNow.set(status);
  }

  private open(token: string): void {
    // Retries are ours: the page says when the next one comes.
    const socket = io(LIVE_NAMESPACE, { transports: ['websocket'], auth: { token }, reconnection: false });
    this.socket = socket;
    socket.on('connect', () => this.connected());
    socket.on('disconnect', () => this.lost());
    socket.on('connect_error', () => this.lost());
    socket.on(LIVE_EVENTS.status, (status: GenerationStatus) => this.accept(status));
    socket.on(LIVE_EVENTS.facts, ({ sequence }: FactsChanged) => this.factsNow.set(sequence));
    socket.on(LIVE_EVENTS.found, (found: PatternFound) =>
      this.foundNow.update((known) => new Map(known).set(found.runId, found)),
    );
    socket.on(LIVE_EVENTS.work, (notice: WorkChanged) => this.worksNow.update((works) => worksAfter(works, notice)));
    socket.on(LIVE_EVENTS.feed, ({ items }: FeedNotice) => this.fed(items));
  }

  private fed(items: readonly FeedItemView[]): void {
    this.recentLines = [...this.recentLines, ...items].slice(-RECENT_LINES);
    this.feedLines.next(items);
  }

  private connected(): void {
    // While the connection was lost, rows may have changed unnoticed.
    if (this.lostAt !== null) this.factsNow.update((sequence) => sequence + 1);
    this.lostAt = null;
    this.attempt = 0;
    this.connectionNow.set({ state: 'connected' });
  }

  private lost(): void {
    const { socket } = this;
    if (!socket) return;
    const now = Date.now();
    this.lostAt ??= now;
    const delay = retryDelay(this.attempt++);
    this.connectionNow.set(lostConnection(this.lostAt, now, now + delay));
    clearTimeout(this.retry);
    this.retry = setTimeout(() => socket.connect(), delay);
  }

  private close(): void {
    clearTimeout(this.retry);
    const { socket } = this;
    this.socket = null;
    socket?.removeAllListeners();
    socket?.disconnect();
    this.statusNow.set(null);
    this.foundNow.set(new Map());
    this.worksNow.set([]);
    this.recentLines = [];
    this.lostAt = null;
    this.attempt = 0;
  }
}

/** What a notice leaves: work that it names as it is now, the rest as it was unless the notice is about all. */
function worksAfter(works: readonly Work[], { all, items }: WorkChanged): readonly Work[] {
  if (all) return items;
  const changed = new Map(items.map((work) => [work.id, work]));
  const known = works.map((work) => changed.get(work.id) ?? work);
  const fresh = items.filter(({ id }) => works.every((work) => work.id !== id)).reverse();
  return [...fresh, ...known].slice(0, MOST_WORKS);
}
