import { axisThroughZero, footOf, steadyAxis, zeroBasedAxis } from './axis.js';

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

describe('an axis through zero', () => {
  it('is the zero-based one where nothing is below zero', () => {
    expect(axisThroughZero(0, 173)).toEqual(zeroBasedAxis(173));
  });

  it('holds what is below zero as well, with few steps however far it goes', () => {
    expect(axisThroughZero(-20_009, 16_675)).toEqual({
      max: 24_000,
      ticks: [-24_000, -16_000, -8_000, 0, 8_000, 16_000, 24_000],
    });
    expect(axisThroughZero(-90, 2)).toEqual({ max: 30, ticks: [-90, -60, -30, 0, 30] });
    expect(axisThroughZero(-1e6, 0).ticks.length).toBeLessThan(8);
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

  it('does so below zero as well', () => {
    const gain = axisThroughZero(-10, 170);
    const loss = axisThroughZero(-170, 10);
    expect(steadyAxis(gain, zeroBasedAxis(170))).toBe(gain);
    const both = steadyAxis(gain, loss);
    expect(both.max).toBeGreaterThanOrEqual(170);
    expect(footOf(both)).toBeLessThanOrEqual(-170);
    expect(both.ticks).toContain(0);
    expect(steadyAxis(both, gain)).toBe(both);
  });
});
