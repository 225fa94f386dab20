import type { RandomSource } from '../random/random-source.js';

/** The items in random order (Fisher–Yates); the list itself stays as it is. */
export function shuffled<Item>(items: readonly Item[], random: RandomSource): Item[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [order[i], order[j]] = [order[j] as Item, order[i] as Item];
  }
  return order;
}
