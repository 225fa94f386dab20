import type { ResultsStatementView, StatementPage } from '@portal/contracts';
import { statementText } from '@portal/domain';
import { answeredClaim, cleanClaim, line } from '@portal/domain/testing';
import { policyBook } from '@portal/reference';
import {
  AppealEntity,
  ClaimEntity,
  GenerationRunEntity,
  insertRows,
  LabSessionEntity,
  ResultsStatementEntity,
} from '@portal/server/database';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { runRow, SIGNED_IN, TestApi } from '@portal/server/runtime/testing';
import { createHash } from 'node:crypto';
import { LearningModule } from '../learning.module.js';

const RECORDED = '2026-11-25T07:00:00Z';
const PERIOD = { runId: 'RUN-1', from: '2026-01-01', to: '2026-01-31', issuedBy: 'Ada' };

const claim = (id: string, processingDate: string, frequencyCode: '1' | '7' = '1') => ({
  ...answeredClaim(
    cleanClaim({
      providerId: 'PRV-001',
      payerId: 'PAY-001',
      diagnosisCodes: ['I10'],
      lineItems: [line()],
      frequencyCode,
    }),
    policyBook('demo'),
    { id, runId: 'RUN-1', processingDate },
  ),
  recordedAt: RECORDED,
});
const appeal = (id: string, outcomeDate: string | null, recoveredAmount: number) => ({
  ...{ id, claimId: 'CLM-1', runId: 'RUN-1', appealDate: '2025-12-20T09:00:00Z', appealReason: 'x', recoveredAmount },
  appealStatus: outcomeDate === null ? 'pending' : recoveredAmount > 0 ? 'overturned' : 'upheld',
  ...{ decisionDueDate: '2026-01-10T09:00:00Z', outcomeDate, amountAtStake: 20_000, recordedAt: RECORDED },
});
const session = (id: string, userId: string, simulatedEnd: string | null) => ({
  ...{ id, runId: 'RUN-1', patternId: 'PTN-001', userId, providerId: 'PRV-001', exercises: [], points: 0, possible: 0 },
  ...{ state: simulatedEnd === null ? 'abandoned' : 'completed', correct: 0, startedAt: RECORDED, activeAt: RECORDED },
  ...{ simulatedStart: simulatedEnd, simulatedEnd, revision: 1 },
});

describeOnEachEngine('statements of results', (engine) => {
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.open({ imports: [LearningModule] }, engine);
    const run = runRow('RUN-1', { state: 'paused', cursor: '2026-02-10T12:00:00Z' });
    await api.write(async (manager) => {
      await insertRows(manager, GenerationRunEntity, [run]);
      await insertRows(manager, ClaimEntity, [
        claim('CLM-1', '2026-01-05T10:00:00Z'),
        claim('CLM-1-R1', '2026-01-31T23:00:00Z', '7'),
        claim('CLM-2-R1', '2026-02-01T00:00:00Z', '7'),
      ]);
      await insertRows(manager, AppealEntity, [
        appeal('APP-1', '2026-01-01T00:00:00Z', 12_000),
        appeal('APP-2', '2026-01-31T23:59:59Z', 9_550),
        appeal('APP-3', '2026-02-01T00:00:00Z', 7_700),
        appeal('APP-4', '2026-01-15T00:00:00Z', 0),
        appeal('APP-5', null, 0),
      ]);
      await insertRows(manager, LabSessionEntity, [
        session('LAB-1', 'Ada', '2026-01-10T09:00:00Z'),
        session('LAB-2', 'Ada', '2026-01-11T09:00:00Z'),
        session('LAB-3', 'Bert', '2026-02-02T09:00:00Z'),
        session('LAB-4', 'Bert', null),
      ]);
    });
  });
  afterAll(() => api.close());

  const issue = (body: object) =>
    api.request<ResultsStatementView>('/api/results-statements', { method: 'POST', body, headers: SIGNED_IN });
  const list = async () => (await api.request<StatementPage>('/api/results-statements')).body.items;

  it('state what the days brought, to the second and the cent, as counted by hand', async () => {
    const { status, body } = await issue(PERIOD);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...PERIOD,
      ...{ id: 'RES-000001', appealsWon: 2, recovered: 215.5, replacementsPaid: 1, replacementsAmount: 200 },
      ...{
        sessions: 2,
        people: 1,
        previousHash: null,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        intact: true,
        why: null,
      },
    });
  });

  it('are issued once: the same days give the same statement, whatever happened since', async () => {
    const [first] = await list();
    await api.write((manager) => insertRows(manager, AppealEntity, [appeal('APP-6', '2026-01-20T00:00:00Z', 1)]));
    expect((await issue({ ...PERIOD, issuedBy: 'Bert' })).body).toEqual(first);
  });

  it('are chained: each holds the hash of the one before, and a change shows', async () => {
    const [first] = await list();
    const { body: second } = await issue({ ...PERIOD, from: '2026-02-01', to: '2026-02-09' });
    expect(second).toMatchObject({ id: 'RES-000002', recovered: 77, previousHash: first?.hash, intact: true });
    await api.write((manager) => manager.update(ResultsStatementEntity, { id: 'RES-000001' }, { issuedBy: 'Mallory' }));
    expect((await list()).map(({ id, intact }) => [id, intact])).toEqual([
      ['RES-000002', true],
      ['RES-000001', false],
    ]);
  });

  describe('whose chain was broken', () => {
    let rows: ResultsStatementEntity[];
    const store = (changed: readonly ResultsStatementEntity[]) =>
      api.write(async (manager) => {
        await manager.clear(ResultsStatementEntity);
        await insertRows(manager, ResultsStatementEntity, changed);
      });
    const faults = async (query = '') =>
      Object.fromEntries(
        (await api.request<StatementPage>(`/api/results-statements${query}`)).body.items.map(({ id, intact, why }) => {
          expect(intact).toBe(why === null);
          return [id, why];
        }),
      );
    const hashedAnew = (row: ResultsStatementEntity) => ({
      ...row,
      hash: createHash('sha256').update(statementText(row)).digest('hex'),
    });

    beforeAll(async () => {
      await api.write((manager) => manager.update(ResultsStatementEntity, { id: 'RES-000001' }, { issuedBy: 'Ada' }));
      for (const to of ['2026-02-07', '2026-02-08']) await issue({ ...PERIOD, from: '2026-02-01', to });
      rows = await api.write((manager) => manager.find(ResultsStatementEntity, { order: { id: 'ASC' } }));
      expect(rows.map(({ id }) => id)).toEqual(['RES-000001', 'RES-000002', 'RES-000003', 'RES-000004']);
    });
    afterEach(() => store(rows));

    it('say nothing while it was not', async () => {
      const none = { 'RES-000001': null, 'RES-000002': null, 'RES-000003': null, 'RES-000004': null };
      expect(await faults()).toEqual(none);
      const { body } = await issue(PERIOD);
      expect(body).toMatchObject({ id: 'RES-000001', intact: true, why: null });
    });

    it('by a change that was hashed anew, say so on both sides of the break, on whatever page they stand', async () => {
      await store(rows.map((row) => (row.id === 'RES-000002' ? hashedAnew({ ...row, issuedBy: 'Mallory' }) : row)));
      const broken = expect.stringContaining('between RES-000002 and RES-000003');
      const expected = { 'RES-000001': null, 'RES-000002': broken, 'RES-000003': broken, 'RES-000004': null };
      expect(await faults()).toEqual(expected);
      const [first] = (await api.request<StatementPage>('/api/results-statements?limit=2')).body.items.slice(1);
      expect(first).toMatchObject({ id: 'RES-000003', why: broken });
      expect((await issue({ ...PERIOD, from: '2026-02-01', to: '2026-02-09' })).body).toMatchObject({
        ...{ id: 'RES-000002', intact: false, why: broken },
      });
    });

    it.each<[removed: string, after: string]>([
      ['RES-000001', 'RES-000002'],
      ['RES-000002', 'RES-000003'],
      ['RES-000003', 'RES-000004'],
    ])('by the removal of %s, say at the next one which is missing', async (removed, after) => {
      const left = rows.filter(({ id }) => id !== removed);
      await store(left);
      const missing = `The chain breaks before ${after}: ${removed} is missing.`;
      const expected = Object.fromEntries(left.map(({ id }) => [id, id === after ? missing : null]));
      expect(await faults()).toEqual(expected);
    });

    it('by the removal of the latest, cannot tell: only its hash that was handed out can', async () => {
      await store(rows.slice(0, 3));
      expect(await faults()).toEqual({ 'RES-000001': null, 'RES-000002': null, 'RES-000003': null });
      const { body } = await issue({ ...PERIOD, from: '2026-02-02', to: '2026-02-08' });
      expect(body).toMatchObject({ id: 'RES-000004', intact: true });
      expect(body.hash).not.toBe(rows[3]?.hash);
    });
  });

  it('of one run are no chain of their own: those of others stand between them', async () => {
    await api.write((manager) =>
      insertRows(manager, GenerationRunEntity, [runRow('RUN-2', { cursor: '2026-02-10T12:00:00Z', revision: 2 })]),
    );
    await issue({ ...PERIOD, runId: 'RUN-2' });
    await issue({ ...PERIOD, to: '2026-01-30' });
    const { body } = await api.request<StatementPage>('/api/results-statements?runId=RUN-1&limit=2');
    expect(body.items.map(({ id, why }) => [id, why])).toEqual([
      ['RES-000006', null],
      ['RES-000004', null],
    ]);
  });

  it('stay when their run is deleted, and stay intact', async () => {
    const before = await list();
    await api.write((manager) => manager.delete(GenerationRunEntity, { id: 'RUN-2' }));
    expect(await list()).toEqual(before);
  });

  it.each([
    [{ ...PERIOD, to: '2026-02-10' }, 400, '/to'],
    [{ ...PERIOD, from: '2026-02-01' }, 400, '/to'],
    [{ ...PERIOD, from: '2024-01-01' }, 400, '/to'],
    [{ ...PERIOD, from: 'soon' }, 400, '/from'],
    [{ ...PERIOD, runId: 'RUN-NONE' }, 422, '/runId'],
  ])('%j is refused', async (body, status, pointer) => {
    const answer = await issue(body);
    expect([answer.status, (answer.body as unknown as { errors: object[] }).errors]).toEqual([
      status,
      [expect.objectContaining({ pointer })],
    ]);
  });
});
