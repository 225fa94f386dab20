import type { RandomSource } from './random-source.js';

/** Items with running totals of their weights, so that a draw adds nothing up. */
export interface WeightedTable<Item> {
  readonly items: readonly Item[];
  readonly upTo: readonly number[];
  readonly total: number;
}

/** Compiles items and weights. Items without a positive weight are left out. */
export function weightedTable<Item>(items: readonly Item[], weightOf: (item: Item) => number): WeightedTable<Item> {
  const kept = items.filter((item) => weightOf(item) > 0);
  let total = 0;
  const upTo = kept.map((item) => (total += weightOf(item)));
  return { items: kept, upTo, total };
}

/** Draws one item in proportion to its weight. @throws RangeError when the table is empty. */
export function drawFrom<Item>(table: WeightedTable<Item>, random: RandomSource): Item {
  const { items, upTo } = table;
  const last = items.length - 1;
  if (last < 0) throw new RangeError('nothing to draw from');
  if (last === 0) return items[0] as Item;
  const at = random.next() * table.total;
  let index = 0;
  while (index < last && at >= (upTo[index] as number)) index++;
  return items[index] as Item;
}
