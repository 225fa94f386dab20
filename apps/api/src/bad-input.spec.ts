import { type OpenPortal, openPortal } from './testing/open-portal.js';

const START = '/api/admin/generation/start';
const BIGGER_THAN_ONE_MEGABYTE = 'x'.repeat(1_100_000);

describe('bad input is refused with the field that caused it', () => {
  let portal: OpenPortal;

  beforeAll(async () => {
    portal = await openPortal();
  });
  afterAll(() => portal.close());

  const stages = (...changes: object[]) => ({
    stages: changes.map((changed) => ({ name: 'Training', fromDay: 8, settings: {}, ...changed })),
  });
  const pattern = (changes: object) => ({ patterns: [{ patternId: 'PTN-001', frequency: 0.2, ...changes }] });

  it.each([
    [{ claimsPerDay: 9 }, 400, '/claimsPerDay'],
    [{ claimsPerDay: 1001 }, 400, '/claimsPerDay'],
    [{ claimsPerDay: 10.5 }, 400, '/claimsPerDay'],
    [{ claimsPerDay: Number.NaN }, 400, '/claimsPerDay'],
    [{ claimsPerDay: '10' }, 400, '/claimsPerDay'],
    [{ appealRate: -0.01 }, 400, '/appealRate'],
    [{ appealRate: 1.01 }, 400, '/appealRate'],
    [{ denialRate: 1.5 }, 400, '/denialRate'],
    [{ practiceSessionsPerDay: -1 }, 400, '/practiceSessionsPerDay'],
    [{ practiceSessionsPerDay: 6 }, 400, '/practiceSessionsPerDay'],
    [pattern({ frequency: 1.01 }), 400, '/patterns/0/frequency'],
    [pattern({ frequency: -0.01 }), 400, '/patterns/0/frequency'],
    [pattern({ improvementRate: 2 }), 400, '/patterns/0/improvementRate'],
    [pattern({ improvementRate: -1 }), 400, '/patterns/0/improvementRate'],
    [pattern({ patternId: 'PTN-999' }), 422, '/patterns/0/patternId'],
    [{ patterns: [...pattern({}).patterns, ...pattern({}).patterns] }, 422, '/patterns/1/patternId'],
    [{ duration: '2-weeks' }, 400, '/duration'],
    [{ speed: '11x' }, 400, '/speed'],
    [{ providerIds: [] }, 400, '/providerIds'],
    [{ providerIds: ['PRV-999'] }, 422, '/providerIds/0'],
    [{ warmupDays: 366 }, 400, '/warmupDays'],
    [{ warmupDays: -1 }, 400, '/warmupDays'],
    [{ seed: -1 }, 400, '/seed'],
    [{ seed: 4_294_967_296 }, 400, '/seed'],
    [{ startDate: '2026-02-30' }, 400, '/startDate'],
    [stages({ fromDay: 0 }), 400, '/stages/0/fromDay'],
    [stages({ fromDay: 31 }), 422, '/stages/0/fromDay'],
    [stages({}, {}), 422, '/stages/1/fromDay'],
    [stages({ settings: pattern({ patternId: 'PTN-999' }) }), 422, '/stages/0/settings/patterns/0/patternId'],
    [{ colour: 'blue' }, 400, '/colour'],
    [{ scenarioId: undefined }, 400, '/scenarioId'],
    [{ scenarioId: 'nobody' }, 422, '/scenarioId'],
  ])('start with %j answers %i at %s', async (changes, status, pointer) => {
    const problem = await portal.client.refused('POST', START, { body: { scenarioId: 'demo', ...changes } });
    expect(problem.status).toBe(status);
    expect(problem.errors?.map((error) => error.pointer)).toEqual([pointer]);
    expect(problem.errors?.[0]?.detail).toMatch(/\w{2}/);
    expect((await portal.client.status()).state).toBe('idle');
  });

  it('names all bad fields at once', async () => {
    const body = { scenarioId: 'demo', claimsPerDay: 9, appealRate: 2 };
    const problem = await portal.client.refused('POST', START, { body });
    expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual(['/appealRate', '/claimsPerDay']);
  });

  it('takes 2,000 claims a day for the hospital only', async () => {
    const claimsPerDay = 2000;
    const estimate = '/api/admin/generation/estimate';
    expect(
      (await portal.client.send('POST', estimate, { body: { scenarioId: 'hospital', claimsPerDay } })).status,
    ).toBe(200);
    const problem = await portal.client.refused('POST', estimate, { body: { scenarioId: 'demo', claimsPerDay } });
    expect(problem.errors?.[0]?.pointer).toBe('/claimsPerDay');
  });

  it.each([
    ['GET', '/api/claims/CLM-nobody'],
    ['GET', '/api/admin/claims/CLM-nobody/provenance'],
    ['GET', '/api/admin/generation/runs/RUN-nobody'],
    ['GET', '/api/admin/generation/runs/RUN-nobody/days'],
    ['DELETE', '/api/admin/generation/runs/RUN-nobody'],
    ['GET', '/api/admin/scenarios/nobody'],
    ['DELETE', '/api/admin/scenarios/nobody'],
    ['GET', '/api/no-such-route'],
  ])('%s %s of something unknown answers 404', async (method, path) => {
    expect((await portal.client.refused(method, path)).status).toBe(404);
  });

  it.each([
    ['/api/claims?limit=201', '/limit'],
    ['/api/claims?limit=0', '/limit'],
    ['/api/claims?status=lost', '/status/0'],
    ['/api/claims?submittedFrom=yesterday', '/submittedFrom'],
    ['/api/claims?billedMin=-1', '/billedMin'],
    ['/api/claims?sort=name', '/sort'],
    ['/api/claims?unknown=1', '/unknown'],
    ['/api/claims?cursor=made-up', '/cursor'],
    ['/api/appeals?status=lost', '/status/0'],
    ['/api/learning-events?type=sleep', '/type/0'],
    ['/api/patterns?status=lost', '/status'],
  ])('GET %s is refused at %s', async (path, pointer) => {
    const problem = await portal.client.refused('GET', path);
    expect(problem.status).toBe(400);
    expect(problem.errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('broken JSON answers 400, a body that is too large 413', async () => {
    expect((await portal.client.refused('POST', START, { body: '{"scenarioId": ' })).status).toBe(400);
    const body = { scenarioId: BIGGER_THAN_ONE_MEGABYTE };
    expect((await portal.client.refused('POST', START, { body })).status).toBe(413);
  });

  it('commands without a run answer 409', async () => {
    for (const command of ['pause', 'resume', 'step']) {
      expect(await portal.client.refused('POST', `/api/admin/generation/${command}`, { body: {} })).toMatchObject({
        status: 409,
        type: '/problems/run-not-active',
      });
    }
  });
});
