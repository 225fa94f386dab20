import fc from 'fast-check';
import { masteryAfter, MASTERED, masteryOf } from './lab-mastery.js';

describe('mastery in Claim Lab', () => {
  it('three full sessions master a pattern, two do not', () => {
    expect(masteryOf([1, 1])).toBe(0.75);
    expect(masteryOf([1, 1, 1])).toBe(0.875);
    expect([masteryOf([1, 1]) >= MASTERED, masteryOf([1, 1, 1]) >= MASTERED]).toEqual([false, true]);
  });

  it('never falls, never passes 1, and stays where nothing was scored', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (mastery, score) => {
        const after = masteryAfter(mastery, score);
        expect(after).toBeGreaterThanOrEqual(mastery);
        expect(after).toBeLessThanOrEqual(1);
        expect(masteryAfter(mastery, 0)).toBe(mastery);
      }),
    );
  });
});
