import fc from 'fast-check';
import { exactP } from './exact-test.js';
import type { Proportion } from './proportion.js';

/** Two shares, of which one may hold nothing. */
const shares = fc
  .tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }))
  .chain(([one, other]) =>
    fc.tuple(
      fc.record({ hits: fc.nat({ max: one }), total: fc.constant(one) }),
      fc.record({ hits: fc.nat({ max: other }), total: fc.constant(other) }),
    ),
  );

/** Ways to choose so many out of some. */
function ways(some: number, chosen: number): bigint {
  let product = 1n;
  for (let step = 1; step <= chosen; step++) product = (product * BigInt(some - step + 1)) / BigInt(step);
  return product;
}

/** All ways to spread the hits, with how many ways there are to each, in whole numbers. */
function tables(before: Proportion, now: Proportion): { readonly before: number; readonly ways: bigint }[] {
  const hits = before.hits + now.hits;
  const all = Array.from({ length: before.total + 1 }, (_, first) => first);
  return all
    .filter((first) => hits - first >= 0 && hits - first <= now.total)
    .map((first) => ({ before: first, ways: ways(before.total, first) * ways(now.total, hits - first) }));
}

describe('the exact test of two shares', () => {
  it('gives what is printed elsewhere', () => {
    // A lady tasting tea: three of four cups right.
    expect(exactP({ hits: 3, total: 4 }, { hits: 1, total: 4 })).toBeCloseTo(34 / 70, 12);
    expect(exactP({ hits: 1, total: 10 }, { hits: 11, total: 14 })).toBeCloseTo(0.002759456, 9);
    expect(exactP({ hits: 0, total: 1000 }, { hits: 5, total: 1000 })).toBeCloseTo(0.0621876, 7);
  });

  it('is the share of all ways that are no likelier, counted one by one in whole numbers', () => {
    fc.assert(
      fc.property(shares, ([before, now]) => {
        const all = tables(before, now);
        const seen = all.find((table) => table.before === before.hits)?.ways ?? 0n;
        const sum = (some: typeof all) => some.reduce((total, table) => total + table.ways, 0n);
        const expected = Number(sum(all.filter((table) => table.ways <= seen))) / Number(sum(all));
        expect(exactP(before, now)).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('is the same the other way round, and for misses in the place of hits', () => {
    const misses = ({ hits, total }: Proportion) => ({ hits: total - hits, total });
    fc.assert(
      fc.property(shares, ([before, now]) => {
        const p = exactP(before, now);
        expect(exactP(now, before)).toBeCloseTo(p, 9);
        expect(exactP(misses(before), misses(now))).toBeCloseTo(p, 9);
      }),
    );
  });

  it('stays between 0 and 1 for numbers however large', () => {
    const large = fc
      .integer({ min: 1, max: 5_000 })
      .chain((total) => fc.record({ hits: fc.nat({ max: total }), total: fc.constant(total) }));
    fc.assert(
      fc.property(large, large, (before, now) => {
        const p = exactP(before, now);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });
});
