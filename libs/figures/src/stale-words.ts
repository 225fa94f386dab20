import { formatDuration } from './formats.js';

/** Heading over figures that could not be computed again. */
export const STALE_TITLE = 'These are the last good figures';

/**
 * How old such figures are, and what comes next.
 * @param seconds real
 */
export function staleText(seconds: number | null): string {
  return `They are ${formatDuration(seconds)} old. What came since could not be counted yet; the portal keeps trying.`;
}
