import {
  type Claim,
  dayStart,
  type GenerationConfig,
  runEnd,
  runStart,
  type Stage,
  toCalendarDate,
  toInstant,
} from '@portal/domain';
import fc from 'fast-check';
import { runOf, sigmas } from '../testing/run-of.js';
import { liveThrough, type StoredRun } from '../testing/stored-run.js';
import { patternExpectations } from './pattern-expectations.js';
import type { RunDefinition, RunInput } from './run-types.js';
import { replay, simulate } from './simulate.js';
import { inputsWithStages } from './stage-inputs.js';
import { validateConfig } from './validate-config.js';

const ONE_PATTERN = [{ patternId: 'PTN-001', frequency: 0.3, improvementRate: 0 }] as const;
/** One of each kind: who practices, who arrives, what is planted and denied, who appeals. Not in the order of days. */
const STAGES: readonly Stage[] = [
  { name: 'Busy', fromDay: 12, settings: { claimsPerDay: 80, denialRate: 0.5 } },
  { name: 'Training', fromDay: 4, settings: { practiceSessionsPerDay: 5, appealRate: 0.9 } },
  { name: 'One cause', fromDay: 20, settings: { patterns: ONE_PATTERN } },
  { name: 'Only a name', fromDay: 26, settings: {} },
];
const settings = { claimsPerDay: 40, warmupDays: 3, practiceSessionsPerDay: 0, duration: '30-days' } as const;
const staged = runOf(21, { ...settings, stages: STAGES });
const dayOf = (config: GenerationConfig, day: number) => toCalendarDate(dayStart(config, day));

/** The same run without stages, in which somebody changes the settings in the last second before each would begin. */
function byHand({ config: { stages = [], ...config }, ...run }: RunDefinition): RunDefinition {
  const changes = stages.map(({ fromDay, settings: changed }): RunInput => {
    return { at: toInstant(dayStart(config, fromDay) - 1), kind: 'settings-changed', settings: changed };
  });
  return { ...run, config, inputs: changes.sort((a, b) => (a.at < b.at ? -1 : 1)) };
}

describe('stages of a scenario', () => {
  let rows: StoredRun;

  beforeAll(() => {
    ({ rows } = liveThrough(staged));
  });

  it('are the same as changes made by hand in the last second before their days', () => {
    expect(liveThrough(byHand(staged)).rows.digest()).toBe(rows.digest());
    expect(liveThrough(runOf(21, settings)).rows.digest()).not.toBe(rows.digest());
  });

  it('give the same rows wherever the run is cut and after any restart (law 1)', () => {
    const [start, end] = [runStart(staged.config), runEnd(staged.config) as number];
    const boundaries = STAGES.flatMap(({ fromDay }) => [-2, -1, 0, 1].map((s) => dayStart(staged.config, fromDay) + s));
    expect(liveThrough(staged, { cuts: boundaries, limits: { maxClaims: 11 } }).rows.digest()).toBe(rows.digest());
    fc.assert(
      fc.property(fc.constantFrom(...boundaries, start + 1), fc.integer({ min: 1, max: 60 }), (restart, maxClaims) => {
        const straight = simulate(staged, restart, end, simulate(staged, start, restart, null).carry).batch;
        expect(simulate(staged, restart, end, replay(staged, restart)).batch).toEqual(straight);
        expect(liveThrough(staged, { cuts: [restart], limits: { maxClaims } }).rows.digest()).toBe(rows.digest());
      }),
      { numRuns: 6, seed: 20_261_125 },
    );
  });

  it('leave a run to a change by hand until the next stage that names the setting', () => {
    const at = toInstant(dayStart(staged.config, 6) + 5 * 3_600);
    const change: RunInput = { at, kind: 'settings-changed', settings: { appealRate: 0, claimsPerDay: 20 } };
    const run = { ...staged, inputs: [change] };
    expect(inputsWithStages(run).map((input) => input.kind === 'settings-changed' && input.settings)).toEqual([
      STAGES[1]?.settings,
      change.settings,
      STAGES[0]?.settings,
      STAGES[2]?.settings,
      STAGES[3]?.settings,
    ]);
    // A change that comes while the run goes on does not disturb what was read before it.
    const late = simulate(staged, runStart(staged.config), dayStart(staged.config, 6), null);
    const end = runEnd(run.config) as number;
    const changed = simulate(run, late.batch.to, end, late.carry).batch;
    expect(changed.appeals.filter(({ appealDate }) => appealDate > dayOf(run.config, 18))).toEqual([]);
    expect(perDay(changed.claims, run.config, 7, 11)).toBeLessThan(30);
    expect(perDay(changed.claims, run.config, 13, 30)).toBeGreaterThan(70);
  });

  it('raise and lower the number of claims from the first second of their day', () => {
    const weeks = runOf(5, { ...settings, stages: [{ name: 'Busy', fromDay: 15, settings: { claimsPerDay: 120 } }] });
    const counted = [...liveThrough(weeks).rows.claims.values()];
    expect(perDay(counted, weeks.config, 1, 14)).toBe(40);
    expect(perDay(counted, weeks.config, 15, 28)).toBe(120);
  });

  it('set the denial rate: what the patterns leave of it is denied for other causes', () => {
    const stages = [{ name: 'Worse', fromDay: 16, settings: { denialRate: 0.5 } }];
    const run = runOf(8, { ...settings, claimsPerDay: 200, denialRate: 0.3, patterns: ONE_PATTERN, stages });
    const claims = [...liveThrough(run).rows.claims.values()];
    const split = dayOf(run.config, 16);
    const before = claims.filter(({ submissionDate }) => submissionDate < split);
    const after = claims.filter(({ submissionDate }) => submissionDate >= split);
    expect(before.length).toBeGreaterThan(3_000);
    expect(sigmas(denied(before), before.length, 0.3)).toBeLessThan(3.5);
    expect(sigmas(denied(after), after.length, 0.5)).toBeLessThan(3.5);
    expect(sigmas(carrying(after, 'PTN-001'), after.length, 0.3)).toBeLessThan(3.5);
  });

  it('move the patterns, and with them what is expected of each', () => {
    const run = runOf(9, {
      ...settings,
      claimsPerDay: 200,
      stages: [{ name: 'One cause', fromDay: 16, settings: { patterns: ONE_PATTERN } }],
    });
    const { rows: lived, carry } = liveThrough(run);
    const [expectation, ...others] = patternExpectations(carry);
    expect(others).toEqual([]);
    expect(expectation).toMatchObject({ patternId: 'PTN-001', target: expect.closeTo(0.3, 10) });
    const since = [...lived.claims.values()].filter(({ submissionDate }) => submissionDate >= run.config.startDate);
    const expected = expectation?.expectedClaims ?? 0;
    // 0.1 in the first half of the claims and 0.3 in the second.
    expect(expected / since.length).toBeGreaterThan(0.18);
    expect(expected / since.length).toBeLessThan(0.22);
    expect(sigmas(carrying(since, 'PTN-001'), since.length, expected / since.length)).toBeLessThan(3.5);
  });
});

describe('a stage is refused', () => {
  const pointers = (changes: Partial<GenerationConfig>) =>
    validateConfig({ ...staged.config, ...changes }).map(({ pointer }) => pointer);
  const on = (fromDay: number, changed: Stage['settings'] = {}): Stage => ({ name: 'It', fromDay, settings: changed });

  it('after the end of the run, which a run without end does not have', () => {
    expect(pointers({ stages: [on(30), on(31)] })).toEqual(['/stages/1/fromDay']);
    expect(pointers({ stages: [on(30), on(31)], duration: 'continuous' })).toEqual([]);
  });

  it('on the day of another, with the name of that one', () => {
    const problems = validateConfig({ ...staged.config, stages: [on(5), on(7), { ...on(5), name: 'Again' }] });
    expect(problems).toEqual([{ pointer: '/stages/2/fromDay', detail: 'It begins on day 5 too' }]);
  });

  it('for patterns that do not exist, stand twice or are too many', () => {
    const [pattern] = ONE_PATTERN;
    const unknown = { ...pattern, patternId: 'PTN-099' as 'PTN-001' };
    expect(pointers({ stages: [on(1), on(2, { patterns: [unknown, pattern, pattern] })] })).toEqual([
      '/stages/1/settings/patterns/0/patternId',
      '/stages/1/settings/patterns/2/patternId',
    ]);
    expect(
      pointers({
        stages: [
          on(1, {
            patterns: [
              { ...pattern, frequency: 0.8 },
              { ...unknown, frequency: 0.3 },
            ],
          }),
        ],
      }),
    ).toContain('/stages/0/settings/patterns');
  });
});

function perDay(claims: readonly Claim[], config: GenerationConfig, first: number, last: number): number {
  const [from, to] = [dayOf(config, first), dayOf(config, last + 1)];
  const within = claims.filter(({ submissionDate }) => submissionDate >= from && submissionDate < to);
  return within.length / (last - first + 1);
}

function denied(claims: readonly Claim[]): number {
  return claims.filter(({ initialStatus }) => initialStatus === 'denied').length;
}

function carrying(claims: readonly Claim[], causeId: string): number {
  return claims.filter(({ denialCauseId }) => denialCauseId === causeId).length;
}
