import { MINIMUM_ANSWERS, performanceTrend } from '@portal/domain';
import { providersOf, type ProviderSums } from './dashboard-tables.js';

/** Sums of one provider. */
function sums(approved: number, denied: number): ProviderSums {
  const all = [{ providerId: 'PRV-001', approved, denied, deniedBilled: denied * 10_000 }];
  return { all, chosen: all };
}

describe('the providers of the dashboard', () => {
  it('have the trend of the page of providers: none below 30 answers in a period, whatever the rates are', () => {
    const few = MINIMUM_ANSWERS - 1;
    expect(providersOf(sums(500, 0), sums(0, few))[0]).toMatchObject({
      trend: 'stable',
      enough: false,
      previousDenied: few,
    });
    expect(providersOf(sums(500, 0), sums(0, MINIMUM_ANSWERS))[0]?.trend).toBe('improving');
    expect(providersOf(sums(0, MINIMUM_ANSWERS), sums(500, 0))[0]?.trend).toBe('worsening');
    for (const denied of [0, 10, 30, 60]) {
      const { trend } = performanceTrend({ hits: 30, total: 200 }, { hits: denied, total: 200 });
      expect(providersOf(sums(200 - denied, denied), sums(170, 30))[0]?.trend).toBe(trend);
    }
  });
});
