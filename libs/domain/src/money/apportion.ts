import type { Cents } from './cents.js';

/**
 * Divides an amount by weights so that the parts are whole cents and come to the amount: each gets its share rounded towards
 * zero, and the cents that are left go to those who lost most by that, the earlier first. Where all weights are zero, the
 * first gets everything.
 * @param weights not negative, at least one
 */
export function apportion(amount: Cents, weights: readonly number[]): Cents[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map((_, index) => (index === 0 ? amount : 0));
  const sign = Math.sign(amount);
  const exact = weights.map((weight) => (Math.abs(amount) * weight) / total);
  const parts = exact.map(Math.floor);
  const left = Math.abs(amount) - parts.reduce((sum, part) => sum + part, 0);
  const byLoss = exact.map((share, index) => ({ index, loss: share - Math.floor(share) }));
  byLoss.sort((a, b) => b.loss - a.loss || a.index - b.index);
  for (const { index } of byLoss.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts.map((part) => sign * part || 0);
}
