import type { RunSummary, StartResponse } from '@portal/contracts';
import { SMALL_WORLD } from '@portal/server/generation/testing';
import { type OpenPortal, openPortal } from './testing/open-portal.js';

const GENERATION = '/api/admin/generation';
/** A run that goes on for as long as a test needs it. */
const LONG_RUN = { scenarioId: 'demo', seed: 7, duration: 'continuous', speed: '10x' } as const;

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
    expect(await configure(1_001)).toMatchObject({ status: 422, errors: [{ pointer: '/claimsPerDay' }] });
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

  it('twenty starts and stops leave no timers behind', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    await portal.client.start(LONG_RUN);
    await portal.client.command('stop');
    const before = timers();
    for (let cycle = 0; cycle < 20; cycle++) {
      await portal.client.start({ ...LONG_RUN, seed: 100 + cycle });
      await portal.client.command('stop');
    }
    expect(timers()).toBeLessThanOrEqual(before + 2);
  });
});
