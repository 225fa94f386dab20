/**
 * A seeded source of randomness (sfc32, period about 2^128). Every part of the simulation draws from a stream of its
 * own, named by numbers, so that what happens in one place never shifts what happens in another (law 1).
 */
export interface RandomSource {
  /** Uniform in [0, 1), 32 bits. */
  next(): number;
  /** Uniform whole number in [min, max]. */
  integer(min: number, max: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items, all equally likely. @throws RangeError when there is none. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, in proportion to its weight. @throws RangeError when no weight is positive. */
  pickWeighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item;
  /** Triangular distribution. */
  triangular(min: number, mode: number, max: number): number;
  /** Standard normal (Box–Muller). */
  normal(): number;
}

class Sfc32 implements RandomSource {
  private counter = 1;

  constructor(
    private a: number,
    private b: number,
    private c: number,
  ) {
    for (let i = 0; i < 12; i++) this.next();
  }

  next(): number {
    const t = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  }

  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[Math.floor(this.next() * items.length)] as Item;
  }

  pickWeighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item {
    let total = 0;
    for (const item of items) total += weightOf(item);
    if (!(total > 0)) throw new RangeError('no item has a positive weight');
    let left = this.next() * total;
    for (const item of items) {
      left -= weightOf(item);
      if (left < 0) return item;
    }
    return items.findLast((item) => weightOf(item) > 0) as Item;
  }

  triangular(min: number, mode: number, max: number): number {
    const u = this.next();
    const cut = (mode - min) / (max - min);
    return u < cut
      ? min + Math.sqrt(u * (max - min) * (mode - min))
      : max - Math.sqrt((1 - u) * (max - min) * (max - mode));
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }
}

/** Mixes numbers into one 32-bit hash (murmur3 finalizer over each part). */
export function hashNumbers(...parts: readonly number[]): number {
  let hash = NOTHING_HASHED;
  for (const part of parts) hash = mixedIn(hash, part);
  return hash >>> 0;
}

const NOTHING_HASHED = 0x9e3779b9 | 0;

function mixedIn(hash: number, part: number): number {
  const mixed = hash ^ Math.imul(part ^ (part >>> 16), 0x85ebca6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((again ^ (again >>> 16)) + 0x6d2b79f5) | 0;
}

/** 32-bit hash of a text (FNV-1a), to name a stream after an id. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Names of the random streams. The number is part of the world: never reuse or renumber one. */
export const STREAMS = {
  panel: 1,
  arrivals: 2,
  encounter: 3,
  plant: 4,
  adjudicationLag: 5,
  appeal: 6,
  practice: 7,
  staff: 8,
  prices: 9,
  injection: 10,
  bookedVisit: 11,
} as const;

/** A source for one stream of a run: the same seed and the same numbers give the same draws. */
export function createRandom(seed: number, ...stream: readonly number[]): RandomSource {
  const seeded = mixedIn(NOTHING_HASHED, seed);
  let [a, b, c] = [mixedIn(seeded, 1), mixedIn(seeded, 2), mixedIn(seeded, 3)];
  for (const part of stream) {
    a = mixedIn(a, part);
    b = mixedIn(b, part);
    c = mixedIn(c, part);
  }
  return new Sfc32(a, b, c);
}
