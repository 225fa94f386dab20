import type { PatternCandidate, PayerSetupView, RunSummary, StatementPage } from '@portal/contracts';
import { DetectionCandidateEntity, GenerationRunEntity, insertRows } from '@portal/server/database';
import { describeOnEachEngine, openScratchDatabase, type ScratchDatabase } from '@portal/server/database/testing';
import { runRow } from '@portal/server/runtime/testing';
import { servePortal, type ServedPortal } from './testing/open-portal.js';

const WORLD = { scenarioId: 'demo', warmupDays: 0, claimsPerDay: 10, duration: '1-week', speed: 'max' } as const;
/** How often all are asked at once: whether they meet is a matter of microseconds. */
const TIMES = 5;

/*
 * Three whole portals on one database, asked at the same moment. What each finds before it writes must still hold when it
 * writes, on a server too, where transactions do not wait for each other by themselves.
 */
describeOnEachEngine('what several processes are asked at once', (engine) => {
  let database: ScratchDatabase;
  let portals: readonly ServedPortal[];

  /** A request to each of them, as the number of the process makes it. */
  const askAll = <Body>(method: string, path: string, body?: (number: number) => unknown) =>
    Promise.all(
      portals.map(({ client }, number) => client.send<Body>(method, path, body ? { body: body(number) } : {})),
    );
  const ask = <Body>(method: string, path: string) => (portals[0] as ServedPortal).client.accepted<Body>(method, path);
  const statuses = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status).sort();

  beforeAll(async () => {
    database = await openScratchDatabase(engine);
    portals = [];
    for (let count = 0; count < 3; count++) portals = [...portals, await servePortal(database.url)];
    // All share the event loop of the test: where SQLite waits for a lock in it, the holder of the lock waits as well.
    if (engine === 'sqlite') for (const { sources } of portals) await sources.writer.query('PRAGMA busy_timeout = 0');
  });
  afterAll(async () => {
    await Promise.all(portals.map((portal) => portal.close()));
    await database.close();
  });

  it('to start: one run begins, and the others are told that it is active', async () => {
    for (let time = 0; time < TIMES; time++) {
      const answers = await askAll<{ runId: string }>('POST', '/api/admin/generation/start', (number) => ({
        ...WORLD,
        speed: 'real-time',
        seed: 10 * time + number,
      }));
      expect(statuses(answers)).toEqual([201, 409, 409]);
      expect(new Set(answers.map(({ body }) => body.runId)).size).toBe(1);
      await ask('POST', '/api/admin/generation/stop');
    }
    const { items } = await ask<{ items: RunSummary[] }>('GET', '/api/admin/generation/runs');
    expect(items).toHaveLength(TIMES);
  });

  it('to delete a run: one does, and the others are told that it goes or is gone', async () => {
    const { items } = await ask<{ items: RunSummary[] }>('GET', '/api/admin/generation/runs');
    for (const { runId } of items) {
      const answers = await askAll('DELETE', `/api/admin/generation/runs/${runId}`);
      const [first, ...others] = statuses(answers);
      expect(first).toBe(200);
      expect(others.filter((status) => status !== 404 && status !== 409)).toEqual([]);
    }
  });

  it('with one Idempotency-Key: it is done once', async () => {
    for (let time = 0; time < TIMES; time++) {
      const answers = await Promise.all(
        portals.map(({ client }) =>
          client.send<{ runId?: string }>('POST', '/api/admin/generation/start', {
            body: { ...WORLD, speed: 'real-time', seed: 50 + time },
            headers: { 'idempotency-key': `start ${time}` },
          }),
        ),
      );
      // Whoever comes while the first is under way is told so; whoever comes later gets its answer.
      const started = answers.filter(({ status }) => status === 201);
      expect(started.length).toBeGreaterThan(0);
      expect(new Set(started.map(({ body }) => body.runId)).size).toBe(1);
      for (const { status, body } of answers)
        if (status !== 201) expect(body).toMatchObject({ type: '/problems/conflict' });
      await ask('POST', '/api/admin/generation/stop');
    }
  });

  it('to issue statements: each has its number, and they are one chain', async () => {
    const { runId } = await (portals[0] as ServedPortal).client.start({ ...WORLD, seed: 100 });
    await (portals[0] as ServedPortal).client.completed();
    const issued = await askAll('POST', '/api/results-statements', (number) => ({
      ...{ runId, from: '2026-01-05', to: `2026-01-0${6 + number}`, issuedBy: 'Ada Brown' },
    }));
    expect(statuses(issued)).toEqual([201, 201, 201]);
    const { items } = await ask<StatementPage>('GET', '/api/results-statements');
    expect(items.map(({ intact }) => intact)).toEqual([true, true, true]);
    expect(items.map(({ previousHash }) => previousHash)).toEqual([items[1]?.hash, items[2]?.hash, null]);
  });

  it('to add payers: each gets an id of its own', async () => {
    const ids = new Set<string>();
    for (let time = 0; time < TIMES; time++) {
      const path = '/api/admin/payers/comprehensive-update';
      const answers = await askAll<PayerSetupView>('POST', path, (number) => ({
        ...{ name: `Larkfield Health ${time} ${number}`, type: 'Private' },
      }));
      expect(statuses(answers)).toEqual([200, 200, 200]);
      for (const { body } of answers) ids.add(body.payer.id);
    }
    expect(ids.size).toBe(3 * TIMES);
  });

  it('to confirm candidates of a run: each gets a number of its own', async () => {
    const { manager } = (portals[0] as ServedPortal).sources.writer;
    for (let time = 0; time < TIMES; time++) {
      const runId = `RUN-FOUND-${time}`;
      const found = portals.map((_, number) => candidateOf(runId, number));
      await insertRows(manager, GenerationRunEntity, [runRow(runId)]);
      await insertRows(manager, DetectionCandidateEntity, found);
      const answers = await Promise.all(
        portals.map(({ client }, number) =>
          client.accepted<PatternCandidate>('POST', `/api/admin/detection/candidates/${found[number]?.id}/decision`, {
            status: 'confirmed',
          }),
        ),
      );
      expect(answers.map(({ patternId }) => patternId).sort()).toEqual(['PTN-008', 'PTN-009', 'PTN-010']);
    }
  });
});

/** Something that detection found in a run: one payer refuses a visit at one of several levels. */
function candidateOf(runId: string, number: number): Omit<DetectionCandidateEntity, 'run'> {
  const refusals = { denied: 12, seen: 12 };
  return {
    ...{ id: `${runId}-${number}`, runId, status: 'new', patternId: null },
    ...{ payerId: 'PAY-002', procedureCode: `9921${3 + number}`, placeOfService: '11', answer: 'CO 96' },
    ...{ foundAt: '2026-03-01T06:00:00Z', updatedAt: '2026-03-01T06:00:00Z' },
    ...{ began: '2026-02-20', beganAfter: '2026-02-19', lastRefusal: '2026-02-28', ongoing: true, score: 90 },
    evidence: {
      ...{ since: refusals, before: { denied: 0, seen: 40 }, otherPayers: refusals, otherPlaces: refusals },
      ...{ expectedRate: 0.01, effectSize: 2, pValue: 1e-9, qValue: 1e-8 },
      ...{ combinations: 100, confidence: 0.99, monthlyStake: 240_000 },
    },
    daily: [],
  };
}
