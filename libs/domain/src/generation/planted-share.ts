import type { PatternSetting } from './generation-config.js';

/** A pattern with its share of all claims. */
export type PatternShare = Pick<PatternSetting, 'patternId' | 'frequency'>;

/** The share of claims that patterns are planted in: a claim carries one at most. */
export function plantedShare(patterns: readonly Pick<PatternShare, 'frequency'>[]): number {
  return patterns.reduce((sum, { frequency }) => sum + frequency, 0);
}

/**
 * The share of claims denied for background causes: what the denial rate leaves after the patterns. It stays as it is when
 * patterns get rarer, until another denial rate is set.
 */
export function backgroundShare(denialRate: number, patterns: readonly Pick<PatternShare, 'frequency'>[]): number {
  return Math.max(0, denialRate - plantedShare(patterns));
}
