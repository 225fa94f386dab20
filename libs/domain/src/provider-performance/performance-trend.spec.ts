import { performanceTrend } from './performance-trend.js';

describe('the trend of a provider', () => {
  it('is improving or worsening when the difference is significant', () => {
    const fewer = performanceTrend({ hits: 60, total: 200 }, { hits: 30, total: 200 });
    expect(fewer).toMatchObject({ trend: 'improving', enough: true });
    // Pooled share 0.225: z = −0.15 / √(0.225 × 0.775 × 0.01).
    expect(fewer.z).toBeCloseTo(-3.592, 3);
    expect(fewer.difference).toBeCloseTo(-0.15, 12);
    expect(performanceTrend({ hits: 30, total: 200 }, { hits: 60, total: 200 }).trend).toBe('worsening');
  });

  it('is stable when the interval of the difference holds zero', () => {
    const { trend, interval } = performanceTrend({ hits: 40, total: 200 }, { hits: 36, total: 200 });
    expect(trend).toBe('stable');
    expect(interval?.low).toBeLessThan(0);
    expect(interval?.high).toBeGreaterThan(0);
  });

  it('is stable below 30 answers in a span, whatever the rates are', () => {
    expect(performanceTrend({ hits: 29, total: 29 }, { hits: 0, total: 500 })).toMatchObject({
      trend: 'stable',
      enough: false,
    });
    expect(performanceTrend({ hits: 30, total: 30 }, { hits: 0, total: 500 })).toMatchObject({
      trend: 'improving',
      enough: true,
    });
  });

  it('has neither z nor an interval where so few denials are expected that the exact test tells it', () => {
    const told = performanceTrend({ hits: 0, total: 1000 }, { hits: 5, total: 1000 });
    expect(told).toEqual({ trend: 'stable', enough: true, difference: 0.005, interval: null, z: null });
    expect(performanceTrend({ hits: 5, total: 1000 }, { hits: 5, total: 1000 }).z).toBe(0);
  });

  it('says nothing where there is nothing to compare', () => {
    const nothing = { trend: 'stable', difference: null, interval: null, z: null, enough: false };
    expect(performanceTrend({ hits: 0, total: 0 }, { hits: 3, total: 40 })).toEqual(nothing);
    expect(performanceTrend({ hits: 0, total: 40 }, { hits: 0, total: 40 })).toMatchObject({
      z: null,
      trend: 'stable',
    });
  });
});
