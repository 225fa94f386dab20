import { startRequest } from './generation.contract.js';

/** Paths of what is wrong with a body, as text; empty when it is accepted. */
function refusedPaths(body: object): string[] {
  const result = startRequest.safeParse({ scenarioId: 'demo', ...body });
  return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
}

const stage = (changes: object) => ({ stages: [{ name: 'Training', fromDay: 15, settings: {}, ...changes }] });

describe('the body of a start', () => {
  it('needs the scenario and nothing else', () => {
    expect(refusedPaths({})).toEqual([]);
    expect(startRequest.safeParse({}).error?.issues.map(({ path }) => path)).toEqual([['scenarioId']]);
    expect(refusedPaths({ scenarioId: '' })).toEqual(['scenarioId']);
  });

  it.each([
    { claimsPerDay: 10 },
    { claimsPerDay: 1000 },
    { denialRate: 0 },
    { denialRate: 1 },
    { appealRate: 0.4 },
    { practiceSessionsPerDay: 0 },
    { practiceSessionsPerDay: 5 },
    { warmupDays: 0 },
    { warmupDays: 365 },
    { duration: '1-week' },
    { duration: '30-days' },
    { duration: '90-days' },
    { duration: 'continuous' },
    { speed: 'max' },
    { seed: 0 },
    { seed: 4_294_967_295 },
    { providerIds: null },
    { providerIds: ['PRV-002'] },
    { patterns: [] },
    { startDate: '2026-02-28' },
    { stages: [] },
    stage({}),
    stage({ fromDay: 1, settings: { practiceSessionsPerDay: 5, denialRate: 0.2, patterns: [] } }),
  ])('accepts %j', (body) => {
    expect(refusedPaths(body)).toEqual([]);
  });

  it.each([
    [{ claimsPerDay: 9 }, 'claimsPerDay'],
    [{ claimsPerDay: 1001 }, 'claimsPerDay'],
    [{ claimsPerDay: 2001 }, 'claimsPerDay'],
    [{ claimsPerDay: 10.5 }, 'claimsPerDay'],
    [{ claimsPerDay: Number.NaN }, 'claimsPerDay'],
    [{ claimsPerDay: Number.POSITIVE_INFINITY }, 'claimsPerDay'],
    [{ claimsPerDay: '10' }, 'claimsPerDay'],
    [{ claimsPerDay: null }, 'claimsPerDay'],
    [{ denialRate: -0.01 }, 'denialRate'],
    [{ denialRate: 1.01 }, 'denialRate'],
    [{ appealRate: -0.01 }, 'appealRate'],
    [{ appealRate: 1.01 }, 'appealRate'],
    [{ practiceSessionsPerDay: -1 }, 'practiceSessionsPerDay'],
    [{ practiceSessionsPerDay: 5.1 }, 'practiceSessionsPerDay'],
    [{ warmupDays: -1 }, 'warmupDays'],
    [{ warmupDays: 366 }, 'warmupDays'],
    [{ warmupDays: 1.5 }, 'warmupDays'],
    [{ duration: '2-weeks' }, 'duration'],
    [{ speed: '50x' }, 'speed'],
    [{ seed: -1 }, 'seed'],
    [{ seed: 4_294_967_296 }, 'seed'],
    [{ providerIds: [] }, 'providerIds'],
    [{ startDate: '2026-02-30' }, 'startDate'],
    [{ patterns: [{ patternId: 'PTN-001', frequency: 1.2 }] }, 'patterns.0.frequency'],
    [{ patterns: [{ patternId: 'PTN-001', frequency: 0.2, improvementRate: -1 }] }, 'patterns.0.improvementRate'],
    [stage({ name: ' ' }), 'stages.0.name'],
    [stage({ fromDay: 0 }), 'stages.0.fromDay'],
    [stage({ settings: undefined }), 'stages.0.settings'],
    [stage({ settings: { claimsPerDay: 1001 } }), 'stages.0.settings.claimsPerDay'],
    [stage({ settings: { claimsPerDay: 2001 } }), 'stages.0.settings.claimsPerDay'],
    [stage({ settings: { denialRate: 1.1 } }), 'stages.0.settings.denialRate'],
    [stage({ settings: { warmupDays: 3 } }), 'stages.0.settings'],
    [{ stages: Array.from({ length: 9 }, () => stage({}).stages[0]) }, 'stages'],
  ])('refuses %j and names %s', (body, path) => {
    expect(refusedPaths(body)).toEqual([path]);
  });

  it('refuses a key that it does not know, so that no setting is ignored in silence', () => {
    expect(startRequest.safeParse({ scenarioId: 'demo', claimPerDay: 10 }).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['claimPerDay'] },
    ]);
  });

  it('lets the hospital alone pass 1,000 claims a day, up to 2,000', () => {
    expect(refusedPaths({ scenarioId: 'hospital', claimsPerDay: 2000 })).toEqual([]);
    expect(refusedPaths({ scenarioId: 'hospital', claimsPerDay: 2001 })).toEqual(['claimsPerDay']);
    expect(refusedPaths({ scenarioId: 'hospital', ...stage({ settings: { claimsPerDay: 2000 } }) })).toEqual([]);
    expect(refusedPaths({ scenarioId: 'industry', claimsPerDay: 2000 })).toEqual(['claimsPerDay']);
  });

  it('reports everything that is wrong at once', () => {
    expect(refusedPaths({ claimsPerDay: 9, denialRate: 2, speed: 'fast' }).sort()).toEqual([
      'claimsPerDay',
      'denialRate',
      'speed',
    ]);
  });

  it('takes a pattern without improvement for one that practice does not change', () => {
    const { patterns } = startRequest.parse({
      scenarioId: 'demo',
      patterns: [{ patternId: 'PTN-001', frequency: 0.25 }],
    });
    expect(patterns).toEqual([{ patternId: 'PTN-001', frequency: 0.25, improvementRate: 0 }]);
  });
});
