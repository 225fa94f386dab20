import { Logger } from '@nestjs/common';
import type {
  CandidateList,
  DetectionRunView,
  DetectionStatusView,
  PatternCandidate,
  PatternDetailView,
  PatternTrendList,
  PolicyDetailView,
  PolicyList,
  ProviderPerformanceList,
} from '@portal/contracts';
import { PATTERN_IDS } from '@portal/domain';
import { GenerationRunEntity, insertRows, MetricFactEntity } from '@portal/server/database';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { SIGNED_IN, TestApi, until } from '@portal/server/runtime/testing';
import { DetectionService } from '../detection/detection.service.js';
import { InsightsModule } from '../insights.module.js';
import { PolicyMatchingService } from '../policies/policy-matching.service.js';
import { fact, type Fate, hours, RUN_ID, runAt, storeClaims, storeRun, visitAt } from '../testing/watched-world.js';
import { InsightScheduler } from './insight.scheduler.js';

describeOnEachEngine('the answers of a run', (engine) => {
  let api: TestApi;
  let looks: string[];
  let claims = 0;

  const get = async <Body>(path: string) => (await api.request<Body>(path)).body;
  const status = () => get<DetectionStatusView>('/api/detection/status');
  const statusAfterTick = async () => {
    await api.get(InsightScheduler).tick();
    return status();
  };

  /** Lets the run come to an instant and waits until its answers are taken. */
  async function comeTo(cursor: string, changes = {}): Promise<void> {
    await storeRun(api, runAt(cursor, changes));
    await until(statusAfterTick, ({ hoursBehind, state }) => hoursBehind === 0 && state === 'current');
  }

  const visits = (number: number, from: number, to: number, fate: (index: number) => Fate) =>
    Array.from({ length: number }, (_, index) =>
      visitAt(++claims, hours(from + ((index + 0.5) * (to - from)) / number), fate(index)),
    );

  beforeAll(async () => {
    Logger.overrideLogger(false);
    api = await TestApi.open({ imports: [InsightsModule] }, engine);
    const detection = api.get(DetectionService);
    const look = detection.look.bind(detection);
    looks = [];
    jest.spyOn(detection, 'look').mockImplementation((progress, at, last, pause) => {
      looks.push(at);
      return look(progress, at, last, pause);
    });
  });
  afterAll(() => api.close());

  it('are nothing to look at while there is no run', async () => {
    expect(await status()).toMatchObject({ state: 'idle', runId: null, nextAt: null });
    expect(await get<CandidateList>('/api/detection/candidates')).toMatchObject({ items: [] });
    expect(await get<PolicyList>('/api/policies')).toMatchObject({ runId: null, matchedTo: null, backlog: 0 });
    expect(await get<ProviderPerformanceList>('/api/providers/performance')).toMatchObject({ runId: null, items: [] });
    expect((await api.request('/api/admin/detection/run', { method: 'POST', headers: SIGNED_IN })).status).toBe(404);
  });

  it('are looked at four times in a simulated day, each time once', async () => {
    await storeClaims(
      api,
      visits(100, 0, 24, (index) => (index < 5 ? 'incomplete' : 'approved')),
    );
    await comeTo(hours(24));
    expect(looks).toEqual([hours(6), hours(12), hours(18), hours(24)]);
    await api.get(InsightScheduler).tick();
    expect(looks).toHaveLength(4);
    expect(await status()).toMatchObject({ detectedAt: hours(24), nextAt: hours(30) });
  });

  it('are linked to the policy that they broke: 5 of 100 are 5 %', async () => {
    const { items, backlog, unexplained } = await get<PolicyList>('/api/policies?status=active');
    expect(items.map(({ id }) => id)).toEqual(['MISSING']);
    expect(items[0]).toMatchObject({ claims: 100, denied: 5, denialRate: 0.05, deniedBilled: 1000, source: 'book' });
    expect([backlog, unexplained]).toEqual([0, { claims: 0, deniedBilled: 0 }]);
    expect(await get('/metrics')).toMatch(/^portal_answers_waiting 0$/m);
    const policy = await get<PolicyDetailView>('/api/policies/MISSING');
    expect(policy.daily).toEqual([
      { day: '2026-03-02', claims: 100, denied: 5, denialRate: 0.05, rate7: 0.05, deniedBilled: 1000 },
    ]);
    expect(policy.claimsQuery).toBe(`policyId=MISSING&runId=${RUN_ID}`);
    expect(policy).toMatchObject({ previousClaims: 0, trend: 'stable', enough: false });
    expect(policy.examples).toHaveLength(5);
  });

  it('that fail to be taken leave the last good result, say so, and are taken once afterwards', async () => {
    await storeClaims(
      api,
      visits(20, 24, 30, (index) => (index === 7 ? 'incomplete' : 'approved')),
    );
    const matching = api.get(PolicyMatchingService);
    const match = jest.spyOn(matching, 'match').mockRejectedValue(new Error('the disk is gone'));
    await storeRun(api, runAt(hours(30)));
    await api.get(InsightScheduler).tick();
    expect(await status()).toMatchObject({
      state: 'failed',
      failure: { reason: 'the disk is gone' },
      detectedAt: hours(24),
    });
    expect(JSON.stringify(await get('/health/ready'))).toContain('The last detection failed');
    const marked = ['/api/policies', '/api/policies/MISSING', '/api/providers/performance'];
    for (const path of marked) {
      const { stale, staleSeconds } = await get<PolicyList>(path);
      expect({ path, stale, isAge: (staleSeconds ?? -1) >= 0 }).toEqual({ path, stale: true, isAge: true });
    }
    match.mockRestore();
    await comeTo(hours(30));
    for (const path of marked) expect(await get(path)).toMatchObject({ stale: false, staleSeconds: null });
    const { items } = await get<PolicyList>('/api/policies?status=active');
    expect(items[0]).toMatchObject({ id: 'MISSING', claims: 120, denied: 6 });
    expect(JSON.stringify(await get('/health/ready'))).not.toContain('detection failed');
  });

  it('that no rule of the book explains become a candidate, with its first day', async () => {
    await storeClaims(
      api,
      visits(60, 30, 24 * 20, () => 'approved'),
    );
    await storeClaims(
      api,
      visits(12, 24 * 20, 24 * 24, () => 'not-covered'),
    );
    await comeTo(hours(24 * 24));
    const { items } = await get<CandidateList>('/api/detection/candidates');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: 'CND-W1-001',
      title: 'Aetna refuses 99213 at the office',
      status: 'new',
      began: '2026-03-22',
      beganAfter: '2026-03-21',
      ongoing: true,
      since: { denied: 12, seen: 12, rate: 1 },
      atStake: 2400,
    });
    expect((items[0] as PatternCandidate).daily).toHaveLength(60);
    const { unexplained, items: policies } = await get<PolicyList>('/api/policies?source=detected');
    expect(unexplained.claims).toBe(12);
    expect(policies).toMatchObject([{ id: 'CND-W1-001', denied: 12, effectiveFrom: '2026-03-22', effectiveTo: null }]);
  });

  it('are looked at on demand as well, which finds the same once more', async () => {
    const before = await get<CandidateList>('/api/detection/candidates');
    const run = () => api.request<DetectionRunView>('/api/admin/detection/run', { method: 'POST', headers: SIGNED_IN });
    expect((await api.request('/api/admin/detection/run', { method: 'POST' })).status).toBe(401);
    const { status: code, body } = await run();
    expect([code, body.found, body.candidates]).toEqual([200, [], 1]);
    expect(await get('/api/detection/candidates')).toEqual(before);
  });

  it('are decided on by people: a confirmed candidate has the next number, and keeps it', async () => {
    const decide = (id: string, body: object) =>
      api.request<PatternCandidate>(`/api/admin/detection/candidates/${id}/decision`, {
        method: 'POST',
        headers: SIGNED_IN,
        body,
      });
    const { body: candidate } = await decide('CND-W1-001', { status: 'confirmed' });
    expect(candidate).toMatchObject({ patternId: 'PTN-008' });
    const trends = (await get<PatternTrendList>('/api/patterns/trends')).items;
    expect(trends.map(({ kind }) => kind)).toEqual([...PATTERN_IDS.map(() => 'catalogue'), 'candidate']);
    expect(trends.at(-1)).toMatchObject({
      ...{ id: 'PTN-008', name: 'Aetna refuses 99213 at the office', status: 'confirmed', group: 'PR', carc: '96' },
      ...{ claims: 12, previousClaims: 0, deniedBilled: 2400, claimsQuery: 'candidateId=CND-W1-001' },
      ...{ score: candidate.score, appealsWon: null, appealsDecided: null },
    });
    expect((await decide('CND-W1-001', { status: 'watched' })).body).toMatchObject({
      status: 'watched',
      patternId: 'PTN-008',
    });
    expect((await get<CandidateList>('/api/detection/candidates?status=new')).items).toEqual([]);
    const detail = await get<PatternDetailView>('/api/patterns/PTN-008');
    expect(detail).toMatchObject({ id: 'PTN-008', kind: 'candidate', trend: 'stable', enough: false });
    expect(detail.weekly.at(-1)).toMatchObject({ to: '2026-03-26', denied: 12 });
    expect((await decide('CND-404', { status: 'watched' })).status).toBe(404);
    expect((await decide('CND-W1-001', { status: 'liked' })).status).toBe(400);
  });

  it('are summed up at 02:00 for the day before; doing it again changes nothing', async () => {
    const facts = [
      fact('2026-03-26', 'PRV-001', 'PTN-001', {
        denied: 28,
        deniedBilled: 5_600_00,
        won: 2,
        lost: 1,
        recovered: 300_00,
      }),
      fact('2026-03-26', 'PRV-001', '', { approved: 72 }),
      fact('2026-03-26', 'PRV-002', '', { approved: 40 }),
      fact('2026-02-10', 'PRV-001', 'PTN-001', { denied: 60 }),
      fact('2026-02-10', 'PRV-001', '', { approved: 40 }),
    ];
    await api.write((manager) => insertRows(manager, MetricFactEntity, facts));
    const rows = () =>
      api.rows<Record<string, unknown>>(
        `SELECT * FROM pattern_daily_metrics WHERE day = '2026-03-26' AND pattern_id = 'PTN-001' ORDER BY scope`,
      );
    expect(await rows()).toEqual([]);
    await comeTo(hours(24 * 25 + 2));
    const summed = await rows();
    expect(summed.map(({ scope, denied, decided }) => [scope, Number(denied), Number(decided)])).toEqual([
      ['*', 28, 140],
      ['PRV-001', 28, 100],
    ]);
    await comeTo(hours(24 * 26 + 3));
    expect(await rows()).toEqual(summed);
  });

  it('show how each provider does, with the numbers behind the trend', async () => {
    const { asOf, items } = await get<ProviderPerformanceList>('/api/providers/performance');
    expect(asOf).toBe('2026-03-28T02:00:00Z');
    expect(items.map(({ providerId }) => providerId)).toEqual(['PRV-001', 'PRV-002']);
    expect(items[0]).toMatchObject({
      ...{ decided: 100, denied: 28, denialRate: 0.28, previousDecided: 100, previousDenied: 60, previousRate: 0.6 },
      ...{ trend: 'improving', enough: true, topCauseId: 'PTN-001', appealsWon: 2, appealsDecided: 3, recovered: 300 },
    });
    expect(items[0]?.z).toBeCloseTo(-4.558, 3);
    expect(items[1]).toMatchObject({ trend: 'stable', enough: false, z: null });
  });

  it('of an ended run are summed up to its last day, and go with the run', async () => {
    await comeTo(hours(24 * 28), { state: 'completed' });
    const summed = await api.rows<{ day: string }>('SELECT MAX(day) AS day FROM pattern_daily_metrics');
    expect(summed).toEqual([{ day: '2026-03-29' }]);
    await api.write((manager) => manager.query(`DELETE FROM generation_runs WHERE id = '${RUN_ID}'`));
    for (const table of ['insight_progress', 'detection_candidates', 'policy_daily_metrics', 'provider_performance']) {
      expect(await api.rows(`SELECT run_id FROM ${table}`)).toEqual([]);
    }
  });

  it.each([
    ['/api/detection/candidates?status=liked', 400],
    ['/api/detection/candidates?runId=RUN-404', 422],
    ['/api/detection/status?runId=RUN-404', 422],
    ['/api/policies?colour=red', 400],
    ['/api/policies?runId=RUN-404', 422],
    ['/api/policies/NOTHING', 404],
    ['/api/policies/FREQ-A1C?runId=RUN-404', 422],
    ['/api/patterns/PTN-099', 404],
    ['/api/patterns/PTN-001?runId=RUN-404', 422],
    ['/api/patterns/CND-404?runId=RUN-404', 422],
    ['/api/patterns/trends?runId=RUN-404', 422],
    ['/api/providers/performance?runId=RUN-404', 422],
    ['/api/metrics/dashboard?runId=RUN-404', 422],
    ['/api/code-intelligence/00000', 404],
  ])('%s is refused with %d', async (path, code) => {
    const { status, body } = await api.request(path);
    expect(status).toBe(code);
    const run = {
      detail: 'There is no run RUN-404.',
      errors: [{ pointer: '/runId', detail: 'there is no run RUN-404' }],
    };
    if (code === 422) expect(body).toMatchObject({ type: '/problems/unknown-reference', ...run });
  });

  it('stand beside what payers ask of each code', async () => {
    expect(await get('/api/code-intelligence/99213')).toMatchObject({
      code: '99213',
      summary: '99213: Known patient office visit, level 3; needs modifier 25 beside a procedure of the same day',
    });
    expect((await get<{ items: unknown[] }>('/api/code-intelligence')).items.length).toBeGreaterThan(150);
  });

  it('of a run that was deleted meanwhile are no failure', async () => {
    // The clock of the portal ticks too: whoever takes the answers meets a run that is gone.
    const match = jest.spyOn(api.get(PolicyMatchingService), 'match').mockImplementationOnce(async () => {
      await api.write((manager) => manager.delete(GenerationRunEntity, { id: RUN_ID }));
      throw new Error('FOREIGN KEY constraint failed');
    });
    await storeClaims(
      api,
      visits(5, 24 * 60, 24 * 60 + 1, () => 'approved'),
    );
    await storeRun(api, runAt(hours(24 * 60 + 2)));
    const after = await until(statusAfterTick, ({ runId }) => match.mock.calls.length > 0 && runId === null);
    expect(after).toMatchObject({ state: 'idle', runId: null });
    match.mockRestore();
  });
});
