import { Logger } from '@nestjs/common';
import type { Dashboard } from '@portal/contracts';
import { insertRows, MetricFactEntity, READER } from '@portal/server/database';
import { TestApi } from '@portal/server/runtime/testing';
import type { DataSource } from 'typeorm';
import { InsightsModule } from '../insights.module.js';
import { fact, runAt, storeRun } from '../testing/watched-world.js';

const QUERY = '/api/metrics/dashboard?period=week&providerId=PRV-001';

describe('dashboards over HTTP', () => {
  let api: TestApi;
  const ready = async () => JSON.stringify((await api.request('/health/ready')).body);

  beforeAll(async () => {
    Logger.overrideLogger(false);
    api = await TestApi.open({ imports: [InsightsModule] });
    await storeRun(api, runAt('2026-03-10T12:00:00Z', { state: 'paused' }));
    const facts = [
      fact('2026-03-09', 'PRV-001', '', { approved: 7 }),
      fact('2026-03-09', 'PRV-001', 'PTN-001', { denied: 3 }),
    ];
    await api.write((manager) => insertRows(manager, MetricFactEntity, facts));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => api.close());

  it('are the last good ones of the same query, marked stale with their age, while the database fails', async () => {
    const good = await api.request<Dashboard>(QUERY);
    expect([good.status, good.body.stale, good.body.flow.denied]).toEqual([200, false, 3]);
    const reader: DataSource = api.get(READER);
    const query = jest.spyOn(reader, 'query').mockRejectedValue(new Error('disk I/O error'));
    const stale = await api.request<Dashboard>(QUERY);
    expect(query).toHaveBeenCalled();
    expect(stale.body).toEqual({ ...good.body, stale: true, staleSeconds: expect.any(Number) });
    expect(stale.body.staleSeconds).toBeGreaterThanOrEqual(0);
    expect(await ready()).toContain('the last good figures are shown');
    expect((await api.request('/api/metrics/dashboard?period=month')).status).toBeGreaterThanOrEqual(500);
    query.mockRestore();
    expect((await api.request<Dashboard>(QUERY)).body.stale).toBe(false);
    expect(await ready()).not.toContain('the last good figures are shown');
  });

  it('of a run that does not exist are refused, whatever came before', async () => {
    const path = '/api/metrics/dashboard?runId=RUN-W1';
    expect((await api.request(path)).status).toBe(200);
    await api.write((manager) => manager.query('DELETE FROM generation_runs'));
    expect((await api.request(path)).status).toBe(422);
  });
});
