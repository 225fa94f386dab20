import fc from 'fast-check';
import { apportion } from './apportion.js';

const amounts = fc.integer({ min: -100_000_000, max: 100_000_000 });
const weights = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 50 });

describe('an amount that is divided by weights', () => {
  it('comes back to the cent', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, by) => {
        expect(apportion(amount, by).reduce((sum, part) => sum + part, 0)).toBe(amount);
      }),
    );
  });

  it('gives each its share, at most a cent off', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, by) => {
        const total = by.reduce((sum, weight) => sum + weight, 0);
        fc.pre(total > 0);
        apportion(amount, by).forEach((part, index) => {
          expect(Math.abs(part - (amount * (by[index] as number)) / total)).toBeLessThan(1);
        });
      }),
    );
  });

  it('gives the cents that are left to those who lost most, the earlier first', () => {
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(apportion(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(apportion(10, [3, 3, 10])).toEqual([2, 2, 6]);
  });

  it('goes to the first where nobody weighs anything', () => {
    expect(apportion(5, [0, 0])).toEqual([5, 0]);
  });
});
