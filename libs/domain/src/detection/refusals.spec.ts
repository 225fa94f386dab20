import { minus, refusalsOver, sumOf } from './refusals.js';

describe('refusals by day', () => {
  const series = { seen: [4, 5, 6], denied: [1, 2, 3], billed: [100_00, 200_00, 300_00] };

  it('add up from one day to before another, or to the end', () => {
    expect(refusalsOver(series, 1)).toEqual({ denied: 5, seen: 11 });
    expect(refusalsOver(series, 0, 2)).toEqual({ denied: 3, seen: 9 });
    expect(refusalsOver(series, 3)).toEqual({ denied: 0, seen: 0 });
    expect(sumOf(series.billed)).toBe(600_00);
  });

  it('leave nothing less than nothing without a part of them', () => {
    expect(minus({ denied: 5, seen: 9 }, { denied: 2, seen: 3 })).toEqual({ denied: 3, seen: 6 });
    expect(minus({ denied: 1, seen: 3 }, { denied: 2, seen: 9 })).toEqual({ denied: 0, seen: 0 });
  });
});
