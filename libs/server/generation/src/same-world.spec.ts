import { createRandom } from '@portal/simulation';
import { simulatedWorld } from './runs/simulated-world.js';
import { SIMULATION, type SimulationPort } from './runs/simulation.port.js';
import { type Replace, TestPortal } from './testing/portal.js';
import { SMALL_WORLD } from './testing/small-world.js';
import { rowCounts, worldDigest } from './testing/world-digest.js';

/** The simulation with another size of each batch. */
function cutAt(sizes: () => number): Replace {
  const world: SimulationPort = {
    ...simulatedWorld,
    simulate: (run, from, to, carry) => simulatedWorld.simulate(run, from, to, carry, { maxClaims: sizes() }),
  };
  return (builder) => builder.overrideProvider(SIMULATION).useValue(world);
}

describe('law 1: the same seed gives the same rows', () => {
  let expected: string;

  beforeAll(async () => {
    const portal = await TestPortal.open();
    await portal.start(SMALL_WORLD);
    await portal.completed();
    expected = await worldDigest(portal.sources.writer);
    for (const count of Object.values(await rowCounts(portal.sources.writer))) expect(count).toBeGreaterThan(10);
    await portal.close();
  });

  it('whatever the size of the batches', async () => {
    const random = createRandom(1);
    const portal = await TestPortal.open({ replace: cutAt(() => random.integer(1, 30)) });
    await portal.start(SMALL_WORLD);
    await portal.completed();
    expect(await worldDigest(portal.sources.writer)).toBe(expected);
    await portal.close();
  });

  it('whatever is paused, resumed, stepped and sped up in between', async () => {
    const portal = await TestPortal.open({ replace: cutAt(() => 4) });
    await portal.start(SMALL_WORLD);
    for (const speed of ['1000x', 'max', '100x', '10x', 'real-time'] as const) {
      await portal.command('pause');
      await portal.command('resume', { speed });
      await portal.until(({ claims }) => claims > 0);
    }
    await portal.command('pause');
    const { simulatedNow } = await portal.command('step', { days: 3 });
    const { simulatedNow: later } = await portal.until(({ state }) => state === 'paused');
    expect(Date.parse(later ?? '') - Date.parse(simulatedNow ?? '')).toBe(3 * 86_400_000);
    await portal.command('resume', { until: '2026-01-07', speed: 'max' });
    expect(await portal.until(({ state }) => state === 'paused')).toMatchObject({
      simulatedNow: '2026-01-07T00:00:00Z',
      runUntil: null,
    });
    await portal.command('resume');
    await portal.completed();
    expect(await worldDigest(portal.sources.writer)).toBe(expected);
    await portal.close();
  });

  it('whenever the process ends and starts again', async () => {
    // Large enough for several transactions, each of which is cut by the end of a process.
    const world = { ...SMALL_WORLD, claimsPerDay: 60 };
    const undisturbed = await TestPortal.open();
    await undisturbed.start(world);
    await undisturbed.completed();
    const replace = cutAt(() => 15);
    let portal = await TestPortal.open({ replace });
    const { file } = portal;
    const first = portal;
    await portal.start(world);
    for (const claims of [1, 700, 1_400]) {
      await portal.until((status) => status.claims >= claims);
      await portal.close({ keep: true });
      portal = await TestPortal.open({ file, replace });
      // It goes on by itself: nobody told it to.
      expect((await portal.status()).state).toBe('running');
    }
    await portal.completed();
    expect(await worldDigest(portal.sources.writer)).toBe(await worldDigest(undisturbed.sources.writer));
    for (const each of [portal, undisturbed]) await each.close();
    first.remove();
  });

  it('also where it stood before and was deleted', async () => {
    const portal = await TestPortal.open();
    const { runId } = await portal.start(SMALL_WORLD);
    await portal.completed();
    expect((await portal.request('DELETE', `/generation/runs/${runId}`)).status).toBe(200);
    expect((await portal.start(SMALL_WORLD)).runId).toBe(runId);
    await portal.completed();
    expect(await worldDigest(portal.sources.writer)).toBe(expected);
    await portal.close();
  });

  it('under another id when the world stands there already', async () => {
    const portal = await TestPortal.open();
    const one = await portal.start(SMALL_WORLD);
    await portal.completed();
    const two = await portal.start(SMALL_WORLD);
    await portal.completed();
    expect(two.runId).toBe(`${one.runId}-2`);
    const claims = (runId: string) =>
      portal.rows<{ n: number; billed: number }>(
        'SELECT count(*) AS n, sum(billed_amount) AS billed FROM claims WHERE run_id = ?',
        [runId],
      );
    expect(await claims(two.runId)).toEqual(await claims(one.runId));
    await portal.close();
  });
});
