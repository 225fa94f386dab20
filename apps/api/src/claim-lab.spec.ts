import type {
  ClaimDetail,
  Dashboard,
  LabExerciseView,
  LabPatterns,
  LabSessionView,
  LearningEventView,
  LearningProgress,
} from '@portal/contracts';
import { type ClaimEdit, editInWords, PATTERN_IDS, type PatternId } from '@portal/domain';
import { LabPlayer } from './testing/lab-player.js';
import { type OpenPortal, openPortal } from './testing/open-portal.js';

const LAB = '/api/claim-lab';
/** A run that has enough denied claims at once, and stands still whenever a test wants it to. */
const WORLD = { scenarioId: 'demo', seed: 4711, claimsPerDay: 100, duration: '90-days', speed: 'max' } as const;
const TOO_MANY = Array(21).fill({ kind: 'drop-line', line: 1 });

describe('Claim Lab over HTTP', () => {
  let portal: OpenPortal;
  let player: LabPlayer;
  let runId: string;

  beforeAll(async () => {
    portal = await openPortal();
    player = new LabPlayer(portal);
    ({ runId } = await portal.client.start({ ...WORLD, warmupDays: 30, practiceSessionsPerDay: 0 }));
    await portal.client.command('pause');
    await portal.client.command('step', { days: 14 });
    await portal.client.until(({ state }) => state === 'paused');
  });
  afterAll(() => portal.close());

  const rows = (sql: string) => portal.sources.reader.query(sql);
  const start = (patternId: string, userId: string) =>
    portal.client.accepted<LabSessionView>('POST', `${LAB}/sessions`, { patternId, userId });
  const exercise = (id: string, number: number) =>
    portal.client.accepted<LabExerciseView>('GET', `${LAB}/sessions/${id}/exercises/${number}`);
  const answer = (id: string, number: number, body: object) =>
    portal.client.accepted<LabExerciseView>('POST', `${LAB}/sessions/${id}/exercises/${number}/answers`, body);

  it('names the patterns that cost most first, in dollars of stored denied claims', async () => {
    const { items, days, ...scope } = await portal.client.accepted<LabPatterns>('GET', `${LAB}/patterns?userId=Ada`);
    expect(scope.runId).toBe(runId);
    expect(items.map(({ patternId }) => patternId).sort()).toEqual([...PATTERN_IDS]);
    expect(items.map(({ deniedAmount }) => deniedAmount)).toEqual(
      items.map(({ deniedAmount }) => deniedAmount).sort((a, b) => b - a),
    );
    const dashboard = await portal.client.accepted<Dashboard>('GET', `/api/metrics/dashboard?runId=${runId}`);
    expect(days).toBe(dashboard.period.days);
    const billed = dashboard.reasons.map(({ causeId, billed }) => [causeId, billed]);
    expect(items.filter(({ deniedAmount }) => deniedAmount > 0).map((it) => [it.patternId, it.deniedAmount])).toEqual(
      billed.filter(([causeId]) => PATTERN_IDS.includes(causeId as PatternId)),
    );
    expect(items.every(({ mastery, sessions }) => mastery === 0 && sessions === 0)).toBe(true);
  });

  it('a session has ten denied claims, the patient masked and the cause not told', async () => {
    const session = await start('PTN-001', 'Ada');
    expect(session).toMatchObject({ state: 'open', current: 1, possible: 100, points: 0, runId, masteryBefore: 0 });
    expect(session.exercises).toHaveLength(10);
    const causes: string[] = [];
    for (let number = 1; number <= 10; number++) {
      const shown = await exercise(session.id, number);
      const claim = await portal.client.accepted<ClaimDetail>('GET', `/api/claims/${shown.claimId}?names=show`);
      causes.push(claim.denialCauseId as string);
      const text = JSON.stringify(shown);
      expect(text).not.toContain(claim.patientName);
      expect(text).not.toContain(claim.denialReason as string);
      expect(text).not.toContain('PTN-');
      expect(claim.initialStatus).toBe('denied');
    }
    expect(causes.filter((cause) => cause === 'PTN-001')).toHaveLength(7);
  });

  it('judges by the payer’s rules, step by step, and gives the same judgment for the same try', async () => {
    const session = await start('PTN-001', 'Bert');
    const number = await player.numberOf(session, 'PTN-001');
    const wrong = { try: 1, patternId: 'PTN-004', edits: [] };
    const first = await answer(session.id, number, wrong);
    expect(first).toMatchObject({ state: 'open', triesLeft: 2, solution: null });
    expect(first.tries).toMatchObject([{ patternRight: false, grade: 'still-denied', points: 0 }]);
    expect(await answer(session.id, number, wrong)).toEqual(first);
    const path = `${LAB}/sessions/${session.id}/exercises/${number}`;
    const changed = { body: { ...wrong, patternId: 'PTN-002' } };
    expect((await portal.client.refused('POST', `${path}/answers`, changed)).status).toBe(409);
    const early = await portal.client.refused('POST', `${path}/answers`, { body: { ...wrong, try: 3 } });
    expect(early).toMatchObject({ status: 400, errors: [{ pointer: '/try' }] });

    const hinted = await portal.client.accepted<LabExerciseView>('POST', `${path}/hints`, { hint: 1 });
    expect(hinted.hints).toEqual([expect.stringMatching(/^Look at line/)]);
    expect(await portal.client.accepted('POST', `${path}/hints`, { hint: 1 })).toEqual(hinted);

    const edits = await player.solution(session.id, number);
    const done = await answer(session.id, number, { try: 2, patternId: 'PTN-001', edits });
    expect(done).toMatchObject({ state: 'right', points: 6, triesLeft: 0 });
    expect(done.tries[1]?.answer).toMatch(/would pay \$[\d,]+\.\d\d, the patient/);
    expect(done.solution).toMatchObject({ patternId: 'PTN-001', words: edits.map(editInWords).join(', ') });
    const after = await portal.client.accepted<LabSessionView>('GET', `${LAB}/sessions/${session.id}`);
    expect(after).toMatchObject({ points: 6, correct: 1, hints: 1 });
  });

  it.each<[body: object, pointer: string]>([
    [{ try: 1, patternId: 'PTN-001', edits: [{ kind: 'add-modifier', line: 40, modifier: '25' }] }, '/edits/0/line'],
    [{ try: 1, patternId: 'PTN-001', edits: [{ kind: 'add-modifier', line: 1, modifier: 'x' }] }, '/edits/0/modifier'],
    [{ try: 1, patternId: 'PTN-999', edits: [] }, '/patternId'],
    [{ try: 0, patternId: 'PTN-001', edits: [] }, '/try'],
    [{ try: 1, patternId: 'PTN-001', edits: TOO_MANY }, '/edits'],
    [{ try: 1, patternId: 'PTN-001', edits: [], cause: 1 }, '/cause'],
  ])('refuses %j at %s', async (body, pointer) => {
    const session = await start('PTN-001', 'Cara');
    const path = `${LAB}/sessions/${session.id}/exercises/1/answers`;
    const problem = await portal.client.refused('POST', path, { body });
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer }] });
  });

  it('knows no session, exercise, run or provider that is not there, and nobody without the token', async () => {
    const { id } = await start('PTN-001', 'Cara');
    const at = (path: string) => portal.client.refused('GET', `${LAB}/${path}`);
    expect((await at('sessions/LAB-NONE')).status).toBe(404);
    expect((await at(`sessions/${id}/exercises/11`)).status).toBe(404);
    expect((await at('patterns?runId=RUN-NONE')).status).toBe(422);
    const body = { patternId: 'PTN-001', userId: 'Cara', providerId: 'PRV-999' };
    expect((await portal.client.refused('POST', `${LAB}/sessions`, { body })).status).toBe(422);
    for (const path of ['sessions', `sessions/${id}/end`, `sessions/${id}/exercises/1/answers`])
      expect((await portal.client.refused('POST', `${LAB}/${path}`, { body, anonymous: true })).status).toBe(401);
  });

  it('an abandoned session teaches nothing and takes no more answers', async () => {
    const first = await start('PTN-003', 'Dora');
    const second = await start('PTN-003', 'Dora');
    const state = async (id: string) =>
      (await portal.client.accepted<LabSessionView>('GET', `${LAB}/sessions/${id}`)).state;
    expect(await state(first.id)).toBe('abandoned');
    await portal.client.accepted('POST', `${LAB}/sessions/${second.id}/end`);
    await portal.client.accepted('POST', `${LAB}/sessions/${second.id}/end`);
    expect(await state(second.id)).toBe('abandoned');
    const body = { try: 1, patternId: 'PTN-003', edits: [] };
    const path = `${LAB}/sessions/${second.id}/exercises/1/answers`;
    expect((await portal.client.refused('POST', path, { body })).status).toBe(409);
    const { people } = await portal.client.accepted<LearningProgress>('GET', '/api/learning-events/progress');
    expect(people.find(({ userId }) => userId === 'Dora')).toMatchObject({ sessions: 0, abandoned: 2, mastery: 0 });
  });

  it('answers that come at once are each judged once', async () => {
    const session = await start('PTN-001', 'Emil');
    const edits: ClaimEdit[] = [];
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 1, 2, 3].map((number) => answer(session.id, number, { try: 1, patternId: 'PTN-007', edits })),
    );
    expect(answers.every(({ tries }) => tries.length === 1)).toBe(true);
    const after = await portal.client.accepted<LabSessionView>('GET', `${LAB}/sessions/${session.id}`);
    expect(after.exercises.filter(({ state }) => state === 'open')).toHaveLength(10);
  });

  it('a completed session becomes three events of the run at its simulated time, and is told in progress', async () => {
    const { simulatedNow } = await portal.client.status();
    const session = await player.play('PTN-001', 'Frida');
    expect(session).toMatchObject({
      state: 'completed',
      points: 100,
      correct: 10,
      masteryAfter: 0.5,
      simulatedEnd: simulatedNow,
    });
    await portal.client.command('step', { days: 15 });
    await portal.client.until(({ state }) => state === 'paused');
    const { items } = await portal.client.accepted<{ items: LearningEventView[] }>(
      'GET',
      `/api/learning-events?userId=Frida&runId=${runId}`,
    );
    expect(items.reverse().map(({ type, timestamp, sessionId }) => [type, timestamp, sessionId])).toEqual(
      ['practice-started', 'practice-completed', 'correction-applied'].map((type) => [type, simulatedNow, session.id]),
    );
    expect(items[1]?.metadata).toMatchObject({ correct: 10, total: 10 });
    const { people, effects } = await portal.client.accepted<LearningProgress>('GET', '/api/learning-events/progress');
    expect(people).toContainEqual(
      expect.objectContaining({ userId: 'Frida', patternId: 'PTN-001', sessions: 1, meanScore: 1, mastery: 0.5 }),
    );
    const effect = effects.find(({ patternId }) => patternId === 'PTN-001');
    expect(effect?.change?.after).toBeLessThan(effect?.change?.before as number);
    const [{ denied, claims }] = (await rows(
      `SELECT count(*) AS claims, sum(denial_cause_id = 'PTN-001') AS denied FROM claims
       WHERE substr(submission_date, 1, 10) BETWEEN '${effect?.before.from}' AND '${effect?.before.to}'`,
    )) as [{ denied: number; claims: number }];
    expect(effect?.before).toMatchObject({ denied, claims });
  });

  it('practice on the claims of an ended run belongs to no run', async () => {
    await portal.client.command('stop');
    const session = await player.play('PTN-004', 'Gerd');
    expect(session).toMatchObject({ state: 'completed', runId });
    const { items } = await portal.client.accepted<{ items: LearningEventView[] }>(
      'GET',
      '/api/learning-events?userId=Gerd',
    );
    expect(items.map(({ runId: of }) => of)).toEqual([null, null, null]);
  });
});
