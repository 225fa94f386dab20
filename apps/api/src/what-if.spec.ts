import type { Dashboard, StartResponse, WhatIf, WhatIfPage, WhatIfRequest, WorkList } from '@portal/contracts';
import { addDays } from '@portal/domain';
import { openPortal, type OpenPortal } from './testing/open-portal.js';

const WEEKS = 8;
const PATTERN = 'PTN-001';
const WHAT_IF = '/api/admin/generation/what-if';

/** One future per question, on one finished run of a practice that never trains. */
describe('what if', () => {
  let portal: OpenPortal;
  let runId: string;
  let from: string;

  beforeAll(async () => {
    portal = await openPortal();
    const patterns = [{ patternId: PATTERN, frequency: 0.2, improvementRate: 0.1 }];
    const settings = {
      startDate: '2026-01-05',
      warmupDays: 0,
      practiceSessionsPerDay: 0,
      patterns,
      duration: '90-days',
      claimsPerDay: 60,
    };
    const started = await portal.client.accepted<StartResponse>('POST', '/api/admin/generation/start', {
      ...{ scenarioId: 'demo', seed: 7, speed: 'max' },
      ...settings,
    });
    runId = started.runId;
    await portal.client.completed();
    // The last weeks of the run: the figures of both are then as of the same instant.
    from = addDays('2026-01-05', 90 - WEEKS * 7);
  });
  afterAll(() => portal.close());

  const ask = (branches: WhatIfRequest['branches'], days = WEEKS * 7) =>
    portal.client.accepted<WhatIf>('POST', WHAT_IF, { runId, from, days, branches });
  const figure = (answer: WhatIf, future: number, key: string) =>
    answer.futures[future]?.figures.find((one) => one.key === key);

  it('the future as it is has the figures of the dashboard, and one that changes nothing differs in nothing', async () => {
    const answer = await ask([{ name: 'The same', settings: { practiceSessionsPerDay: 0 } }]);
    const query = new URLSearchParams({ runId, period: 'custom', from: answer.from, to: answer.to });
    const { tiles } = await portal.client.accepted<Dashboard>('GET', `/api/metrics/dashboard?${query}`);
    const base = answer.futures[0]?.figures ?? [];
    expect(base.length).toBeGreaterThan(10);
    for (const { key, value } of base)
      expect({ key, value }).toEqual({ key, value: tiles.find((tile) => tile.key === key)?.value });
    const same = answer.futures[1]?.figures ?? [];
    const isShare = ({ unit }: (typeof same)[number]) => unit === 'share';
    // Nobody practices here, so there is no score to differ.
    const none = (key: string) => (key === 'practice-score' ? null : 0);
    expect(same.map(({ key, difference }) => ({ key, difference }))).toEqual(
      base.map(({ key }) => ({ key, difference: none(key) })),
    );
    const intervals = same.filter(({ interval }) => interval !== null);
    expect(intervals.some(isShare)).toBe(true);
    for (const { key, interval } of intervals)
      expect({ key, interval }).toEqual({ key, interval: { low: 0, high: 0 } });
  });

  it('training lowers the denial rate, beyond what chance allows, and from the first weeks on more and more', async () => {
    const answer = await ask([{ name: 'Train daily', settings: { practiceSessionsPerDay: 5 } }]);
    const rate = figure(answer, 1, 'initial-denial-rate');
    expect(rate?.difference).toBeLessThan(-0.02);
    expect(rate?.interval?.high).toBeLessThan(0);
    const gap = (first: number) => {
      const rate = (future: number) => {
        const weeks = answer.futures[future]?.daily.slice(first, first + 14) ?? [];
        const sum = (field: 'decided' | 'denied') => weeks.reduce((total, day) => total + day[field], 0);
        return sum('denied') / sum('decided');
      };
      return rate(0) - rate(1);
    };
    expect(gap((WEEKS - 2) * 7)).toBeGreaterThan(gap(0));
    expect(figure(answer, 1, 'practice-sessions')?.difference).toBeGreaterThan(100);
  });

  it('a payer that changes a rule raises it; the past and the run itself stay as they are', async () => {
    const { sequence: _before, ...before } = await portal.client.status();
    const rule = { payerId: 'PAY-002', procedureCode: '99213', placeOfService: null };
    const answer = await ask([
      { name: 'A new rule', ruleChange: rule },
      { name: 'Twice the claims', settings: { claimsPerDay: 120 } },
    ]);
    expect(figure(answer, 1, 'initial-denial-rate')?.difference).toBeGreaterThan(0);
    const [base, , twice] = answer.futures.map(({ claims }) => claims);
    expect((twice as number) / (base as number)).toBeGreaterThan(1.8);
    const { sequence: _after, ...after } = await portal.client.status();
    expect(after).toEqual(before);
  });

  it('a future may begin where the run ended', async () => {
    const dayAfter = addDays(from, WEEKS * 7);
    const answer = await portal.client.accepted<WhatIf>('POST', WHAT_IF, {
      ...{ runId, from: dayAfter, days: 14 },
      branches: [{ name: 'No appeals', settings: { appealRate: 0 } }],
    });
    expect(answer).toMatchObject({ from: dayAfter, to: addDays(dayAfter, 13) });
    const [base] = answer.futures;
    expect(base?.claims).toBeGreaterThan(10 * 60);
    expect(base?.daily.filter(({ decided }) => decided > 0).length).toBeGreaterThan(9);
    // In the past nothing changes: appeals that were filed before are decided all the same.
    expect(figure(answer, 1, 'appeal-rate')?.value).toBe(0);
    expect(figure(answer, 1, 'overturn-rate')?.value).toBeGreaterThan(0);
  });

  it('is kept, opened again, listed, renamed without being computed anew, and deleted', async () => {
    const branches = [
      { name: 'Half', settings: { appealRate: 0.5 } },
      { name: 'None', settings: { appealRate: 0 } },
    ];
    const first = await portal.client.accepted<WhatIf>('POST', WHAT_IF, { runId, from, days: 7, branches });
    expect(first).toMatchObject({ name: 'Half, None', branches, to: addDays(from, 6) });
    expect(await portal.client.accepted<WhatIf>('GET', `${WHAT_IF}/${first.id}`)).toEqual(first);

    const renamedBranches = [branches[0], { ...branches[1], name: 'Give up' }];
    const change = { name: 'Are appeals worth it?', branches: renamedBranches };
    const renamed = await portal.client.accepted<WhatIf>('PATCH', `${WHAT_IF}/${first.id}`, change);
    expect(renamed.futures.map(({ name }) => name)).toEqual(['As it is', 'Half', 'Give up']);
    expect({ ...renamed, ...{ name: '', branches: [], futures: [] } }).toEqual({
      ...{ ...first, name: '', branches: [], futures: [] },
    });
    expect(renamed.futures.map(({ figures }) => figures)).toEqual(first.futures.map(({ figures }) => figures));

    const page = await portal.client.accepted<WhatIfPage>('GET', `${WHAT_IF}?limit=1&runId=${runId}`);
    expect(page.total).toBeGreaterThan(1);
    const { futures: _, ...summary } = renamed;
    const all = await portal.client.accepted<WhatIfPage>('GET', `${WHAT_IF}?limit=200`);
    expect(all.items).toContainEqual(summary);
    const next = await portal.client.accepted<WhatIfPage>('GET', `${WHAT_IF}?limit=1&cursor=${page.nextCursor}`);
    expect([page.items[0]?.id, next.items[0]?.id]).toEqual(all.items.slice(0, 2).map(({ id }) => id));

    expect((await portal.client.send('DELETE', `${WHAT_IF}/${first.id}`)).status).toBe(204);
    for (const method of ['GET', 'DELETE'])
      expect((await portal.client.refused(method, `${WHAT_IF}/${first.id}`)).status).toBe(404);
  });

  it('is computed anew with a future more or less, and stays as it was when that is refused', async () => {
    const branches = [{ name: 'None', settings: { appealRate: 0 } }];
    const asked = await portal.client.accepted<WhatIf>('POST', WHAT_IF, { runId, from, days: 7, branches });
    const path = `${WHAT_IF}/${asked.id}`;
    const more = [...branches, { name: 'Train', settings: { practiceSessionsPerDay: 5 } }];
    const changed = await portal.client.accepted<WhatIf>('PATCH', path, { branches: more });
    expect(changed.futures.map(({ name }) => name)).toEqual(['As it is', 'None', 'Train']);
    expect(changed.futures.slice(0, 2)).toEqual(asked.futures);
    const problem = await portal.client.refused('PATCH', path, { body: { from: '2050-01-01' } });
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer: '/from' }] });
    for (const body of [{}, { name: ' ' }, { branches: [] }, { runId }])
      expect((await portal.client.refused('PATCH', path, { body })).status).toBe(400);
    expect(await portal.client.accepted<WhatIf>('GET', path)).toEqual(changed);
  });

  it('shows its progress by simulated days, is cancelled at once, and then nothing of it is kept', async () => {
    const before = (await portal.client.accepted<WhatIfPage>('GET', WHAT_IF)).total;
    const branches = ['A', 'B', 'C', 'D'].map((name) => ({ name, settings: { claimsPerDay: 200 } }));
    const asked = portal.client.refused('POST', WHAT_IF, { body: { runId, from, days: 90, branches } });
    const work = await portal.client.working('what-if');
    expect(work).toMatchObject({ name: '“A, B, C, D”', unit: 'days', total: 5 * (90 - WEEKS * 7 + 90), refusal: null });
    await portal.client.accepted('POST', `/api/admin/work/${work.id}/cancel`);
    expect(await asked).toMatchObject({ status: 409, detail: '“A, B, C, D” was cancelled.' });
    const { items } = await portal.client.accepted<WorkList>('GET', '/api/admin/work');
    expect(items[0]).toMatchObject({ id: work.id, state: 'cancelled', failure: null });
    expect(items[0]?.done).toBeLessThan(work.total as number);
    expect((await portal.client.accepted<WhatIfPage>('GET', WHAT_IF)).total).toBe(before);
  });

  it.each([
    ['an unknown run', { runId: 'RUN-NONE' }, 422, '/runId'],
    ['a day before the run', { from: '2020-01-01' }, 400, '/from'],
    ['a day that has not come', { from: '2050-01-01' }, 400, '/from'],
    ['more days than a future may have', { days: 91 }, 400, '/days'],
    ['no branch', { branches: [] }, 400, '/branches'],
    ['a branch that changes nothing', { branches: [{ name: 'x' }] }, 400, '/branches/0'],
    [
      'an unknown pattern',
      { branches: [{ name: 'x', settings: { patterns: [{ patternId: 'PTN-099', frequency: 0.1 }] } }] },
      422,
      '/branches/0/patterns/0/patternId',
    ],
    [
      'more claims a day than the scenario of the run allows',
      { branches: [{ name: 'x', settings: { claimsPerDay: 1_001 } }] },
      400,
      '/branches/0/settings/claimsPerDay',
    ],
    [
      'more claims a day than any scenario allows',
      { branches: [{ name: 'x', settings: { claimsPerDay: 2_001 } }] },
      400,
      '/branches/0/settings/claimsPerDay',
    ],
  ])('refuses %s', async (_what, changed, status, pointer) => {
    const body = { runId, from, days: 14, branches: [{ name: 'x', settings: { appealRate: 0.1 } }], ...changed };
    const answer = await portal.client.send<{ errors?: { pointer: string }[] }>('POST', WHAT_IF, { body });
    expect(answer.status).toBe(status);
    expect(answer.body.errors?.map((error) => error.pointer)).toContain(pointer);
  });
});
