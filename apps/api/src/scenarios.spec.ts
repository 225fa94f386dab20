import type { RunSummary, Scenario, ScenarioBody } from '@portal/contracts';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { SCENARIOS as PRESETS } from '@portal/simulation';
import { portalOn, type ServedPortal } from './testing/open-portal.js';

const SCENARIOS = '/api/admin/scenarios';
const GENERATION = '/api/admin/generation';

/** A small practice with something in every setting. */
const SMALL_PRACTICE = {
  name: 'Small practice',
  description: 'Two clinicians who begin to train in the second week.',
  speed: 'max',
  config: {
    claimsPerDay: 40,
    denialRate: 0.25,
    appealRate: 0.6,
    practiceSessionsPerDay: 1.5,
    patterns: [{ patternId: 'PTN-001', frequency: 0.1, improvementRate: 0.05 }],
    duration: '1-week',
    providerIds: ['PRV-001', 'PRV-002'],
    warmupDays: 3,
    startDate: '2026-01-05',
    pricing: 'fee-schedule',
    adjudication: 'payer-lag',
    appealTiming: 'realistic',
    stages: [{ name: 'Training', fromDay: 4, settings: { practiceSessionsPerDay: 4 } }],
    ruleChanges: [{ payerId: 'PAY-004', procedureCode: '99214', placeOfService: null, fromDay: 2 }],
    bookedVisits: [{ providerId: 'PRV-001', payerId: 'PAY-001', day: 1 }],
  },
} satisfies ScenarioBody;

const changed = (changes: Partial<ScenarioBody['config']>): ScenarioBody => ({
  ...SMALL_PRACTICE,
  config: { ...SMALL_PRACTICE.config, ...changes },
});

describeOnEachEngine('scenarios of one’s own', (engine) => {
  let portal: ServedPortal;

  beforeAll(async () => void (portal = await portalOn(engine)));
  afterAll(() => portal.close());

  const create = (body: ScenarioBody) => portal.client.send<Scenario>('POST', SCENARIOS, { body });
  const read = (id: string) => portal.client.accepted<Scenario>('GET', `${SCENARIOS}/${id}`);
  const replace = (id: string, body: ScenarioBody) =>
    portal.client.accepted<Scenario>('PUT', `${SCENARIOS}/${id}`, body);
  const list = async () => (await portal.client.accepted<{ items: Scenario[] }>('GET', SCENARIOS)).items;
  const kept = async (body: ScenarioBody = SMALL_PRACTICE) => (await create(body)).body.id;

  it('are kept with every setting and stand behind the presets', async () => {
    const { status, body } = await create(SMALL_PRACTICE);
    expect([status, body]).toEqual([
      201,
      {
        ...SMALL_PRACTICE,
        id: expect.stringMatching(/^scn-[0-9a-f]{12}$/),
        summary: '25% denied, 40 a day',
        preset: false,
        updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
    expect(await read(body.id)).toEqual(body);
    const all = await list();
    expect(all.at(-1)).toEqual(body);
    expect(all.slice(0, -1).map(({ id }) => id)).toEqual(PRESETS.map(({ id }) => id));
    for (const preset of all.slice(0, -1)) expect(preset).toMatchObject({ preset: true, updatedAt: null });
  });

  it('have a speed and a description where none is given, and a name without blanks around it', async () => {
    const { name: _, description: __, speed: ___, ...rest } = SMALL_PRACTICE;
    const { body } = await create({ ...rest, name: '  Trimmed ' });
    expect(body).toMatchObject({ name: 'Trimmed', description: '', speed: '100x' });
  });

  it('are replaced as a whole', async () => {
    const id = await kept();
    const { stages: _, ruleChanges: __, bookedVisits: ___, ...plain } = SMALL_PRACTICE.config;
    const body = {
      ...SMALL_PRACTICE,
      name: 'Without a plan',
      config: { ...plain, denialRate: 0.1, providerIds: null },
    };
    const replaced = await replace(id, body);
    expect(replaced).toMatchObject({ ...body, id, summary: '10% denied, 40 a day', preset: false });
    expect(Object.keys(replaced.config).sort()).toEqual(Object.keys(plain).sort());
    expect(await read(id)).toEqual(replaced);
  });

  it('are gone once they are deleted', async () => {
    const id = await kept();
    expect((await portal.client.send('DELETE', `${SCENARIOS}/${id}`)).status).toBe(204);
    expect((await list()).map((scenario) => scenario.id)).not.toContain(id);
    for (const [method, body] of [['GET'], ['PUT', SMALL_PRACTICE], ['DELETE']] as const) {
      const problem = await portal.client.refused(method, `${SCENARIOS}/${id}`, { body });
      expect(problem).toMatchObject({ status: 404, detail: `There is no scenario ${id}.` });
    }
    const start = { body: { scenarioId: id } };
    expect(await portal.client.refused('POST', `${GENERATION}/start`, start)).toMatchObject({
      ...{ status: 422, detail: `There is no scenario ${id}.` },
      errors: [{ pointer: '/scenarioId', detail: `there is no scenario ${id}` }],
    });
  });

  it.each(['PUT', 'DELETE'])('are no presets: %s of one is refused and changes nothing', async (method) => {
    const before = await read('demo');
    const problem = await portal.client.refused(method, `${SCENARIOS}/demo`, {
      body: method === 'PUT' ? SMALL_PRACTICE : undefined,
    });
    expect(problem).toMatchObject({ status: 409, type: '/problems/conflict' });
    expect(problem.detail).toMatch(/^Demo is a preset and cannot be (changed|deleted)\. Save a copy instead\.$/);
    expect(await read('demo')).toEqual(before);
  });

  it.each<[string, object, number, string]>([
    [
      'an unknown pattern',
      changed({ patterns: [{ patternId: 'PTN-999', frequency: 0.1 }] }),
      422,
      '/patterns/0/patternId',
    ],
    ['an unknown provider', changed({ providerIds: ['PRV-001', 'PRV-999'], bookedVisits: [] }), 422, '/providerIds/1'],
    [
      'a stage after the end',
      changed({ stages: [{ name: 'Late', fromDay: 8, settings: {} }] }),
      422,
      '/stages/0/fromDay',
    ],
    [
      'a payer that does not exist',
      changed({ ruleChanges: [{ payerId: 'PAY-999', procedureCode: '99214', fromDay: 2 }] }),
      422,
      '/ruleChanges/0/payerId',
    ],
    [
      'a visit of a provider who is not there',
      changed({ bookedVisits: [{ providerId: 'PRV-003', payerId: 'PAY-001', day: 1 }] }),
      422,
      '/bookedVisits/0/providerId',
    ],
    ['more claims a day than the hospital’s alone', changed({ claimsPerDay: 1_001 }), 400, '/claimsPerDay'],
    ['a rate above one', changed({ denialRate: 1.1 }), 400, '/denialRate'],
    ['a setting that it does not know', changed({ colour: 'blue' } as object), 400, '/colour'],
  ])('are refused with %s, under /config', async (_what, body, status, pointer) => {
    const id = await kept();
    const before = await list();
    for (const [method, path] of [
      ['POST', SCENARIOS],
      ['PUT', `${SCENARIOS}/${id}`],
    ] as const) {
      const problem = await portal.client.refused(method, path, { body });
      expect(problem).toMatchObject({ status, errors: [{ pointer: `/config${pointer}` }] });
      expect(problem.errors).toHaveLength(1);
    }
    expect(await list()).toEqual(before);
  });

  it('may be replaced and deleted: a run of it keeps the settings that it was started with', async () => {
    const id = await kept();
    const { runId } = await portal.client.start({ scenarioId: id, seed: 5, speed: 'real-time' });
    await portal.client.command('stop');
    const stored = async () => {
      const { reader } = portal.sources;
      const rows: unknown[] = await reader.query(
        `SELECT scenario_id, scenario_name, config, inputs FROM generation_runs WHERE id = '${runId}'`,
      );
      return rows;
    };
    const run = () => portal.client.accepted<RunSummary>('GET', `${GENERATION}/runs/${runId}`);
    const [before, rows] = [await run(), await stored()];
    expect(before).toMatchObject({ scenarioId: id, scenarioName: 'Small practice', settings: SMALL_PRACTICE.config });
    expect(rows).toHaveLength(1);

    await replace(id, { ...changed({ claimsPerDay: 80, patterns: [] }), name: 'Larger practice' });
    expect([await run(), await stored()]).toEqual([before, rows]);
    await portal.client.send('DELETE', `${SCENARIOS}/${id}`);
    expect([await run(), await stored()]).toEqual([before, rows]);
  });
});
