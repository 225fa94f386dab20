import fc from 'fast-check';
import { centsToDollars, dollarsToCents, roundToCents } from './cents.js';

describe('cents', () => {
  it('come back from dollars as they went', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) =>
        expect(dollarsToCents(centsToDollars(cents))).toBe(cents === 0 ? 0 : cents),
      ),
    );
  });

  it.each([0.001, 19.999, Number.NaN, Number.POSITIVE_INFINITY])('%p is no amount in dollars', (dollars) => {
    expect(() => dollarsToCents(dollars)).toThrow(RangeError);
  });

  it('are rounded half away from zero', () => {
    expect([1.5, 2.5, -1.5, -2.5, 1.4999, -0.4].map(roundToCents)).toEqual([2, 3, -2, -3, 1, -0]);
  });
});
