import type { LearningEventView } from '@portal/contracts';
import type { LearningEvent, PatternId } from '@portal/domain';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { TestApi } from '@portal/server/runtime/testing';
import { LearningEventStore } from './learning-event.store.js';
import { LearningModule } from './learning.module.js';

interface Practice {
  readonly session: number;
  readonly patternId: PatternId;
  readonly userId: string;
  readonly day: string;
  readonly correct: number;
  readonly runId?: string;
}

/** The three events of a session: started, completed a quarter of an hour later, correction applied. */
function sessionOf({ session, patternId, userId, day, correct, runId = 'RUN-1' }: Practice): LearningEvent[] {
  const event = (part: number, time: string): Omit<LearningEvent, 'type' | 'metadata'> => ({
    id: `EVT-T-${session}${part}`,
    runId,
    timestamp: `${day}T${time}Z`,
    context: 'claim-lab',
    patternId,
    userId,
    providerId: 'PRV-001',
    sessionId: `SES-${session}`,
  });
  return [
    { ...event(1, '09:00:00'), type: 'practice-started', metadata: { duration: 0 } },
    { ...event(2, '09:15:00'), type: 'practice-completed', metadata: { duration: 900_000, correct, total: 10 } },
    { ...event(3, '09:25:00'), type: 'correction-applied', metadata: { correction: 'Add 25', claimId: 'CLM-T-1' } },
  ];
}

const EVENTS = [
  { session: 1, patternId: 'PTN-001', userId: 'USR-1', day: '2026-03-02', correct: 7 },
  { session: 2, patternId: 'PTN-001', userId: 'USR-1', day: '2026-03-03', correct: 10 },
  { session: 3, patternId: 'PTN-001', userId: 'USR-2', day: '2026-03-03', correct: 8 },
  { session: 4, patternId: 'PTN-004', userId: 'USR-2', day: '2026-03-04', correct: 9, runId: 'RUN-2' },
] as const satisfies readonly Practice[];

describeOnEachEngine('learning events over HTTP', (engine) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open({ imports: [LearningModule] }, engine);
    await api.write((manager) =>
      api.get(LearningEventStore).insert(manager, EVENTS.flatMap(sessionOf), '2026-11-25T07:00:00Z'),
    );
  });
  afterAll(() => api.close());

  it.each([
    ['', ['43', '42', '41', '33', '23', '32', '22', '31', '21', '13', '12', '11']],
    ['patternId=PTN-004', ['43', '42', '41']],
    ['type=practice-completed', ['42', '32', '22', '12']],
    ['userId=USR-1&type=practice-started,correction-applied', ['23', '21', '13', '11']],
    ['runId=RUN-2&type=practice-started', ['41']],
    ['from=2026-03-03&to=2026-03-03&userId=USR-2', ['33', '32', '31']],
    ['providerId=PRV-404', []],
  ])('"%s" finds %p, newest first', async (query, expected) => {
    const { body } = await api.request<{ items: LearningEventView[]; total: number }>(`/api/learning-events?${query}`);
    expect(body.items.map(({ id }) => id.replace('EVT-T-', ''))).toEqual(expected);
    expect(body.total).toBe(expected.length);
  });

  it('an event comes back as it was stored', async () => {
    const { body } = await api.request<{ items: LearningEventView[] }>('/api/learning-events?runId=RUN-2');
    expect([...body.items].reverse()).toEqual(sessionOf(EVENTS[3]));
  });

  it('pages give every event once, those of one moment too', async () => {
    const pages = await api.allPages<LearningEventView>('/api/learning-events?limit=5');
    expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(12);
  });

  it.each([
    ['type=practised', '/type/0'],
    ['from=soon', '/from'],
    ['limit=201', '/limit'],
    ['user=USR-1', '/user'],
  ])('"%s" is refused at %s', async (query, pointer) => {
    const { status, body } = await api.request(`/api/learning-events?${query}`);
    expect([status, body['errors']]).toEqual([400, [expect.objectContaining({ pointer })]]);
  });

  describe('the summary', () => {
    interface Row {
      readonly patternId: string;
      readonly name: string;
      readonly sessions: number;
      readonly corrections: number;
      readonly meanScore: number | null;
      readonly users: number;
    }
    const summary = async (query = '') =>
      (await api.request<{ items: Row[] }>(`/api/learning-events/summary${query}`)).body.items;

    it('has all seven patterns, with what was counted by hand', async () => {
      const items = await summary();
      expect(items).toHaveLength(7);
      expect(items[0]).toEqual({
        patternId: 'PTN-001',
        name: 'Missing Modifier 25',
        sessions: 3,
        corrections: 3,
        meanScore: expect.closeTo(25 / 30, 10),
        users: 2,
      });
      expect(items[3]).toMatchObject({ patternId: 'PTN-004', sessions: 1, meanScore: 0.9, users: 1 });
      expect(items[6]).toMatchObject({ sessions: 0, corrections: 0, meanScore: null, users: 0 });
    });

    it('adds up to the rows', async () => {
      const [{ count } = { count: '0' }] = await api.rows<{ count: string }>(
        `SELECT count(*) AS count FROM learning_events WHERE type = 'practice-completed'`,
      );
      expect((await summary()).reduce((sum, { sessions }) => sum + sessions, 0)).toBe(Number(count));
    });

    it('can be had for one run', async () => {
      const practiced = (await summary('?runId=RUN-2')).filter(({ sessions }) => sessions > 0);
      expect(practiced.map(({ patternId }) => patternId)).toEqual(['PTN-004']);
    });
  });

  it('go with their run, and with no other', async () => {
    const deleted = await api.write((manager) => api.get(LearningEventStore).deleteSome(manager, 'RUN-2', 10));
    expect(deleted).toEqual({ learning_events: 3, lab_sessions: 0 });
    expect(await api.rows('SELECT DISTINCT run_id FROM learning_events')).toEqual([{ run_id: 'RUN-1' }]);
  });
});
