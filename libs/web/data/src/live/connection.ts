/** How the page stands to the server. Real times in milliseconds. */
export type Connection =
  | { readonly state: 'connected' }
  | { readonly state: 'reconnecting'; readonly nextTryAt: number }
  | { readonly state: 'offline'; readonly since: number };

/** Lost for longer than this many real milliseconds, the page no longer expects to be back at once. */
export const OFFLINE_AFTER = 20_000;

/** Real milliseconds before the given try, counted from 0: 1 s, 2 s, 4 s, then every 5 s. */
export function retryDelay(attempt: number): number {
  return Math.min(5_000, 1_000 * 2 ** attempt);
}

/** What to say while the connection is lost. */
export function lostConnection(lostAt: number, now: number, nextTryAt: number): Connection {
  return now - lostAt >= OFFLINE_AFTER ? { state: 'offline', since: lostAt } : { state: 'reconnecting', nextTryAt };
}
