import { trendOf } from './trend.js';

describe('a trend', () => {
  it('is called only when chance does not explain it', () => {
    expect(trendOf({ hits: 42, total: 100 }, { hits: 34, total: 100 })).toEqual({ trend: 'stable', enough: true });
    expect(trendOf({ hits: 418, total: 1000 }, { hits: 338, total: 1000 }).trend).toBe('improving');
    expect(trendOf({ hits: 338, total: 1000 }, { hits: 418, total: 1000 }).trend).toBe('worsening');
  });

  it('is not told from a handful of answers in either span, whatever the shares are', () => {
    const few = { trend: 'stable', enough: false };
    expect(trendOf({ hits: 0, total: 0 }, { hits: 9, total: 10 })).toEqual(few);
    expect(trendOf({ hits: 0, total: 29 }, { hits: 500, total: 500 })).toEqual(few);
    expect(trendOf({ hits: 0, total: 500 }, { hits: 29, total: 29 })).toEqual(few);
    expect(trendOf({ hits: 0, total: 30 }, { hits: 30, total: 30 })).toEqual({ trend: 'worsening', enough: true });
  });
});
