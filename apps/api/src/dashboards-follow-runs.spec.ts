import { GenerationEvents } from '@portal/server/generation';
import type { AskedDashboards } from '@portal/server/insights';
import { DashboardsFollowRuns } from './dashboards-follow-runs.js';

const STORED = { runId: 'RUN-1', simulatedNow: '2026-01-05T09:00:00Z', feed: [] };

describe('dashboards that follow runs', () => {
  it('are computed whenever rows were stored, until the portal closes, which waits for the last', async () => {
    const events = new GenerationEvents();
    let finish!: () => void;
    const refresh = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const following = new DashboardsFollowRuns(events, { refresh } as unknown as AskedDashboards);
    events.announce('changed', undefined);
    expect(refresh).not.toHaveBeenCalled();
    events.announce('stored', STORED);
    expect(refresh).toHaveBeenCalledTimes(1);
    let closed = false;
    const closing = following.onModuleDestroy().then(() => (closed = true));
    events.announce('stored', STORED);
    await new Promise((resolve) => setImmediate(resolve));
    expect([refresh.mock.calls.length, closed]).toEqual([1, false]);
    finish();
    await closing;
  });
});
