import { steadyAxis, zeroBasedAxis } from './axis.js';

describe('an axis that begins at zero', () => {
  it.each([
    [173, 180],
    [180, 180],
    [181, 240],
    [7, 9],
    [1_900, 2_400],
  ])('holds %i and ends at %i', (largest, max) => {
    expect(zeroBasedAxis(largest).max).toBe(max);
  });

  it('has equal steps from zero to its end', () => {
    expect(zeroBasedAxis(173).ticks).toEqual([0, 60, 120, 180]);
  });

  it('keeps a smallest end when there is next to nothing to draw', () => {
    expect(zeroBasedAxis(0).max).toBe(3);
    expect(zeroBasedAxis(0, { smallest: 0.03 }).max).toBeCloseTo(0.03);
  });

  it('holds every value up to a million', () => {
    for (let largest = 1; largest < 1_000_000; largest = Math.ceil(largest * 1.07)) {
      expect(zeroBasedAxis(largest).max).toBeGreaterThanOrEqual(largest);
    }
  });
});

describe('the axis of a chart that is being watched', () => {
  it('grows and never shrinks', () => {
    const low = zeroBasedAxis(90);
    const high = zeroBasedAxis(170);
    expect(steadyAxis(null, low)).toBe(low);
    expect(steadyAxis(low, high)).toBe(high);
    expect(steadyAxis(high, low)).toBe(high);
  });
});
