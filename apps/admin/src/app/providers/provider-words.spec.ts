import type { ProviderPerformanceView } from '@portal/contracts';
import { trendFinding } from './provider-words.js';

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
