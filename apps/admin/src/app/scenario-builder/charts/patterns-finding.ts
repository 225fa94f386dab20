import type { GenerationStatus } from '@portal/contracts';
import { formatQuantity } from '@portal/figures';

/** One pattern of a run: what was asked for and what came. */
export type PatternShare = GenerationStatus['patternDistribution'][number];

/** With fewer claims than this, counts are shown and no shares. */
export const FEWEST_FOR_SHARES = 30;

/** Distance from the target, in standard errors, from which a pattern is no longer explained by chance alone. */
const CHANCE_LIMIT = 3;

const NUMBER_WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/**
 * The finding of the chart in one sentence.
 * @param claims since the start of the run, history left out
 */
export function patternsFinding(patterns: readonly PatternShare[], claims: number): string {
  const count = patterns.length;
  if (count === 0) return 'No pattern is planted in this run.';
  if (claims < FEWEST_FOR_SHARES) {
    return `${formatQuantity(claims, 'claim')} since the start: too few to compare shares.`;
  }
  const off = patterns.filter(({ standardErrors }) => Math.abs(standardErrors) > CHANCE_LIMIT);
  if (off.length === 0) {
    if (count === 1) return `The one planted pattern lies within ${CHANCE_LIMIT} standard errors of its target.`;
    const all = count === 2 ? 'Both patterns lie' : `All ${words(count)} lie`;
    return `${all} within ${CHANCE_LIMIT} standard errors of their target.`;
  }
  const furthest = off.reduce((a, b) => (Math.abs(b.standardErrors) > Math.abs(a.standardErrors) ? b : a));
  const distance = Math.abs(furthest.standardErrors).toFixed(1);
  const side = furthest.standardErrors > 0 ? 'above' : 'below';
  const within = capitalized(words(count - off.length));
  const most = off.length === 1 ? '' : 'furthest off, ';
  return `${within} of ${words(count)} lie${count - off.length === 1 ? 's' : ''} within ${CHANCE_LIMIT} standard errors of the target; ${most}${furthest.name} lies ${distance} ${side} it.`;
}

/** Largest value that the bars have to hold: shares and their targets. */
export function largestShare(patterns: readonly PatternShare[]): number {
  return Math.max(0, ...patterns.flatMap(({ share, expectedShare }) => [share, expectedShare]));
}

function words(count: number): string {
  return NUMBER_WORDS[count] ?? String(count);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
