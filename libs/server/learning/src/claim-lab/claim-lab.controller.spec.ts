import type { LabExerciseView, LabPatterns, LabSessionView, LearningProgress } from '@portal/contracts';
import { type Claim, emptySums } from '@portal/domain';
import { answeredClaim, cleanClaim, line } from '@portal/domain/testing';
import { policyBook } from '@portal/reference';
import {
  ClaimEntity,
  ClaimLineEntity,
  DailyFactEntity,
  GenerationRunEntity,
  insertRows,
  MetricFactEntity,
} from '@portal/server/database';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { runRow, SIGNED_IN, TestApi } from '@portal/server/runtime/testing';
import { LearningModule } from '../learning.module.js';

const BOOK = policyBook('fee-schedule');
const RECORDED = '2026-11-25T07:00:00Z';
const DAY = { runId: 'RUN-1', providerId: 'PRV-001', payerId: 'PAY-001' };

/** A visit and warts frozen on one day; without modifier 25 on the visit it is denied. */
function wartsAndAcne(id: string, modifiers: readonly string[], runId: string | null): Claim {
  const visit = line({ modifiers, diagnosisCodes: ['L70.0'] });
  const warts = line({ lineNumber: 2, procedureCode: '17110', diagnosisCodes: ['B07.9'], billedAmount: 23_100 });
  const content = cleanClaim({
    providerId: 'PRV-001',
    payerId: 'PAY-001',
    diagnosisCodes: ['L70.0', 'B07.9'],
    lineItems: [visit, warts],
  });
  return answeredClaim(content, BOOK, { id, runId });
}

const CLAIMS = [
  ...Array.from({ length: 12 }, (_, index) => wartsAndAcne(`CLM-D-${index}`, [], null)),
  wartsAndAcne('CLM-PAID', ['25'], null),
  wartsAndAcne('CLM-RUN', [], 'RUN-1'),
  // Its payer denied it for something else than what it shows, which nobody can learn from it.
  { ...wartsAndAcne('CLM-OTHER', [], 'RUN-1'), denialCarc: '50' },
];

/** Facts of one day: 40 claims were answered, so many of them denied for PTN-001. */
const factsOf = (day: string, denied: number) =>
  [
    { causeId: '', approved: 40 - denied, denied: 0 },
    { causeId: 'PTN-001', approved: 0, denied },
  ].map((counts) => ({
    ...{ ...DAY, ...counts, day, submitted: counts.approved + counts.denied, billed: 0, allowed: 0, paid: 0 },
    ...{ deniedBilled: counts.denied * 10_000, appealed: 0, overturned: 0, upheld: 0, recovered: 0 },
  }));

/** So many claims were denied for PTN-001 at their first answer on a day, on each level of detail. */
const deniedOn = (day: string, denied: number) =>
  (['all', 'payer'] as const).map((level) => ({
    ...{ ...emptySums(), runId: 'RUN-1', level, day, providerId: '', payerId: level === 'all' ? '' : 'PAY-001' },
    ...{ causeId: 'PTN-001', denied, deniedBilled: denied * 10_000 },
  }));

describeOnEachEngine('Claim Lab without a simulation', (engine) => {
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.open({ imports: [LearningModule] }, engine);
    const config = { pricing: 'fee-schedule' } as const;
    const run = runRow('RUN-1', { config, state: 'stopped', cursor: '2026-03-02T12:00:00Z', endedAt: RECORDED });
    await api.write(async (manager) => {
      await insertRows(manager, GenerationRunEntity, [run]);
      await insertRows(
        manager,
        ClaimEntity,
        CLAIMS.map((claim) => ({ ...claim, recordedAt: RECORDED })),
      );
      const lines = CLAIMS.flatMap(({ id, lineItems }) => lineItems.map((item) => ({ ...item, claimId: id })));
      await insertRows(manager, ClaimLineEntity, lines);
      await insertRows(manager, DailyFactEntity, [
        ...['2026-02-26', '2026-02-27', '2026-03-01'].flatMap((day) => factsOf(day, 12)),
        ...factsOf('2026-03-02', 40),
        ...['2026-03-03', '2026-03-04', '2026-03-05'].flatMap((day) => factsOf(day, 1)),
      ]);
      // The run stands in March 2: a month ends there, and begins on February 1.
      await insertRows(manager, MetricFactEntity, [
        ...deniedOn('2026-01-31', 500),
        ...deniedOn('2026-02-01', 7),
        ...deniedOn('2026-03-02', 4),
      ]);
    });
  });
  afterAll(() => api.close());

  const get = async <Body>(path: string) => (await api.request<Body>(path)).body;
  const post = async <Body>(path: string, body: object) =>
    (await api.request<Body>(`/api/claim-lab/${path}`, { method: 'POST', body, headers: SIGNED_IN })).body;
  /** Mends every claim of a session at once. */
  async function play(session: LabSessionView): Promise<LabSessionView> {
    for (let number = 1; number <= session.exercises.length; number++) {
      const edits = [{ kind: 'add-modifier', line: 1, modifier: '25' }];
      await post(`sessions/${session.id}/exercises/${number}/answers`, { try: 1, patternId: 'PTN-001', edits });
    }
    return get(`/api/claim-lab/sessions/${session.id}`);
  }

  it('the costs of a run are those of a month, by the day of the first answer', async () => {
    const { items, runId, days } = await get<LabPatterns>('/api/claim-lab/patterns');
    expect([runId, items[0]?.patternId, days]).toEqual(['RUN-1', 'PTN-001', 30]);
    expect(items[0]).toMatchObject({ deniedClaims: 7 + 4, deniedAmount: (7 + 4) * 100 });
    expect(items[1]).toMatchObject({ deniedClaims: 0, deniedAmount: 0 });
  });

  it('a run with one denied claim gives a session of one, which teaches a tenth', async () => {
    const session = await post<LabSessionView>('sessions', { patternId: 'PTN-001', userId: 'Ada' });
    expect(session).toMatchObject({ runId: 'RUN-1', possible: 10, providerId: 'PRV-001' });
    const done = await play(session);
    expect(done).toMatchObject({ state: 'completed', points: 10, simulatedEnd: '2026-03-02T12:00:00Z' });
    expect(done.masteryAfter).toBeCloseTo(0.05, 10);
    const events = await api.rows<{ type: string; run_id: string | null; timestamp: string }>(
      'SELECT type, run_id, timestamp FROM learning_events ORDER BY id',
    );
    expect(events.map(({ type }) => type)).toEqual(['practice-started', 'practice-completed', 'correction-applied']);
    expect(events.every(({ run_id, timestamp }) => run_id === null && timestamp === '2026-03-02T12:00:00Z')).toBe(true);
  });

  it('the days before and after the practice are compared, its own day belongs to neither', async () => {
    const { effects } = await get<LearningProgress>('/api/learning-events/progress');
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({
      patternId: 'PTN-001',
      sessions: 1,
      before: { from: '2026-02-02', to: '2026-03-01', claims: 120, denied: 36 },
      after: { from: '2026-03-03', to: '2026-03-30', claims: 120, denied: 3 },
      change: { before: 0.3, after: 0.025, certain: true },
    });
    expect(effects[0]?.change?.high).toBeLessThan(0);
  });

  it('a pattern of which nothing was denied cannot be practiced', async () => {
    const body = { patternId: 'PTN-007', userId: 'Ada' };
    const { status } = await api.request('/api/claim-lab/sessions', { method: 'POST', body, headers: SIGNED_IN });
    expect(status).toBe(409);
  });

  it('claims that belong to no run are practiced on when there is no run', async () => {
    await api.write((manager) => manager.delete(GenerationRunEntity, { id: 'RUN-1' }));
    const { items, runId } = await get<LabPatterns>('/api/claim-lab/patterns?userId=Ada');
    expect(runId).toBeNull();
    expect(items[0]).toMatchObject({ patternId: 'PTN-001', deniedClaims: 12, deniedAmount: 12 * 431, sessions: 1 });
    const session = await post<LabSessionView>('sessions', { patternId: 'PTN-001', userId: 'Bert' });
    expect(session.exercises).toHaveLength(10);
    const shown = await get<LabExerciseView>(`/api/claim-lab/sessions/${session.id}/exercises/1`);
    expect(shown).toMatchObject({
      payerName: 'Aetna',
      patient: { sex: 'F', age: 45 },
      denial: { carc: { code: '4' } },
    });
    expect(await play(session)).toMatchObject({
      state: 'completed',
      points: 100,
      simulatedEnd: null,
      masteryAfter: 0.5,
    });
  });
});
