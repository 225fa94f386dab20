import type { PatternView } from '@portal/contracts';
import { PATTERN_IDS } from '@portal/domain';
import { answeredClaim, cleanClaim, policyBook } from '@portal/domain/testing';
import { ClaimEntity, DailyFactEntity, GenerationRunEntity, insertRows } from '@portal/server/database';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { runRow, TestApi } from '@portal/server/runtime/testing';
import { PatternStore } from './pattern.store.js';
import { PatternsModule } from './patterns.module.js';

/** A day's facts of one cause; '' = claims that were approved. */
const facts = (
  runId: string,
  day: string,
  causeId: string,
  claims: number,
  billed: number,
  ended = { overturned: 0, upheld: 0 },
): DailyFactEntity => ({
  runId,
  day,
  providerId: 'PRV-001',
  payerId: 'PAY-001',
  causeId,
  submitted: claims,
  approved: causeId === '' ? claims : 0,
  denied: causeId === '' ? 0 : claims,
  billed,
  allowed: 0,
  paid: 0,
  deniedBilled: causeId === '' ? 0 : billed,
  appealed: 0,
  ...ended,
  recovered: 0,
});

const FACTS = [
  facts('RUN-1', '2026-03-02', '', 70, 14_000_00),
  facts('RUN-1', '2026-03-02', 'PTN-001', 12, 2_000_10, { overturned: 3, upheld: 1 }),
  facts('RUN-1', '2026-03-03', 'PTN-001', 8, 1_000_00, { overturned: 2, upheld: 0 }),
  facts('RUN-1', '2026-03-03', 'PTN-006', 4, 4_000_00),
  facts('RUN-1', '2026-03-03', 'BG-DUP', 6, 2_999_90),
  facts('RUN-2', '2026-03-03', 'PTN-002', 1, 500_00),
];

describeOnEachEngine('patterns over HTTP', (engine) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open({ imports: [PatternsModule] }, engine);
    await api.write(async (manager) => {
      await insertRows(manager, GenerationRunEntity, [
        runRow('RUN-1', { revision: 7 }),
        runRow('RUN-2', { revision: 6 }),
      ]);
      await insertRows(manager, DailyFactEntity, FACTS);
    });
  });
  afterAll(() => api.close());

  const list = async (query = '') => (await api.request<{ items: PatternView[] }>(`/api/patterns?${query}`)).body.items;

  it('figures are those that were counted by hand, the costliest first', async () => {
    const items = await list('runId=RUN-1');
    expect(items.slice(0, 2)).toEqual([
      expect.objectContaining({
        id: 'PTN-006',
        status: 'active',
        claims: 4,
        share: 0.04,
        billedAmount: 4000,
        score: 40,
      }),
      expect.objectContaining({
        id: 'PTN-001',
        name: 'Missing Modifier 25',
        claims: 20,
        share: 0.2,
        billedAmount: 3000.1,
        score: 30,
        appealsWon: 5,
        appealsDecided: 6,
      }),
    ]);
    for (const item of items.slice(2))
      expect(item).toMatchObject({
        status: 'inactive',
        claims: 0,
        share: 0,
        billedAmount: 0,
        score: 0,
        appealsDecided: 0,
      });
  });

  it('all seven are listed whatever the runs hold', async () => {
    const ids = (items: PatternView[]) => items.map(({ id }) => id).sort();
    expect(ids(await list())).toEqual(PATTERN_IDS);
    expect(ids(await list('runId=RUN-404'))).toEqual(PATTERN_IDS);
  });

  it('can be asked for by status', async () => {
    expect((await list('status=active')).map(({ id }) => id)).toEqual(['PTN-006', 'PTN-001']);
    expect(await list('status=inactive')).toHaveLength(5);
  });

  it('are those of the run that changed last unless one is named; runs are never summed', async () => {
    expect(await list()).toEqual(await list('runId=RUN-1'));
    const [other] = await list('runId=RUN-2');
    expect(other).toMatchObject({ id: 'PTN-002', claims: 1, share: 1 });
  });

  it.each([
    ['status=busy', '/status'],
    ['sort=name', '/sort'],
  ])('"%s" is refused at %s', async (query, pointer) => {
    const { status, body } = await api.request(`/api/patterns?${query}`);
    expect([status, body['errors']]).toEqual([400, [expect.objectContaining({ pointer })]]);
  });

  it('the table of patterns is that of the catalogue, however often the portal starts', async () => {
    await api.get(PatternStore).onApplicationBootstrap();
    expect((await api.rows<{ id: string }>('SELECT id FROM patterns ORDER BY id')).map(({ id }) => id)).toEqual(
      PATTERN_IDS,
    );
  });

  it('links bind a claim to a pattern of the catalogue, and go with their run', async () => {
    const store = api.get(PatternStore);
    const claim = answeredClaim(cleanClaim(), policyBook, { id: 'CLM-T-1', runId: 'RUN-1' });
    await api.write(async (manager) => {
      await insertRows(manager, ClaimEntity, [{ ...claim, recordedAt: '2026-11-25T07:00:00Z' }]);
      await store.link(manager, [{ patternId: 'PTN-001', claimId: 'CLM-T-1', runId: 'RUN-1' }]);
    });
    const astray = [{ patternId: 'PTN-001', claimId: 'CLM-404', runId: 'RUN-1' }] as const;
    await expect(api.write((manager) => store.link(manager, astray))).rejects.toThrow(/foreign key/i);
    expect(await api.write((manager) => store.unlink(manager, ['CLM-T-1']))).toEqual({ pattern_claims: 1 });
  });
});
