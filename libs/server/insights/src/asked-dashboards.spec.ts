import type { Dashboard, MetricsQuery } from '@portal/contracts';
import { AskedDashboards } from './asked-dashboards.js';
import type { DashboardCache } from './dashboard-cache.js';
import type { MetricScope, MetricScopeReadModel } from './metric-scope.read-model.js';

const MONTH = { period: 'month' } as MetricsQuery;
const WEEK = { period: 'week' } as MetricsQuery;

function open() {
  const answer = jest.fn(async ({ period }: MetricScope) => ({ period: { name: period } }) as Dashboard);
  const scopes = { scopeOf: async (query: MetricsQuery) => query } as unknown as MetricScopeReadModel;
  const dashboards = new AskedDashboards(scopes, { answer } as unknown as DashboardCache);
  const computed = () => answer.mock.calls.map(([{ period }]) => period);
  return { dashboards, answer, computed };
}

describe('dashboards that were asked for', () => {
  it('are computed when the run has moved, and once for each time that somebody asked', async () => {
    const { dashboards, computed } = open();
    await dashboards.refresh();
    expect(computed()).toEqual([]);
    await dashboards.answer(MONTH);
    await dashboards.answer(WEEK);
    await dashboards.answer({ ...MONTH });
    expect(computed()).toEqual(['month', 'week', 'month']);
    await dashboards.refresh();
    expect(computed().slice(3)).toEqual(['week', 'month']);
    await dashboards.refresh();
    expect(computed()).toHaveLength(5);
  });

  it('are no more than the last few, however many there are', async () => {
    const { dashboards, computed } = open();
    for (const providerId of ['1', '2', '3', '4', '5', '6'])
      await dashboards.answer({ ...MONTH, providerId: [providerId] });
    await dashboards.refresh();
    expect(computed()).toHaveLength(6 + 4);
  });

  it('are not computed twice at a time, and a failure of one leaves the others', async () => {
    const { dashboards, answer, computed } = open();
    await dashboards.answer(MONTH);
    await dashboards.answer(WEEK);
    answer.mockRejectedValueOnce(new Error('locked'));
    await Promise.all([dashboards.refresh(), dashboards.refresh()]);
    expect(computed().slice(2)).toEqual(['month', 'week']);
    await dashboards.answer(MONTH);
    await dashboards.refresh();
    expect(computed().slice(4)).toEqual(['month', 'month']);
  });
});
