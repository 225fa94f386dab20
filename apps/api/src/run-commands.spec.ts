import type { RunSummary, StartRequest, StartResponse } from '@portal/contracts';
import { rowCounts, SMALL_WORLD } from '@portal/server/generation/testing';
import { type OpenPortal, openPortal } from './testing/open-portal.js';

const GENERATION = '/api/admin/generation';
/** A run that goes on for as long as a test needs it. */
const LONG_RUN = { scenarioId: 'demo', seed: 7, duration: 'continuous', speed: '10x' } as const;

/** A start that leaves nothing to the scenario. */
const EVERY_SETTING: Required<StartRequest> = {
  scenarioId: 'industry',
  seed: 271_828,
  speed: '100x',
  claimsPerDay: 60,
  denialRate: 0.25,
  appealRate: 0.55,
  practiceSessionsPerDay: 1.2,
  patterns: [
    { patternId: 'PTN-001', frequency: 0.1, improvementRate: 0.05 },
    { patternId: 'PTN-004', frequency: 0.04, improvementRate: 0 },
  ],
  duration: '90-days',
  providerIds: ['PRV-001', 'PRV-002'],
  warmupDays: 0,
  startDate: '2026-02-02',
  pricing: 'fee-schedule',
  adjudication: 'payer-lag',
  appealTiming: 'realistic',
  stages: [{ name: 'Training', fromDay: 8, settings: { practiceSessionsPerDay: 5, claimsPerDay: 80 } }],
  ruleChanges: [{ payerId: 'PAY-004', procedureCode: '99214', placeOfService: '11', fromDay: 15 }],
  bookedVisits: [{ providerId: 'PRV-001', payerId: 'PAY-001', day: 1 }],
};
/** Real milliseconds, several ticks of a run that goes on. */
const A_WHILE_MS = 1_000;

describe('a run obeys its commands', () => {
  let portal: OpenPortal;

  beforeAll(async () => {
    portal = await openPortal();
  });
  afterEach(() => portal.client.command('stop'));
  afterAll(() => portal.close());

  it('and nobody without the token', async () => {
    const { client } = portal;
    const anonymous = true;
    for (const path of ['status', 'runs'])
      expect((await client.refused('GET', `${GENERATION}/${path}`, { anonymous })).status).toBe(401);
    for (const command of ['start', 'estimate', 'stop', 'pause', 'resume', 'step', 'speed', 'configure'])
      expect((await client.refused('POST', `${GENERATION}/${command}`, { anonymous, body: {} })).status).toBe(401);
    for (const [method, path] of [
      ['DELETE', `${GENERATION}/runs/RUN-1`],
      ['POST', '/api/admin/scenarios'],
      ['PUT', '/api/admin/scenarios/mine'],
      ['DELETE', '/api/admin/scenarios/mine'],
      ['GET', '/api/claims?names=show'],
    ] as const)
      expect((await client.refused(method, path, { anonymous })).status).toBe(401);
    const headers = { authorization: 'Bearer not-the-token' };
    expect((await client.refused('POST', `${GENERATION}/stop`, { anonymous, headers })).status).toBe(401);
  });

  it('a start that names every setting answers 201, and has them all', async () => {
    const { status, body } = await portal.client.send<StartResponse>('POST', `${GENERATION}/start`, {
      body: EVERY_SETTING,
    });
    expect([status, body.seed, body.state]).toEqual([201, EVERY_SETTING.seed, 'running']);
    const { scenarioId, seed, speed, ...settings } = EVERY_SETTING;
    const run = await portal.client.accepted<RunSummary>('GET', `${GENERATION}/runs/${body.runId}`);
    expect(run).toMatchObject({ scenarioId, seed, speed });
    expect(run.settings).toEqual(settings);
  });

  it('a second start answers 409 and names the run that goes on', async () => {
    const { runId } = await portal.client.start(LONG_RUN);
    const problem = await portal.client.refused('POST', `${GENERATION}/start`, { body: LONG_RUN });
    expect(problem).toMatchObject({ status: 409, type: '/problems/run-active', runId });
    expect(problem.detail).toContain(runId);
  });

  it('a start that is sent twice with one Idempotency-Key starts one run', async () => {
    const headers = { 'idempotency-key': 'first-of-the-day' };
    const send = (body: object) => portal.client.send<StartResponse>('POST', `${GENERATION}/start`, { body, headers });
    const first = await send(LONG_RUN);
    expect(first.status).toBe(201);
    expect(await send(LONG_RUN)).toEqual(first);
    expect((await send({ ...LONG_RUN, seed: 8 })).status).toBe(422);
  });

  it('stop may be repeated', async () => {
    await portal.client.start(LONG_RUN);
    const first = await portal.client.command('stop');
    expect(first.state).toBe('stopped');
    expect(await portal.client.command('stop')).toMatchObject({ state: 'stopped', endedAt: first.endedAt });
  });

  it('nothing is stored any more once stop was answered', async () => {
    await portal.client.start({ ...LONG_RUN, speed: 'max' });
    await portal.client.until(({ claims }) => claims > 1_000);
    const { claims } = await portal.client.command('stop');
    const { reader } = portal.sources;
    const rows = await rowCounts(reader);
    await new Promise((resolve) => setTimeout(resolve, A_WHILE_MS));
    expect(await rowCounts(reader)).toEqual(rows);
    expect(await portal.client.status()).toMatchObject({ state: 'stopped', claims });
  });

  it('speed changes how fast the simulated clock goes, both ways', async () => {
    const simulated = (status: { simulatedNow: string | null }) => Date.parse(String(status.simulatedNow)) / 1_000;
    await portal.client.start({ ...LONG_RUN, warmupDays: 0, speed: 'real-time' });
    const before = simulated(await portal.client.status());
    expect((await portal.client.command('speed', { speed: '1000x' })).speed).toBe('1000x');
    // Half a simulated hour: at the first speed it would last as long, and now it takes seconds.
    await portal.client.until((status) => simulated(status) - before > 1_800);
    expect((await portal.client.command('speed', { speed: 'real-time' })).speed).toBe('real-time');
    const aWhileLater = async () => {
      await new Promise((resolve) => setTimeout(resolve, A_WHILE_MS));
      return simulated(await portal.client.status());
    };
    // What the fast clock had come to is stored at the next tick; from then on it goes by seconds again.
    const slowed = await aWhileLater();
    // About a second, where it had been a quarter of an hour.
    expect((await aWhileLater()) - slowed).toBeLessThan(60);
  });

  it('pause freezes the simulated clock, resume goes on from there', async () => {
    await portal.client.start({ ...LONG_RUN, speed: '1000x' });
    await portal.client.until(({ claims }) => claims > 0);
    const paused = await portal.client.command('pause');
    await new Promise((resolve) => setTimeout(resolve, 600));
    const later = await portal.client.status();
    expect([later.state, later.simulatedNow, later.claims]).toEqual(['paused', paused.simulatedNow, paused.claims]);
    await portal.client.command('resume');
    await portal.client.until(({ simulatedNow }) => String(simulatedNow) > String(paused.simulatedNow));
  });

  it('step plays whole days, resume may stop before a day', async () => {
    await portal.client.start(LONG_RUN);
    const paused = await portal.client.command('pause');
    await portal.client.command('step', { days: 2 });
    const stepped = await portal.client.until(({ state }) => state === 'paused');
    expect(Date.parse(String(stepped.simulatedNow)) - Date.parse(String(paused.simulatedNow))).toBe(2 * 86_400_000);
    await portal.client.command('resume', { until: '2026-01-20', speed: 'max' });
    const held = await portal.client.until(({ state }) => state === 'paused');
    expect(held).toMatchObject({ simulatedNow: '2026-01-20T00:00:00Z', speed: 'max' });
    const body = { until: '2026-01-02' };
    const problem = await portal.client.refused('POST', `${GENERATION}/resume`, { body });
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer: '/until' }] });
  });

  it('configure changes settings from the simulated now on', async () => {
    await portal.client.start(LONG_RUN);
    const { settings } = await portal.client.command('configure', { claimsPerDay: 200, appealRate: 0.9 });
    expect(settings).toMatchObject({ claimsPerDay: 200, appealRate: 0.9, practiceSessionsPerDay: 2.2 });
    for (const [body, status] of [
      [{}, 400],
      [{ claimsPerDay: 9 }, 400],
      [{ patterns: [{ patternId: 'PTN-999', frequency: 0.1 }] }, 422],
    ] as const)
      expect((await portal.client.refused('POST', `${GENERATION}/configure`, { body })).status).toBe(status);
  });

  it('configure takes the claims a day that the scenario of the run allows', async () => {
    const configure = (claimsPerDay: number) =>
      portal.client.refused('POST', `${GENERATION}/configure`, { body: { claimsPerDay } });
    await portal.client.start({ ...LONG_RUN, scenarioId: 'hospital' });
    const { settings } = await portal.client.command('configure', { claimsPerDay: 1_667 });
    expect(settings?.claimsPerDay).toBe(1_667);
    expect(await configure(2_001)).toMatchObject({ status: 400, errors: [{ pointer: '/claimsPerDay' }] });
    await portal.client.command('stop');

    await portal.client.start(LONG_RUN);
    expect((await portal.client.command('configure', { claimsPerDay: 1_000 })).settings?.claimsPerDay).toBe(1_000);
    expect(await configure(1_001)).toMatchObject({ status: 400, errors: [{ pointer: '/claimsPerDay' }] });
    expect((await portal.client.status()).settings?.claimsPerDay).toBe(1_000);
  });

  it('delete removes what the run generated and nothing else', async () => {
    const { client } = portal;
    const first = await client.start(SMALL_WORLD);
    await client.completed();
    const second = await client.start({ ...SMALL_WORLD, seed: 3 });
    const { claims } = await client.completed();
    const total = async (path: string) => (await client.accepted<{ total: number }>('GET', path)).total;
    const kept = await total(`/api/learning-events?runId=${second.runId}`);
    await client.accepted('DELETE', `${GENERATION}/runs/${first.runId}`);
    for (const list of ['claims/count', 'appeals', 'learning-events'])
      expect(await total(`/api/${list}?runId=${first.runId}`)).toBe(0);
    expect(await total(`/api/claims/count?runId=${second.runId}`)).toBe(claims);
    expect(await total(`/api/learning-events?runId=${second.runId}`)).toBe(kept);
    expect((await client.refused('GET', `${GENERATION}/runs/${first.runId}`)).status).toBe(404);
    expect((await client.accepted<RunSummary>('GET', `${GENERATION}/runs/${second.runId}`)).claims).toBe(claims);
  });

  it('fifty starts and stops leave nothing behind: no timers, sockets or threads', async () => {
    await portal.client.start(LONG_RUN);
    await portal.client.command('stop');
    const before = openResources();
    for (let cycle = 0; cycle < 50; cycle++) {
      await portal.client.start({ ...LONG_RUN, seed: 100 + cycle });
      await portal.client.command('stop');
    }
    const grown = [...openResources()].filter(([kind, count]) => count > (before.get(kind) ?? 0) + 2);
    expect(grown).toEqual([]);
  });
});

/** What keeps the process alive, by kind. */
function openResources(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
