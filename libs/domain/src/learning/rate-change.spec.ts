import fc from 'fast-check';
import { rateChange } from './rate-change.js';

describe('the change of a rate', () => {
  it('agrees with the published example of the method: 56 of 70 against 48 of 80', () => {
    // Newcombe 1998, table II, case (a): difference 0.2, interval 0.0524 to 0.3339.
    const change = rateChange({ hits: 48, total: 80 }, { hits: 56, total: 70 });
    expect(change?.difference).toBeCloseTo(0.2, 10);
    expect(change?.interval[0]).toBeCloseTo(0.0524, 4);
    expect(change?.interval[1]).toBeCloseTo(0.3339, 4);
    expect(change?.certain).toBe(true);
  });

  it('of fewer than 30 claims is not told', () => {
    expect(rateChange({ hits: 3, total: 29 }, { hits: 3, total: 500 })).toBeNull();
  });

  it('lies in its interval, within −1 and 1, and is mirrored when the periods are', () => {
    const count = fc
      .record({ total: fc.integer({ min: 30, max: 5_000 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map(({ total, part }) => ({ total, hits: Math.round(total * part) }));
    fc.assert(
      fc.property(count, count, (before, after) => {
        const change = rateChange(before, after);
        const mirrored = rateChange(after, before);
        if (!change || !mirrored) throw new Error('told');
        const [low, high] = change.interval;
        expect(low).toBeLessThanOrEqual(change.difference + 1e-12);
        expect(high).toBeGreaterThanOrEqual(change.difference - 1e-12);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        expect(mirrored.interval[0]).toBeCloseTo(-high, 9);
      }),
    );
  });
});
