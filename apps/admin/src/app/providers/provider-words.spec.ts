import type { ProviderPerformanceView } from '@portal/contracts';
import { trendFinding } from './provider-words.js';

describe('where the denial rate of a provider is going', () => {
  const provider = {
    ...{ denialRate: 0.276, previousRate: 0.318, difference: -0.042, enough: true, z: -2.04 },
    interval: { low: -0.08, high: -0.002 },
  } as ProviderPerformanceView;

  it('is told with what it rests on', () => {
    expect(trendFinding(provider, 30)).toBe('From 31.8% to 27.6%: −4.2 points (95% interval −8.0 to −0.2, z −2.0).');
  });

  it('is not spoken of over too few answers', () => {
    expect(trendFinding({ ...provider, enough: false }, 30)).toBe(
      'Each span needs 30 answers before a trend is spoken of.',
    );
  });
});
