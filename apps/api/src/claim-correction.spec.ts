import type { ClaimCorrection, ClaimDetail, ClaimPage } from '@portal/contracts';
import { runEnd, runStart } from '@portal/domain';
import { ClaimEntity, GenerationRunEntity } from '@portal/server/database';
import { type RunDefinition, simulate } from '@portal/simulation';
import { type OpenPortal, openPortal } from './testing/open-portal.js';

/** Realistic prices and payers that take their time; half of what is denied cannot be appealed. */
const WORLD = {
  scenarioId: 'industry',
  seed: 12,
  claimsPerDay: 60,
  warmupDays: 45,
  duration: '90-days',
  speed: 'real-time',
  denialRate: 0.4,
} as const;

describe('a denied claim that cannot be appealed', () => {
  let portal: OpenPortal;
  let denied: string[];

  beforeAll(async () => {
    portal = await openPortal();
    await portal.client.start(WORLD);
    await playUntil('2026-01-06');
    denied = (await list('initialStatus=denied&status=denied&sort=-submissionDate')).items.map(({ id }) => id);
  });
  afterAll(() => portal.close());

  const playUntil = async (until: string) => {
    if ((await portal.client.status()).state === 'running') await portal.client.command('pause');
    await portal.client.command('resume', { until, speed: 'max' });
    await portal.client.until(({ state }) => state === 'paused');
  };
  const list = (query: string) => portal.client.accepted<ClaimPage>('GET', `/api/claims?limit=200&${query}`);
  const look = (id: string) => portal.client.accepted<ClaimCorrection>('GET', `/api/claims/${id}/correction`);
  const send = (id: string, edits: ClaimCorrection['suggestion']) =>
    portal.client.accepted<ClaimCorrection>('POST', `/api/claims/${id}/correction`, { edits: edits?.edits });
  const claim = (id: string) => portal.client.accepted<ClaimDetail>('GET', `/api/claims/${id}`);

  async function firstThat(fits: (correction: ClaimCorrection) => boolean): Promise<ClaimCorrection> {
    for (const id of denied) {
      const correction = await look(id);
      if (fits(correction)) return correction;
    }
    throw new Error('no such claim');
  }

  it('says what would mend it; one that can be appealed is not sent again', async () => {
    const possible = await firstThat(({ suggestion }) => suggestion !== null);
    expect(possible).toMatchObject({ state: 'possible', why: null, replacement: null, replaces: null });
    expect(possible.suggestion?.payableAmount).toBeGreaterThan(0);
    expect((await claim(possible.claimId)).denial?.appealable).toBe(false);
    const appealable = await firstThat(({ why }) => why !== null && why.includes('can be appealed'));
    expect((await claim(appealable.claimId)).denial?.appealable).toBe(true);
    const body = { edits: [{ kind: 'set-place', placeOfService: '11' }] };
    const path = `/api/claims/${appealable.claimId}/correction`;
    expect((await portal.client.refused('POST', path, { body })).status).toBe(409);
  });

  it('is corrected, sent as a replacement of the first, and paid by the same rules', async () => {
    const { claimId, suggestion } = await firstThat((correction) => correction.suggestion !== null);
    const sent = await send(claimId, suggestion);
    expect(sent).toMatchObject({ state: 'sent', replacement: { claimId: `${claimId}-R1`, status: null } });
    expect(await send(claimId, suggestion)).toEqual(sent);
    const body = { edits: [{ kind: 'set-place', placeOfService: '99' }] };
    expect((await portal.client.refused('POST', `/api/claims/${claimId}/correction`, { body })).status).toBe(409);

    await playUntil('2026-03-31');
    const first = await claim(claimId);
    expect([first.status, first.initialStatus]).toEqual(['denied', 'denied']);
    const replacement = await claim(`${claimId}-R1`);
    expect(replacement).toMatchObject({
      originalClaimId: claimId,
      frequencyCode: '7',
      initialStatus: 'approved',
      submissionDate: sent.replacement?.sentAt,
    });
    expect(await look(claimId)).toMatchObject({
      state: 'sent',
      replacement: { status: 'approved', paidAmount: suggestion?.payableAmount },
    });
    expect(await look(`${claimId}-R1`)).toMatchObject({ state: 'not-possible', replaces: claimId });
  });

  it('asks for what only the patient can tell', async () => {
    const { claimId, suggestion, ask } = await firstThat((correction) => correction.ask === 'memberId');
    expect(suggestion).toBeNull();
    const path = `/api/claims/${claimId}/correction`;
    const without = { edits: [{ kind: 'fill-in', field: ask }] };
    const problem = await portal.client.refused('POST', path, { body: without });
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer: '/edits/0' }] });
    const odd = { edits: [{ kind: 'fill-in', field: ask, value: 'x!' }] };
    expect(await portal.client.refused('POST', path, { body: odd })).toMatchObject({
      status: 400,
      errors: [{ pointer: '/edits/0/value' }],
    });
    const edits = [{ kind: 'fill-in', field: ask, value: 'NEW4711' }];
    expect(await portal.client.accepted('POST', path, { edits })).toMatchObject({ state: 'sent' });
  });

  it('is refused without changes, without the token, and when there is no such claim', async () => {
    const path = `/api/claims/${denied[0]}/correction`;
    expect(await portal.client.refused('POST', path, { body: { edits: [] } })).toMatchObject({
      status: 400,
      errors: [{ pointer: '/edits' }],
    });
    expect((await portal.client.refused('POST', path, { body: {}, anonymous: true })).status).toBe(401);
    expect((await portal.client.refused('GET', '/api/claims/CLM-NONE/correction')).status).toBe(404);
  });

  it('is part of the run: a replay of its inputs gives the same claims, replacements among them', async () => {
    await portal.client.command('resume', { speed: 'max' });
    await portal.client.completed();
    const { reader } = portal.sources;
    const [row] = (await reader.getRepository(GenerationRunEntity).find()) as [GenerationRunEntity];
    expect(row.inputs).toHaveLength(2);
    const run = { ...row, runId: row.id } as unknown as RunDefinition;
    const { batch } = simulate(run, runStart(row.config), runEnd(row.config) as number, null);
    const claims = await reader.getRepository(ClaimEntity).find();
    const outlines = (all: readonly Pick<ClaimEntity, 'id' | 'status' | 'denialCauseId' | 'paidAmount'>[]) =>
      all.map(({ id, status, denialCauseId, paidAmount }) => [id, status, denialCauseId, paidAmount].join()).sort();
    expect(outlines(batch.claims)).toEqual(outlines(claims));
    expect(claims.filter(({ frequencyCode }) => frequencyCode === '7')).toHaveLength(2);
  });
});
