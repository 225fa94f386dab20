import { LIVE_NAMESPACE, type StartRequest } from '@portal/contracts';
import { sumOfSamples, until } from '@portal/server/runtime/testing';
import { io } from 'socket.io-client';
import { type OpenPortal, openPortal } from './testing/open-portal.js';
import { TOKEN } from './testing/portal-client.js';

/** Ten simulated days of a small practice, stored at once. */
const RUN = {
  ...{ scenarioId: 'demo', seed: 7, claimsPerDay: 60, warmupDays: 3 },
  ...{ duration: '1-week', speed: 'max', practiceSessionsPerDay: 0 },
} satisfies StartRequest;
/** What happened in so many seconds happened just now. */
const LATELY = 60;

describe('the figures for Prometheus', () => {
  let portal: OpenPortal;
  let runId: string;

  beforeAll(async () => {
    portal = await openPortal();
  });
  afterAll(() => portal.close());

  const text = async () => (await portal.client.send<string>('GET', '/metrics')).body;
  const figure = async (name: string, labels = {}) => sumOfSamples(await text(), name, labels);
  const done = (work: string) => figure('portal_work_duration_seconds_count', { work });

  /** Waits until a figure is what it should be. */
  const comesTo = (wanted: number, name: string) =>
    until(
      () => figure(name),
      (value) => value === wanted,
    );

  it('begin with a portal that is ready and does nothing', async () => {
    expect(await figure('portal_ready')).toBe(1);
    expect(await figure('portal_generation_state', { state: 'idle' })).toBe(1);
    expect(await figure('portal_generation_state')).toBe(1);
    expect(await figure('portal_claims_stored_total')).toBe(0);
    expect(await figure('portal_disk_free_bytes')).toBeGreaterThan(0);
    expect(await figure('portal_disk_size_bytes')).toBeGreaterThan(await figure('portal_disk_free_bytes'));
  });

  it('count what generation does', async () => {
    const ticks = await figure('portal_generation_ticks_total');
    ({ runId } = await portal.client.start(RUN));
    const { claims } = await portal.client.completed();
    expect(claims).toBeGreaterThan(100);
    expect(await figure('portal_claims_stored_total')).toBe(claims);
    expect(await figure('portal_generation_ticks_total')).toBeGreaterThan(ticks);
    expect(await figure('portal_generation_state', { state: 'completed' })).toBe(1);
  });

  it('say how long it takes to take answers, to look for patterns and to sum up days, and what is left', async () => {
    await until(
      () => done('nightly-summary'),
      (nights) => nights > 0,
    );
    await comesTo(0, 'portal_answers_waiting');
    expect(await done('answers')).toBeGreaterThan(0);
    expect(await done('detection')).toBeGreaterThan(0);
    await comesTo(0, 'portal_answers_behind_simulated_seconds');
    expect(await figure('portal_work_failures_total')).toBe(0);
  });

  it('say how long a dashboard takes to compute, not one that is kept', async () => {
    const before = await done('dashboard');
    await portal.client.accepted('GET', '/api/metrics/dashboard?period=week');
    await portal.client.accepted('GET', '/api/metrics/dashboard?period=week');
    expect((await done('dashboard')) - before).toBe(1);
    expect(await figure('portal_figures_stale_seconds')).toBe(0);
    const at = await figure('portal_work_last_success_timestamp_seconds', { work: 'dashboard' });
    expect(Math.abs(Date.now() / 1_000 - at)).toBeLessThan(LATELY);
  });

  it('say how long facts take to be counted anew, and how many of them differ', async () => {
    const check = `/api/admin/generation/runs/${runId}/facts/check`;
    await portal.client.accepted('POST', check);
    expect([await done('fact-recount'), await figure('portal_fact_differences_total')]).toEqual([1, 0]);
    const { writer } = portal.sources;
    const key = '(run_id, day, provider_id, payer_id, cause_id)';
    const one = `SELECT ${key.slice(1, -1)} FROM daily_facts LIMIT 1`;
    await writer.query(`UPDATE daily_facts SET submitted = submitted + 1 WHERE ${key} = (${one})`);
    await portal.client.accepted('POST', check);
    expect([await done('fact-recount'), await figure('portal_fact_differences_total')]).toEqual([2, 1]);
  });

  it('count who watches', async () => {
    expect(await figure('portal_live_connections')).toBe(0);
    const socket = io(portal.client.url + LIVE_NAMESPACE, { auth: { token: TOKEN }, transports: ['websocket'] });
    await comesTo(1, 'portal_live_connections');
    socket.disconnect();
    await comesTo(0, 'portal_live_connections');
  });

  it('name routes, never what was asked for', async () => {
    await portal.client.send('GET', '/api/claims/CLM-SECRET-1');
    await portal.client.send('GET', '/api/claims?search=Secretname');
    await portal.client.send('GET', '/secret.php');
    const name = 'portal_http_request_duration_seconds_count';
    expect(await figure(name, { method: 'GET', route: '/api/claims/:id', status: '4xx' })).toBe(1);
    expect(await figure(name, { method: 'GET', route: 'other', status: '4xx' })).toBe(1);
    expect(await text()).not.toMatch(/secret/i);
  });

  it('say that the disk is full and that the run failed by it', async () => {
    const { writer } = portal.sources;
    const [{ page_count: pages }] = await writer.query('PRAGMA page_count');
    await portal.client.start({ ...RUN, seed: 8, claimsPerDay: 900, duration: 'continuous' });
    await writer.query(`PRAGMA max_page_count = ${pages + 50}`);
    await portal.client.until(({ state }) => state === 'failed');
    expect(await figure('portal_generation_failures_total')).toBe(1);
    expect(await figure('portal_generation_state', { state: 'failed' })).toBe(1);
    expect(await figure('portal_storage_refusals_total', { reason: 'full' })).toBeGreaterThan(0);
    await writer.query('PRAGMA max_page_count = 1000000');
    await portal.client.command('stop');
  });
});
