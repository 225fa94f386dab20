import fc from 'fast-check';
import { exactP } from '../statistics/exact-test.js';
import { MINIMUM_ANSWERS, trendOf } from './trend.js';

interface Share {
  readonly hits: number;
  readonly total: number;
}

/** Ways to choose so many out of some. */
function choose(some: number, chosen: number): number {
  let product = 1;
  for (let step = 1; step <= chosen; step++) product = (product * (some - step + 1)) / step;
  return product;
}

describe('a trend', () => {
  it('is called only when chance does not explain it', () => {
    expect(trendOf({ hits: 42, total: 100 }, { hits: 34, total: 100 })).toEqual({ trend: 'stable', enough: true });
    expect(trendOf({ hits: 418, total: 1000 }, { hits: 338, total: 1000 }).trend).toBe('improving');
    expect(trendOf({ hits: 338, total: 1000 }, { hits: 418, total: 1000 }).trend).toBe('worsening');
  });

  it('is not called from a handful of denials, however many answers there are', () => {
    const [none, five, six] = [0, 5, 6].map((hits) => ({ hits, total: 1000 })) as [Share, Share, Share];
    // z = 2.24 for five, but six times in a hundred they fall all on one side.
    expect(trendOf(none, five)).toEqual({ trend: 'stable', enough: true });
    expect(trendOf(five, none)).toEqual({ trend: 'stable', enough: true });
    expect(trendOf(none, six).trend).toBe('worsening');
    expect(trendOf(six, none).trend).toBe('improving');
    const others = [none, five].map(({ hits, total }) => ({ hits: total - hits, total })) as [Share, Share];
    expect(trendOf(...others).trend).toBe('stable');
  });

  it('is told by z where five denials are to be expected in each, though the exact test would wait for more', () => {
    const [before, now] = [
      { hits: 10, total: 40 },
      { hits: 3, total: 40 },
    ];
    expect(exactP(before, now)).toBeGreaterThan(0.05);
    expect(trendOf(before, now).trend).toBe('improving');
  });

  it('of two spans that are alike is called from few denials at most five times in a hundred', () => {
    const totals = fc.integer({ min: MINIMUM_ANSWERS, max: 400 });
    fc.assert(
      fc.property(totals, totals, fc.integer({ min: 1, max: 9 }), (one, other, denials) => {
        fc.pre((Math.min(one, other) * denials) / (one + other) < 5);
        // All ways in which so many denials fall on the two spans, with the chance of each.
        let called = 0;
        for (let first = 0; first <= denials; first++) {
          const now = { hits: denials - first, total: other };
          if (trendOf({ hits: first, total: one }, now).trend !== 'stable')
            called += (choose(one, first) * choose(other, denials - first)) / choose(one + other, denials);
        }
        expect(called).toBeLessThanOrEqual(0.05);
      }),
    );
  });

  it('the other way round is the other trend', () => {
    const opposite = { improving: 'worsening', stable: 'stable', worsening: 'improving' };
    const share = fc
      .integer({ min: MINIMUM_ANSWERS, max: 3_000 })
      .chain((total) => fc.record({ hits: fc.nat({ max: total }), total: fc.constant(total) }));
    fc.assert(
      fc.property(share, share, (before, now) => {
        expect(trendOf(now, before).trend).toBe(opposite[trendOf(before, now).trend]);
      }),
    );
  });

  it('is the one that the exact test tells too, wherever that is not in doubt', () => {
    const share = fc
      .integer({ min: MINIMUM_ANSWERS, max: 2_000 })
      .chain((total) => fc.record({ hits: fc.nat({ max: total }), total: fc.constant(total) }));
    fc.assert(
      fc.property(share, share, (before, now) => {
        const p = exactP(before, now);
        if (p < 0.01) expect(trendOf(before, now).trend).not.toBe('stable');
        if (p > 0.15) expect(trendOf(before, now).trend).toBe('stable');
      }),
    );
  });

  it('is not told from a handful of answers in either span, whatever the shares are', () => {
    const few = { trend: 'stable', enough: false };
    expect(trendOf({ hits: 0, total: 0 }, { hits: 9, total: 10 })).toEqual(few);
    expect(trendOf({ hits: 0, total: 29 }, { hits: 500, total: 500 })).toEqual(few);
    expect(trendOf({ hits: 0, total: 500 }, { hits: 29, total: 29 })).toEqual(few);
    expect(trendOf({ hits: 0, total: 30 }, { hits: 30, total: 30 })).toEqual({ trend: 'worsening', enough: true });
  });
});
