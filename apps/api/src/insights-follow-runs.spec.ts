import { GenerationEvents } from '@portal/server/generation';
import type { AskedDashboards, RepairedFactsService } from '@portal/server/insights';
import { InsightsFollowRuns } from './insights-follow-runs.js';

const STORED = { runId: 'RUN-1', simulatedNow: '2026-01-05T09:00:00Z', feed: [] };

/** Work that ends when the test says so. */
function held() {
  let finish!: () => void;
  const work = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  return { work, finish: () => finish() };
}

describe('insights that follow runs', () => {
  it('are computed whenever rows were stored or facts put right, until the portal closes, which waits for the last', async () => {
    const events = new GenerationEvents();
    const [refresh, follow] = [held(), held()];
    const following = new InsightsFollowRuns(
      events,
      { refresh: refresh.work } as unknown as AskedDashboards,
      { follow: follow.work } as unknown as RepairedFactsService,
    );
    events.announce('changed', undefined);
    expect(refresh.work).not.toHaveBeenCalled();
    events.announce('stored', STORED);
    events.announce('repaired', { runId: 'RUN-1' });
    expect([refresh.work.mock.calls, follow.work.mock.calls]).toEqual([[[]], [['RUN-1']]]);
    let closed = false;
    const closing = following.onModuleDestroy().then(() => (closed = true));
    events.announce('stored', STORED);
    events.announce('repaired', { runId: 'RUN-1' });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    await turn();
    refresh.finish();
    await turn();
    expect([refresh.work.mock.calls.length, follow.work.mock.calls.length, closed]).toEqual([1, 1, false]);
    follow.finish();
    await closing;
    expect(closed).toBe(true);
  });
});
