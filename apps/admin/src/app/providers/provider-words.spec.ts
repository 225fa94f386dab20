import type { ProviderPerformanceView } from '@portal/contracts';
import { performanceSpan, trendFinding } from './provider-words.js';

describe('where the denial rate of a provider is going', () => {
  const provider = {
    ...{ denialRate: 0.276, previousRate: 0.318, difference: -0.042, enough: true, trend: 'improving' },
    interval: { low: -0.08, high: -0.002 },
  } as ProviderPerformanceView;

  it('is told with what it rests on', () => {
    expect(trendFinding(provider, 30)).toBe(
      'From 31.8% to 27.6%. Down 4.2 points (95% interval −8.0 to −0.2): more than chance.',
    );
    expect(trendFinding({ ...provider, trend: 'stable' }, 30)).toMatch(/: it may be chance\.$/);
  });

  it('is told without an interval where there are too few denials for one', () => {
    const few = { ...provider, denialRate: 0.005, previousRate: 0, difference: 0.005, interval: null } as const;
    expect(trendFinding({ ...few, trend: 'stable' }, 30)).toBe('From 0.0% to 0.5%. Up 0.5 points: it may be chance.');
    expect(trendFinding({ ...few, trend: 'worsening' }, 30)).toMatch(/Up 0.5 points: more than chance\.$/);
  });

  it('is not spoken of over too few answers', () => {
    expect(trendFinding({ ...provider, enough: false }, 30)).toBe(
      'No trend yet: it takes 30 answers in these 30 days and in the 30 before.',
    );
  });
});

describe('the days of the figures of a provider', () => {
  const list = { from: '2025-12-23', to: '2026-01-21', asOf: '2026-01-22T02:00:00Z' };
  const span = 'Dec 23 to Jan 21 against the 30 days before, computed Thu, Jan 22, 2026.';

  it('are told with those that the dashboard counts beyond them', () => {
    expect(performanceSpan(list, '2026-01-22')).toBe(
      `${span} The dashboard, and the reasons below, count up to Jan 22.`,
    );
  });

  it('are told alone where the dashboard ends with them', () => {
    expect(performanceSpan(list, '2026-01-21')).toBe(span);
    expect(performanceSpan(list, null)).toBe(span);
    expect(performanceSpan({ from: null, to: null, asOf: null }, '2026-01-22')).toBe('');
  });
});
