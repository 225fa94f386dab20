import { type Proportion, Z_95 } from './proportion.js';

const Z_SQUARED = Z_95 * Z_95;

/**
 * The 95 % score interval of a share after Wilson (1927), within 0 and 1; it holds for shares near 0 and 1 too.
 * The total must be above 0.
 */
export function wilsonInterval({ hits, total }: Proportion): readonly [low: number, high: number] {
  const p = hits / total;
  const middle = (p + Z_SQUARED / (2 * total)) / (1 + Z_SQUARED / total);
  const reach = (Z_95 / (1 + Z_SQUARED / total)) * Math.sqrt((p * (1 - p)) / total + Z_SQUARED / (4 * total * total));
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}
