import type { Work, WorkList } from '@portal/contracts';
import { until } from '@portal/server/runtime/testing';
import { TestPortal } from '../testing/portal.js';
import { SMALL_WORLD } from '../testing/small-world.js';

const LONG_HISTORY = { ...SMALL_WORLD, claimsPerDay: 100, warmupDays: 365 } as const;

describe('the history of a run', () => {
  let portal: TestPortal;
  beforeAll(async () => (portal = await TestPortal.open()));
  afterAll(() => portal.close());

  async function latest(): Promise<Work | undefined> {
    const { items } = (await portal.request<WorkList>('GET', '/work')).body;
    return items.find(({ kind }) => kind === 'history');
  }
  const history = async (wanted: (work: Work) => boolean) =>
    (await until(latest, (work) => work !== undefined && wanted(work))) as Work;

  it('shows how many of its days are lived through, and is done with the last of them', async () => {
    const { runId } = await portal.start(SMALL_WORLD);
    await portal.completed();
    const work = await history(({ state }) => state === 'done');
    expect(work).toMatchObject({ runId, name: `History of ${runId}`, unit: 'days', done: 35, total: 35 });
  });

  it('is cancelled by stopping the run: what is stored stays and agrees with itself', async () => {
    const { runId } = await portal.start(LONG_HISTORY);
    const { id } = await history(({ state, done }) => state === 'running' && done > 0);
    expect((await portal.request('POST', `/work/${id}/cancel`)).status).toBe(200);
    const stopped = await portal.status();
    expect(stopped).toMatchObject({ state: 'stopped', runId });
    expect(stopped.claims).toBeGreaterThan(0);
    const [row] = await portal.rows<{ claims: number }>('SELECT count(*) AS claims FROM claims WHERE run_id = ?', [
      runId,
    ]);
    expect(row?.claims).toBe(stopped.claims);
    const check = await portal.request('POST', `/generation/runs/${runId}/facts/check`);
    expect(check).toMatchObject({ status: 200, body: { differing: 0 } });
    expect(await history(({ state }) => state !== 'running')).toMatchObject({ id, state: 'cancelled', total: 365 });
  });

  it('waits with a pause, without a time that nobody knows', async () => {
    await portal.start({ ...LONG_HISTORY, seed: 3 });
    await history(({ state, secondsLeft }) => state === 'running' && secondsLeft !== null);
    await portal.command('pause');
    expect(await latest()).toMatchObject({ state: 'running', secondsLeft: null });
    await portal.command('stop');
    expect(await latest()).toMatchObject({ state: 'cancelled' });
  });
});
