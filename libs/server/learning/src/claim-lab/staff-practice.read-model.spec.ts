import type { LearningProgress } from '@portal/contracts';
import type { LearningEvent, PatternId } from '@portal/domain';
import { GenerationRunEntity, insertRows } from '@portal/server/database';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { runRow, TestApi } from '@portal/server/runtime/testing';
import { LearningEventStore } from '../learning-event.store.js';
import { LearningModule } from '../learning.module.js';

const RECORDED = '2026-11-25T07:00:00Z';

/** The events of a session on the n-th minute; `SES-…` is one of the staff, `LAB-…` one by hand. */
function sessionOf(runId: string, number: number, patternId: PatternId, userId: string, correct: number, kind = 'SES') {
  const minute = new Date(Date.parse('2026-03-02T09:00:00Z') + number * 60_000).toISOString().replace('.000', '');
  const event = (part: number): Omit<LearningEvent, 'type' | 'metadata'> => ({
    ...{ id: `EVT-${runId}-${kind}-${number}-${part}`, runId, timestamp: minute, context: 'claim-lab' },
    ...{ patternId, userId, providerId: 'PRV-001', sessionId: `${kind}-${runId}-${number}` },
  });
  return [
    { ...event(1), type: 'practice-started', metadata: { duration: 0 } },
    { ...event(2), type: 'practice-completed', metadata: { duration: 60_000, correct, total: 10 } },
  ] as const satisfies readonly LearningEvent[];
}

const RUN_1 = [
  // Ten sessions of two people; the thirds are three sessions each: 7, 7, 8 and 9, 9, 10.
  ...[7, 7, 8, 8, 8, 8, 8, 9, 9, 10].flatMap((correct, index) =>
    sessionOf('RUN-1', index, 'PTN-001', index % 2 === 0 ? 'USR-1' : 'USR-2', correct),
  ),
  ...[5, 6].flatMap((correct, index) => sessionOf('RUN-1', 20 + index, 'PTN-004', 'USR-2', correct)),
  ...sessionOf('RUN-1', 40, 'PTN-001', 'Ada', 1, 'LAB'),
  ...sessionOf('RUN-1', 41, 'PTN-007', 'Ada', 1, 'LAB'),
  // Begun and not completed.
  ...sessionOf('RUN-1', 42, 'PTN-002', 'USR-3', 1).slice(0, 1),
];

describeOnEachEngine('the practice of a run’s staff', (engine) => {
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.open({ imports: [LearningModule] }, engine);
    const origin = { files: [{ name: 'a.837', sha256: 'x' }], providers: {}, payers: {} };
    await api.write(async (manager) => {
      await insertRows(manager, GenerationRunEntity, [
        ...['RUN-1', 'RUN-2', 'RUN-3'].map((id, index) => runRow(id, { revision: index + 1 })),
        runRow('RUN-SET', { origin: origin as never, revision: 9 }),
      ]);
      const many = Array.from({ length: 5_001 }, (_, index) =>
        sessionOf('RUN-3', index, 'PTN-001', 'USR-1', index === 0 ? 0 : 9).slice(1),
      ).flat();
      const ofSet = sessionOf('RUN-SET', 1, 'PTN-001', 'Ada', 9, 'LAB');
      await api.get(LearningEventStore).insert(manager, [...RUN_1, ...many, ...ofSet], RECORDED);
    });
  });
  afterAll(() => api.close());

  const staffOf = async (runId: string) =>
    (await api.request<LearningProgress>(`/api/learning-events/progress?runId=${runId}`)).body.staff;

  it('is counted per pattern as by hand, without what people did in Claim Lab', async () => {
    const staff = await staffOf('RUN-1');
    expect(staff).toMatchObject({ sessions: 12, people: 2, whole: true, thirds: { sessions: 4 } });
    expect(staff?.score).toBeCloseTo(93 / 120, 10);
    expect(staff?.thirds?.first).toBeCloseTo(30 / 40, 10);
    expect(staff?.thirds?.last).toBeCloseTo(30 / 40, 10);
    expect(
      staff?.patterns.map(({ patternId, patternName, sessions, people }) => [
        ...[patternId, patternName, sessions, people],
      ]),
    ).toEqual([
      ['PTN-001', 'Missing Modifier 25', 10, 2],
      ['PTN-004', expect.any(String), 2, 1],
    ]);
    const [often, seldom] = staff?.patterns ?? [];
    expect(often?.score).toBeCloseTo(0.82, 10);
    expect(often?.thirds?.first).toBeCloseTo(22 / 30, 10);
    expect(often?.thirds?.last).toBeCloseTo(28 / 30, 10);
    expect(seldom).toMatchObject({ score: 0.55, thirds: null });
  });

  it('is nothing in a run whose staff completed no session, and null where nobody is simulated', async () => {
    const nothing = { sessions: 0, people: 0, score: null, thirds: null, whole: true, patterns: [] };
    expect(await staffOf('RUN-2')).toEqual(nothing);
    expect(await staffOf('RUN-SET')).toBeNull();
  });

  it('is that of the latest sessions in a run that has very many, and says so', async () => {
    const staff = await staffOf('RUN-3');
    expect(staff).toMatchObject({ sessions: 5_000, whole: false });
    expect(staff?.score).toBeCloseTo(0.9, 10);
  });

  if (engine === 'sqlite')
    it('is read by the index of runs and times', async () => {
      const plan = await api.rows<{ detail: string }>(
        `EXPLAIN QUERY PLAN SELECT pattern_id, user_id, metadata FROM learning_events
       WHERE run_id = 'RUN-1' AND type = 'practice-completed' AND session_id NOT LIKE 'LAB-%'
       ORDER BY timestamp DESC, id DESC LIMIT 5001`,
      );
      expect(plan.map(({ detail }) => detail)).toEqual([
        expect.stringContaining('ix_learning_events_run_time (run_id=?)'),
      ]);
    });
});
