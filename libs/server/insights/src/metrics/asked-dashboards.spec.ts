import type { Dashboard, MetricsQuery } from '@portal/contracts';
import { HealthNotes, WallClock } from '@portal/server/runtime';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { AskedDashboards } from './asked-dashboards.js';
import type { DashboardCache } from './dashboard-cache.js';
import type { MetricScope, MetricScopeReadModel } from './metric-scope.read-model.js';
import type { Packing } from './written-dashboard.js';

const MONTH = { period: 'month' } as MetricsQuery;
const WEEK = { period: 'week' } as MetricsQuery;

function open() {
  const answer = jest.fn(async ({ period }: MetricScope) => ({ period: { name: period } }) as Dashboard);
  const scopes = { scopeOf: async (query: MetricsQuery) => query } as unknown as MetricScopeReadModel;
  const cache = { answer } as unknown as DashboardCache;
  const dashboards = new AskedDashboards(scopes, cache, new WallClock(), new HealthNotes());
  const computed = () => answer.mock.calls.map(([{ period }]) => period);
  return { dashboards, answer, computed };
}

describe('dashboards that were asked for', () => {
  it('are computed when the run has moved, and once for each time that somebody asked', async () => {
    const { dashboards, computed } = open();
    await dashboards.refresh();
    expect(computed()).toEqual([]);
    await dashboards.answer(MONTH, 'br');
    await dashboards.answer(WEEK, 'br');
    await dashboards.answer({ ...MONTH }, 'br');
    expect(computed()).toEqual(['month', 'week', 'month']);
    await dashboards.refresh();
    expect(computed().slice(3)).toEqual(['week', 'month']);
    await dashboards.refresh();
    expect(computed()).toHaveLength(5);
  });

  it('are sent as JSON, packed as who asks can read it, and are the same whoever asks', async () => {
    const { dashboards, answer } = open();
    answer.mockResolvedValue({ computedAt: '2026-01-16T14:00:00Z', asOf: null, tiles: [] } as unknown as Dashboard);
    const sent = async (packing: Packing) => dashboards.answer(MONTH, packing);
    const [plain, zipped, brotli] = [await sent('identity'), await sent('gzip'), await sent('br')];
    const texts = [plain.bytes, gunzipSync(zipped.bytes), brotliDecompressSync(brotli.bytes)].map(String);
    expect(new Set(texts)).toEqual(new Set(['{"computedAt":"2026-01-16T14:00:00Z","asOf":null,"tiles":[]}']));
    expect(new Set([plain, brotli, zipped].map((each) => each.tag)).size).toBe(1);
  });

  it('are no more than the last few, however many there are', async () => {
    const { dashboards, computed } = open();
    for (const providerId of ['1', '2', '3', '4', '5', '6'])
      await dashboards.answer({ ...MONTH, providerId: [providerId] }, 'br');
    await dashboards.refresh();
    expect(computed()).toHaveLength(6 + 4);
  });

  it('are not computed twice at a time, and a failure of one leaves the others', async () => {
    const { dashboards, answer, computed } = open();
    await dashboards.answer(MONTH, 'br');
    await dashboards.answer(WEEK, 'br');
    answer.mockRejectedValueOnce(new Error('locked'));
    await Promise.all([dashboards.refresh(), dashboards.refresh()]);
    expect(computed().slice(2)).toEqual(['month', 'week']);
    await dashboards.answer(MONTH, 'br');
    await dashboards.refresh();
    expect(computed().slice(4)).toEqual(['month', 'month']);
  });
});
