import type { GenerationEstimateView, RunDays, RunSummary, StartRequest, WhatIf } from '@portal/contracts';
import { openPortal, type OpenPortal } from './testing/open-portal.js';

const GENERATION = '/api/admin/generation';
const STAGES = [
  { name: 'Busy', fromDay: 15, settings: { claimsPerDay: 120 } },
  { name: 'Training', fromDay: 8, settings: { practiceSessionsPerDay: 4, appealRate: 0.6 } },
];
const START: StartRequest = {
  ...{ scenarioId: 'demo', seed: 7, speed: 'max', duration: '30-days', startDate: '2026-01-05', warmupDays: 0 },
  ...{ claimsPerDay: 40, practiceSessionsPerDay: 0, stages: STAGES },
};

/** One run of thirty days in three stages, held in the second of them. */
describe('a run in stages', () => {
  let portal: OpenPortal;
  let runId: string;

  beforeAll(async () => {
    portal = await openPortal();
    ({ runId } = await portal.client.start({ ...START, speed: '10x' }));
    await portal.client.command('pause');
    await portal.client.command('resume', { until: '2026-01-13', speed: 'max' });
    await portal.client.until(({ state }) => state === 'paused');
  });
  afterAll(() => portal.close());

  it('has the settings of the stage in force, and those planned beside them', async () => {
    const { settings, day } = await portal.client.status();
    expect(day).toBe(9);
    expect(settings).toMatchObject({ practiceSessionsPerDay: 4, appealRate: 0.6, claimsPerDay: 40, stages: STAGES });
  });

  it('expects of the days to come what their stages bring', async () => {
    const { days } = await portal.client.accepted<RunDays>('GET', `${GENERATION}/runs/${runId}/days`);
    const expected = (from: string, to: string) =>
      days.filter(({ day }) => day >= from && day <= to).reduce((sum, day) => sum + (day.expected ?? 0), 0);
    // The third week; and what is left of the second, in the first stage.
    expect(expected('2026-01-19', '2026-01-25')).toBe(7 * 120);
    expect(expected('2026-01-14', '2026-01-18')).toBeLessThan(5 * 60);
  });

  it('is told in the history with what it was started with, so that it can be repeated', async () => {
    const { settings } = await portal.client.accepted<RunSummary>('GET', `${GENERATION}/runs/${runId}`);
    expect(settings).toMatchObject({ practiceSessionsPerDay: 0, claimsPerDay: 40, stages: STAGES });
  });

  it('has an estimate that counts them', async () => {
    const estimate = (body: object) =>
      portal.client.accepted<GenerationEstimateView>('POST', `${GENERATION}/estimate`, body);
    const [staged, plain] = await Promise.all([estimate(START), estimate({ ...START, stages: [] })]);
    // Fourteen days at 40 claims, sixteen at 120.
    expect(staged.claims).toBe(14 * 40 + 16 * 120);
    expect(plain.claims).toBe(30 * 40);
    expect([staged.practiceSessions > 60, plain.practiceSessions]).toEqual([true, 0]);
  });

  it('keeps its stages in every future of a what-if', async () => {
    const answer = await portal.client.accepted<WhatIf>('POST', `${GENERATION}/what-if`, {
      ...{ runId, from: '2026-01-14', days: 12 },
      branches: [{ name: 'No practice', settings: { practiceSessionsPerDay: 0, claimsPerDay: 20 } }],
    });
    const submitted = answer.futures.map(({ claims }) => claims);
    // Until the fifteenth day the branch has half of the claims; from then on the stage has its way in both.
    expect(submitted[0]).toBeGreaterThan(7 * 120);
    expect(submitted[1]).toBeGreaterThan(7 * 120);
    expect(submitted[1]).toBeLessThan(submitted[0] as number);
    const practised = answer.futures.map(
      ({ figures }) => figures.find(({ key }) => key === 'practice-sessions')?.value,
    );
    expect(practised[0]).toBeGreaterThan(30);
    expect(practised[1]).toBe(0);
  });
});
