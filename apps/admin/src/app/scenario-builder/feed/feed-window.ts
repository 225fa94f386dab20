import type { FeedItemView } from '@portal/contracts';

/** Rows of the feed on the page: always as many, so that nothing below it moves. */
export const FEED_ROWS = 9;
/** Real milliseconds between two insertions. */
export const INSERT_INTERVAL = 1000;
/** Lines that are kept, so that a filter finds some of the rarer kinds. */
const KEPT = 300;

/** What a line of the feed tells of. */
export type FeedKind = FeedItemView['kind'];

/** The feed as it is watched: what stands on the page, and what waits to be put there. Newest first in both. */
export interface FeedWindow {
  readonly lines: readonly FeedItemView[];
  readonly waiting: readonly FeedItemView[];
  /** Real time of the last insertion in milliseconds; null before the first. */
  readonly insertedAt: number | null;
}

/** A feed in which nothing has happened. */
export const EMPTY_FEED: FeedWindow = { lines: [], waiting: [], insertedAt: null };

/**
 * Takes in lines as they arrive, oldest first. A snapshot after a reconnect repeats lines: what is known is left out.
 */
export function receive(window: FeedWindow, arrived: readonly FeedItemView[]): FeedWindow {
  const known = new Set([...window.waiting, ...window.lines].map(identityOf));
  const fresh = arrived.filter((item) => !known.has(identityOf(item)));
  if (fresh.length === 0) return window;
  return { ...window, waiting: [...[...fresh].reverse(), ...window.waiting].slice(0, KEPT) };
}

/**
 * Puts what waits on the page, unless somebody is reading or the last insertion is less than a second ago.
 * @param now real milliseconds
 * @param held true while the feed is held, or pointer or focus is in it
 */
export function insert(window: FeedWindow, now: number, held: boolean): FeedWindow {
  if (held || window.waiting.length === 0 || !mayInsert(window, now)) return window;
  return { lines: [...window.waiting, ...window.lines].slice(0, KEPT), waiting: [], insertedAt: now };
}

/** Real milliseconds until waiting lines may be inserted; 0 = now. */
export function insertDelay(window: FeedWindow, now: number): number {
  return window.insertedAt === null ? 0 : Math.max(0, window.insertedAt + INSERT_INTERVAL - now);
}

/** The rows to show of the chosen kinds; null = every kind. */
export function rowsOf({ lines }: FeedWindow, kinds: ReadonlySet<FeedKind> | null): readonly FeedItemView[] {
  const matching = kinds === null ? lines : lines.filter(({ kind }) => kinds.has(kind));
  return matching.slice(0, FEED_ROWS);
}

function mayInsert(window: FeedWindow, now: number): boolean {
  return insertDelay(window, now) === 0;
}

function identityOf({ at, kind, claimId, subject }: FeedItemView): string {
  return [at, kind, claimId, subject].join('|');
}
