import type { AppealView } from '@portal/contracts';
import type { Appeal } from '@portal/domain';
import { answeredClaim, claimOf, line, policyBook } from '@portal/domain/testing';
import { ClaimEntity, insertRows } from '@portal/server/database';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { TestApi } from '@portal/server/runtime/testing';
import { AppealStore } from './appeal.store.js';
import { AppealsModule } from './appeals.module.js';

interface Page {
  readonly items: AppealView[];
  readonly total: number;
}

const RECORDED_AT = '2026-11-25T07:00:00Z';
const claims = [1, 2, 3, 4].map((number) =>
  answeredClaim(claimOf([line()], { renderingNpi: null }), policyBook, { id: `CLM-T-${number}`, runId: 'RUN-1' }),
);

const appeal = (number: number, day: string): Appeal => ({
  id: `APP-T-${number}`,
  claimId: `CLM-T-${number}`,
  runId: number === 4 ? 'RUN-2' : 'RUN-1',
  appealDate: `${day}T10:00:00Z`,
  appealReason: 'Needed field missing',
  appealStatus: 'pending',
  decisionDueDate: '2026-04-10T10:00:00Z',
  outcomeDate: null,
  amountAtStake: 112_51,
  recoveredAmount: 0,
});

describeOnEachEngine('appeals over HTTP', (engine) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open({ imports: [AppealsModule] }, engine);
    const store = api.get(AppealStore);
    await api.write(async (manager) => {
      await insertRows(
        manager,
        ClaimEntity,
        claims.map((claim) => ({ ...claim, recordedAt: RECORDED_AT })),
      );
      const filed = [
        appeal(1, '2026-03-18'),
        appeal(2, '2026-03-19'),
        appeal(3, '2026-03-19'),
        appeal(4, '2026-03-20'),
      ];
      await store.insert(manager, filed, RECORDED_AT);
      const decided = (number: number) => {
        const { id: appealId, claimId, appealDate } = filed[number - 1] as Appeal;
        return { appealId, claimId, appealDate, outcomeDate: '2026-04-01T10:00:00Z' };
      };
      await store.applyDecisions(manager, [
        { ...decided(1), outcome: 'overturned', recoveredAmount: 112_51 },
        { ...decided(2), outcome: 'upheld', recoveredAmount: 0 },
      ]);
    });
  });
  afterAll(() => api.close());

  const list = async (query = '') => (await api.request<Page>(`/api/appeals?${query}`)).body;

  it('a decision is stored with its date and what it brought, in dollars', async () => {
    const { items } = await list('claimId=CLM-T-1');
    expect(items).toEqual([
      {
        ...appeal(1, '2026-03-18'),
        appealStatus: 'overturned',
        outcomeDate: '2026-04-01T10:00:00Z',
        amountAtStake: 112.51,
        recoveredAmount: 112.51,
      },
    ]);
  });

  it.each([
    ['', [4, 3, 2, 1]],
    ['status=pending', [4, 3]],
    ['status=overturned,upheld', [2, 1]],
    ['runId=RUN-2', [4]],
    ['claimId=CLM-T-404', []],
    ['filedFrom=2026-03-19', [4, 3, 2]],
    ['filedTo=2026-03-19', [3, 2, 1]],
    ['filedFrom=2026-03-19&filedTo=2026-03-19&status=pending', [3]],
  ])('"%s" finds %p, newest first', async (query, expected) => {
    const { items, total } = await list(query);
    expect(items.map(({ id }) => Number(id.slice(-1)))).toEqual(expected);
    expect(total).toBe(expected.length);
  });

  it('pages give every appeal once, those of one moment too', async () => {
    const pages = await api.allPages<AppealView>('/api/appeals?limit=1');
    expect(pages.map((page) => page.map(({ id }) => id))).toEqual([['APP-T-4'], ['APP-T-3'], ['APP-T-2'], ['APP-T-1']]);
  });

  it.each([
    ['status=won', '/status/0'],
    ['filedFrom=2026-02-30', '/filedFrom'],
    ['limit=0', '/limit'],
    ['claim=CLM-T-1', '/claim'],
  ])('"%s" is refused at %s', async (query, pointer) => {
    const { status, body } = await api.request(`/api/appeals?${query}`);
    expect([status, body['errors']]).toEqual([400, [expect.objectContaining({ pointer })]]);
  });

  it('belong to a claim that is there', async () => {
    const orphan = { ...appeal(9, '2026-03-21'), claimId: 'CLM-404' };
    await expect(api.write((manager) => api.get(AppealStore).insert(manager, [orphan], RECORDED_AT))).rejects.toThrow(
      /foreign key/i,
    );
  });

  it('hold their claim: it cannot be deleted while they are there', async () => {
    await expect(api.write((manager) => manager.delete(ClaimEntity, { id: 'CLM-T-3' }))).rejects.toThrow(
      /foreign key/i,
    );
  });

  it('go with their run, and with no other', async () => {
    expect(await api.write((manager) => api.get(AppealStore).deleteSome(manager, 'RUN-2', 10))).toEqual({ appeals: 1 });
    expect((await list()).items.map(({ id }) => id)).toEqual(['APP-T-3', 'APP-T-2', 'APP-T-1']);
  });
});
