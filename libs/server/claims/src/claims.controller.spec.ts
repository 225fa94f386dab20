import type { ClaimDetail, ClaimNeighbors, ClaimPage, ClaimSummary, ServiceCodes } from '@portal/contracts';
import type { Claim } from '@portal/domain';
import { answeredClaim, claimOf, cleanClaim, earWax, line } from '@portal/domain/testing';
import { policyBook } from '@portal/reference';
import { AppealEntity, DailyFactEntity, insertRows, PolicyClaimEntity } from '@portal/server/database';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { SIGNED_IN, TestApi } from '@portal/server/runtime/testing';
import { ClaimStore } from './claim.store.js';
import { ClaimsModule } from './claims.module.js';

const book = policyBook('fee-schedule');
const practice = { providerId: 'PRV-001', payerId: 'PAY-001', renderingNpi: '9979784896' };
const id = (number: number) => `CLM-T-000000${number}`;

const visitAndEar = (modifiers: string[]) =>
  cleanClaim({
    ...practice,
    memberId: 'M-4',
    lineItems: [line({ modifiers }), earWax({ modifiers: ['RT'] })],
  });
/** The claim that is denied for its missing modifier, with it. */
const REPAIRED = visitAndEar(['25']);

/** Five claims of Valley Medical Associates and one of a cardiologist: paid, denied for two causes, and still open. */
const CLAIMS: readonly Claim[] = [
  answeredClaim(claimOf([line()], practice), book, { id: id(1) }),
  answeredClaim(visitAndEar([]), book, { id: id(2), processingDate: '2026-03-20T12:00:00Z' }),
  answeredClaim(claimOf([line()], { ...practice, renderingNpi: null }), book, { id: id(3) }),
  answeredClaim(
    claimOf([line({ billedAmount: 310_50 })], { ...practice, submissionDate: '2026-03-13T23:59:59Z' }),
    book,
    { id: id(4), processingDate: null },
  ),
  answeredClaim(claimOf([line({ procedureCode: '99214' })], practice), book, { id: id(5) }),
  answeredClaim(
    claimOf([line()], {
      ...practice,
      providerId: 'PRV-002',
      payerId: 'PAY-002',
      submissionDate: '2026-03-14T00:00:00Z',
    }),
    book,
    { id: id(6) },
  ),
];

describeOnEachEngine('claims over HTTP', (engine) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open({ imports: [ClaimsModule] }, engine);
    await api.write(async (manager) => {
      await api.get(ClaimStore).insert(manager, CLAIMS, '2026-11-25T07:00:00Z');
      const links = [
        { claimId: id(2), runId: 'RUN-T', policyId: 'EM25' },
        { claimId: id(3), runId: 'RUN-T', policyId: 'MISSING' },
      ];
      await insertRows(manager, PolicyClaimEntity, links);
    });
  });
  afterAll(() => api.close());

  const found = async (query: string) => {
    const { status, body } = await api.request<ClaimPage>(`/api/claims?${query}`);
    expect(status).toBe(200);
    expect((await api.request(`/api/claims/count?${query}`)).body).toEqual({ total: body.items.length });
    return body.items.map((claim) => Number(claim.id.slice(-1))).sort();
  };

  it.each([
    ['', [1, 2, 3, 4, 5, 6]],
    ['status=denied', [2, 3]],
    ['status=approved,submitted', [1, 4, 5, 6]],
    ['initialStatus=pending&initialStatus=denied', [2, 3, 4]],
    ['providerId=PRV-002', [6]],
    ['payerId=PAY-001,PAY-002&status=denied', [2, 3]],
    ['patternId=PTN-001', [2]],
    ['patternId=BG-MISSING', [3]],
    ['procedureCode=69210', [2]],
    ['procedureCode=9921', []],
    ['submittedFrom=2026-03-14', [6]],
    ['submittedTo=2026-03-13', [1, 2, 3, 4, 5]],
    ['decidedFrom=2026-03-20&decidedTo=2026-03-20', [2]],
    ['billedMin=300.01&billedMax=300.01', [2]],
    ['billedMin=300.02', [4]],
    ['runId=RUN-other', []],
    ['policyId=MISSING', [3]],
    ['policyId=EM25&status=approved', []],
    ['search=clm-t-0000003', [3]],
    ['search=MODIFIER', [2]],
    ['search=cardiology%20partners', [6]],
    ['search=wasatch', [6]],
    ['search=99214', [5]],
    ['search=%25', []],
  ])('"%s" finds %p', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it.each(['submissionDate', '-submissionDate', 'billedAmount', '-billedAmount'])(
    'pages sorted by %s give every claim once, in order, however small they are',
    async (sort) => {
      const all = (await api.request<ClaimPage>(`/api/claims?sort=${sort}`)).body.items;
      const key = sort.replace('-', '') as 'submissionDate';
      const sorted = [...all].sort((a, b) => (a[key] < b[key] || (a[key] === b[key] && a.id < b.id) ? -1 : 1));
      expect(all).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
      for (const limit of [1, 2, 5])
        expect((await api.allPages<ClaimSummary>(`/api/claims?sort=${sort}&limit=${limit}`)).flat()).toEqual(all);
    },
  );

  it.each([
    ['status=lost', '/status/0'],
    ['limit=201', '/limit'],
    ['submittedFrom=yesterday', '/submittedFrom'],
    ['billedMin=0.001', '/billedMin'],
    ['billedMax=-1', '/billedMax'],
    ['sort=patientName', '/sort'],
    ['colour=red', '/colour'],
    ['cursor=nonsense', '/cursor'],
  ])('"%s" is refused at %s', async (query, pointer) => {
    const { status, body } = await api.request(`/api/claims?${query}`);
    expect(status).toBe(400);
    expect(body['errors']).toEqual([expect.objectContaining({ pointer })]);
  });

  it('a candidate that does not exist is named, a run of which nothing is there has no claims', async () => {
    for (const path of ['claims', 'claims/count', `claims/${id(1)}/neighbors`]) {
      const { status, body } = await api.request(`/api/${path}?candidateId=CND-404`);
      expect([status, body['detail'], body['errors']]).toEqual([
        422,
        'There is no candidate CND-404.',
        [{ pointer: '/candidateId', detail: 'there is no candidate CND-404' }],
      ]);
    }
    expect((await api.request<ClaimPage>('/api/claims?runId=RUN-404')).body.items).toEqual([]);
    expect((await api.request('/api/claims/count?runId=RUN-404')).body).toEqual({ total: 0 });
  });

  it('a cursor is good for its own order alone', async () => {
    const { nextCursor } = (await api.request<ClaimPage>('/api/claims?limit=1')).body;
    const other = await api.request(`/api/claims?limit=1&sort=billedAmount&cursor=${nextCursor}`);
    expect(other).toMatchObject({ status: 400, body: { errors: [{ pointer: '/cursor' }] } });
  });

  it('a claim knows its neighbors in any list, also in one that it does not match', async () => {
    for (const query of ['sort=billedAmount', 'sort=-submissionDate', 'providerId=PRV-001&sort=-billedAmount']) {
      const ids = (await api.request<ClaimPage>(`/api/claims?${query}`)).body.items.map((claim) => claim.id);
      expect(ids.length).toBeGreaterThan(4);
      for (const [index, one] of ids.entries()) {
        expect((await api.request(`/api/claims/${one}/neighbors?${query}`)).body).toEqual({
          previousId: ids[index - 1] ?? null,
          nextId: ids[index + 1] ?? null,
        });
      }
    }
    const denied = await api.request<ClaimNeighbors>(`/api/claims/${id(1)}/neighbors?status=denied&sort=billedAmount`);
    expect(denied.body).toEqual({ previousId: null, nextId: id(3) });
  });

  it('there are no neighbors of a claim that is not there, and none in a page', async () => {
    expect((await api.request('/api/claims/CLM-404/neighbors')).status).toBe(404);
    expect((await api.request(`/api/claims/${id(1)}/neighbors?limit=5`)).status).toBe(400);
  });

  it('patients are masked, in the list and in the claim', async () => {
    const list = (await api.request<ClaimPage>('/api/claims')).body;
    expect(new Set(list.items.map(({ patientName }) => patientName))).toEqual(new Set(['T•••, A•••']));
    const { body } = await api.request<ClaimDetail>(`/api/claims/${id(1)}`);
    expect(body).toMatchObject({ patientName: 'T•••, A•••', patientDob: '1980', patientAge: 45 });
  });

  it('names are shown to signed-in people only, and it is recorded that they were', async () => {
    expect((await api.request('/api/claims?names=show')).status).toBe(401);
    expect((await api.request(`/api/claims/${id(1)}?names=show`)).status).toBe(401);
    expect(await api.rows('SELECT path FROM name_disclosures')).toEqual([]);
    const list = await api.request<ClaimPage>('/api/claims?names=show', { headers: SIGNED_IN });
    expect(list.body.items[0]?.patientName).toBe('Testwell, Ada');
    const one = await api.request<ClaimDetail>(`/api/claims/${id(1)}?names=show`, { headers: SIGNED_IN });
    expect(one.body).toMatchObject({ patientName: 'Testwell, Ada', patientDob: '1980-05-10' });
    expect(await api.rows('SELECT path FROM name_disclosures ORDER BY path')).toEqual([
      { path: '/api/claims' },
      { path: `/api/claims/${id(1)}` },
    ]);
  });

  it('a claim that is not there is not found', async () => {
    const { status, body } = await api.request('/api/claims/CLM-404');
    expect([status, body['detail']]).toEqual([404, 'There is no claim CLM-404.']);
  });

  it('a denied claim is explained from its own content, with the money at stake', async () => {
    const { body } = await api.request<ClaimDetail>(`/api/claims/${id(2)}`);
    expect(body.denial).toMatchObject({
      causeId: 'PTN-001',
      reason: 'Missing Modifier 25',
      lineNumber: 1,
      carc: { code: '4' },
      rarcs: [{ code: 'N822' }],
      modifierToAdd: '25',
      appealable: true,
    });
    const { paidAmount } = answeredClaim(REPAIRED, book, { id: id(2) });
    expect(paidAmount).toBeGreaterThan(0);
    expect(body.denial?.payableAmount).toBe(paidAmount / 100);
    expect(body.lineItems.map(({ adjustments }) => adjustments.map(({ amount }) => amount))).toEqual([[200], [100.01]]);
    expect(body.timeline.map(({ kind }) => kind)).toEqual(['service', 'submitted', 'denied']);
    expect(body.appeals).toEqual([]);
  });

  it('an appeal that waits says how many for the same reason were won so far in its run, once one was decided', async () => {
    const due = async () =>
      (await api.request<ClaimDetail>(`/api/claims/${id(9)}`)).body.timeline.find(
        ({ kind }) => kind === 'decision-due',
      );
    const facts = (runId: string, day: string, overturned: number, upheld: number) => ({
      ...{ runId, day, providerId: 'PRV-001', payerId: 'PAY-001', causeId: 'PTN-001', submitted: 50, approved: 0 },
      ...{
        denied: 50,
        billed: 0,
        allowed: 0,
        paid: 0,
        deniedBilled: 0,
        appealed: 50,
        overturned,
        upheld,
        recovered: 0,
      },
    });
    const appeal = {
      ...{ id: 'APP-T-0000001', claimId: id(9), runId: 'RUN-T', appealReason: 'Missing Modifier 25' },
      ...{ appealDate: '2026-03-25T12:00:00Z', decisionDueDate: '2026-04-24T12:00:00Z', outcomeDate: null },
      ...{ appealStatus: 'pending', amountAtStake: 300_01, recoveredAmount: 0, recordedAt: '2026-11-25T07:00:00Z' },
    } as const;
    const claim = answeredClaim(visitAndEar([]), book, { id: id(9), runId: 'RUN-T' });
    await api.write(async (manager) => {
      await api.get(ClaimStore).insert(manager, [claim], '2026-11-25T07:00:00Z');
      await insertRows(manager, AppealEntity, [appeal]);
      await insertRows(manager, DailyFactEntity, [facts('RUN-ELSE', '2026-03-14', 9, 0)]);
    });
    expect(await due()).toMatchObject({ detail: '', future: true });
    const own = [facts('RUN-T', '2026-03-13', 1_030, 10), facts('RUN-T', '2026-03-14', 3, 4)];
    await api.write((manager) => insertRows(manager, DailyFactEntity, own));
    expect(await due()).toMatchObject({ detail: 'For this reason 1,033 of 1,047 appeals were won so far' });
  });

  it('an approved claim has nothing to explain, and its money adds up', async () => {
    const { body } = await api.request<ClaimDetail>(`/api/claims/${id(1)}`);
    expect(body.denial).toBeNull();
    const cents = (dollars: number) => Math.round(dollars * 100);
    expect(cents(body.billedAmount) - cents(body.adjustmentAmount)).toBe(
      cents(body.paidAmount) + cents(body.patientAmount),
    );
  });

  it('providers and payers are listed; who sends no claims is left out', async () => {
    const providers = (await api.request<{ items: { id: string }[] }>('/api/providers')).body.items;
    expect(providers.map((provider) => provider.id)).toEqual(expect.arrayContaining(['PRV-001', 'PRV-002']));
    const payers = (await api.request<{ items: { kind: string }[] }>('/api/payers')).body.items;
    expect(payers.length).toBeGreaterThan(10);
    expect(payers.map(({ kind }) => kind)).not.toContain('selfPay');
  });

  it('services and places are listed with their names, by code', async () => {
    const { procedures, placesOfService } = (await api.request<ServiceCodes>('/api/service-codes')).body;
    expect(procedures.find(({ code }) => code === '99213')?.label).toBe('Known patient office visit, level 3');
    expect(procedures.map(({ code }) => code)).toEqual([...procedures.map(({ code }) => code)].sort());
    expect(placesOfService.map(({ code }) => code)).toEqual(expect.arrayContaining(['02', '10', '11']));
  });
});
