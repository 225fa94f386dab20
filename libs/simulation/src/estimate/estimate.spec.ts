import { DAY_SECONDS, runStart, type Stage } from '@portal/domain';
import { demo } from '../scenarios/demo.scenario.js';
import { runOf } from '../testing/run-of.js';
import { liveThrough } from '../testing/stored-run.js';
import { estimate } from './estimate.js';

const STAGES: readonly Stage[] = [
  { name: 'Worse', fromDay: 8, settings: { denialRate: 0.45, claimsPerDay: 500, appealRate: 0.7 } },
  { name: 'Training', fromDay: 15, settings: { practiceSessionsPerDay: 5 } },
  { name: 'Less of it', fromDay: 22, settings: { claimsPerDay: 200, patterns: demo.config.patterns.slice(0, 3) } },
];

/** Against a third of the denials, those of the pattern, there is an appeal; against most of the others there is none. */
const MORE_APPEALS = {
  appealRate: 0.6,
  denialRate: 0.6,
  patterns: [{ patternId: 'PTN-001', frequency: 0.2, improvementRate: 0 }],
} as const;

describe('the estimate of a run', () => {
  it.each([
    ['as in Demo', {}],
    ['with the payers’ lags', { adjudication: 'payer-lag', appealTiming: 'realistic' }],
    ['with fast learning', { practiceSessionsPerDay: 5, patterns: demo.config.patterns.map(improvingBy(0.3)) }],
    ['of two providers', { providerIds: ['PRV-003', 'PRV-004'] }],
    ['where more appeals are wanted than there can be', MORE_APPEALS],
    ['in stages', { practiceSessionsPerDay: 0, stages: STAGES }],
  ] as const)('is near what the run yields %s', (_, changes) => {
    const run = runOf(41, { claimsPerDay: 300, ...changes });
    const { rows } = liveThrough(run);
    const expected = estimate(run.config, '100x');
    const denied = [...rows.claims.values()].filter(({ initialStatus }) => initialStatus === 'denied').length;
    expect(within(rows.claims.size, expected.claims)).toBeLessThan(0.01);
    expect(within(denied, expected.denials)).toBeLessThan(0.05);
    expect(within(rows.appeals.size, expected.appeals)).toBeLessThan(0.1);
    expect(rows.events.size).toBeGreaterThan(expected.learningEvents - 6);
    expect(rows.events.size).toBeLessThanOrEqual(expected.learningEvents);
    const linked = expected.perPattern.reduce((sum, { claims }) => sum + claims, 0);
    expect(within(rows.links.size, linked)).toBeLessThan(0.05);
  });

  it('of thirty days at 100x is seven hours and twelve minutes', () => {
    expect(estimate(demo.config, '100x').realSeconds).toBe(25_920);
    expect(estimate(demo.config, 'max').realSeconds).toBeNull();
    expect(estimate({ ...demo.config, duration: 'continuous' }, '100x').realSeconds).toBeNull();
  });

  it('of a run without history is about 3,000 claims, 900 denials', () => {
    const { claims, denials, combinedDenialRate, from, to } = estimate({ ...demo.config, warmupDays: 0 }, '100x');
    expect(claims).toBe(3_000);
    expect(denials).toBeGreaterThan(780);
    expect(denials).toBeLessThan(900);
    expect(combinedDenialRate).toBeCloseTo(0.3, 10);
    expect([from, to]).toEqual(['2026-01-05', '2026-02-03']);
  });

  it('of a continuous run is for thirty days', () => {
    const { days, to, claims } = estimate({ ...demo.config, duration: 'continuous', warmupDays: 0 }, '100x');
    expect([days, to]).toEqual([null, null]);
    expect(within(claims, 3_000)).toBeLessThan(0.05);
  });

  it('with a history counts it in, and says how many days are which', () => {
    const history = { ...demo.config, warmupDays: 14 };
    const [limited, continuous] = (['30-days', 'continuous'] as const).map((duration) =>
      estimate({ ...history, duration }, '100x'),
    );
    const counted = { countedDays: 44, historyDays: 14, from: '2025-12-22' };
    expect(limited).toMatchObject({ ...counted, days: 44, to: '2026-02-03', claims: 4_400 });
    expect(continuous).toMatchObject({ ...counted, days: null, to: null });
    // The last two days of a continuous run's thirty are a Monday and a Tuesday, which are busier than others.
    expect(within(continuous?.claims ?? 0, 4_400)).toBeLessThan(0.05);
    const week = estimate({ ...demo.config, duration: '1-week', warmupDays: 0 }, '100x');
    expect(week).toMatchObject({ days: 7, countedDays: 7, historyDays: 0, claims: 700 });
  });

  it('of a continuous run with a history is what both yield', () => {
    const run = runOf(41, { claimsPerDay: 300, duration: 'continuous', warmupDays: 20 });
    const { claims, denials, appeals, countedDays } = estimate(run.config, '100x');
    const until = runStart(run.config) + countedDays * DAY_SECONDS;
    const { rows } = liveThrough(run, { until });
    const denied = [...rows.claims.values()].filter(({ initialStatus }) => initialStatus === 'denied').length;
    expect(within(rows.claims.size, claims)).toBeLessThan(0.01);
    expect(within(denied, denials)).toBeLessThan(0.05);
    expect(within(rows.appeals.size, appeals)).toBeLessThan(0.1);
  });
});

describe('warnings', () => {
  const warningsOf = (changes: Partial<typeof demo.config>) =>
    estimate({ ...demo.config, practiceSessionsPerDay: 0, ...changes }, '100x').warnings.join(' ');
  const single = (frequency: number) => [{ patternId: 'PTN-004', frequency, improvementRate: 0 }] as const;

  it('there are none for usual settings', () => {
    expect(warningsOf({ appealRate: 0.4 })).toBe('');
    expect(warningsOf({ appealRate: 0.7 })).toBe('');
  });

  it('name an appeal rate that is not realistic', () => {
    expect(warningsOf({ appealRate: 0.39 })).toMatch(/39\.0% is not realistic/);
    expect(warningsOf({ appealRate: 0.71 })).toMatch(/not realistic/);
  });

  it('name the share of denials that can be appealed where it is less than the rate', () => {
    // Of the background causes those with 0.24 of the denials can be appealed, and every pattern: (0.26 + 0.04 × 0.24) / 0.3.
    expect(warningsOf({ appealRate: 0.95 })).toMatch(/rate of 95\.0% cannot be kept up: as few as 89\.9% of denials/);
    expect(warningsOf({ appealRate: 0.89 })).not.toMatch(/kept up/);
    const others = warningsOf({ patterns: [], appealRate: 0.5 });
    expect(others).toMatch(/rate of 50\.0% cannot be kept up: as few as 24\.0% of denials/);
    expect(warningsOf({ denialRate: 0, patterns: [], appealRate: 0.5 })).toBe('');
  });

  it('name that share of the time at which it is least: at the end of practice, or in a stage', () => {
    const patterns = demo.config.patterns.map(improvingBy(0.5));
    const learned = warningsOf({ patterns, appealRate: 0.7, practiceSessionsPerDay: 5, duration: '90-days' });
    expect(learned).toMatch(/rate of 70\.0% cannot be kept up: as few as [23]\d\.\d% of denials/);
    const stages = [{ name: 'Eager', fromDay: 9, settings: { appealRate: 0.95 } }];
    expect(warningsOf({ stages, appealRate: 0.5 })).toMatch(/rate of 95\.0% cannot be kept up: as few as 89\.9%/);
  });

  it('say that patterns are more than the denial rate', () => {
    expect(warningsOf({ denialRate: 0.2 })).toMatch(/26\.0%, more than the denial rate of 20\.0%/);
  });

  it('say that practice lowers the rate', () => {
    expect(warningsOf({ practiceSessionsPerDay: 2.2 })).toMatch(/falls to about 2[45]\.\d%/);
  });

  it('name the stage in which something is odd, and none for what a stage leaves as it is', () => {
    const odd = { name: 'Odd', fromDay: 9, settings: { appealRate: 0.2, denialRate: 0.1 } };
    expect(warningsOf({ stages: [{ ...odd, settings: { claimsPerDay: 50 } }] })).not.toMatch(/Odd/);
    const told = warningsOf({ stages: [odd, { name: 'Bare', fromDay: 12, settings: {} }] });
    expect(told).toMatch(/Odd, from day 9: An appeal rate of 20\.0% is not realistic/);
    expect(told).toMatch(/Odd, from day 9: The patterns add up to 26\.0%, more than the denial rate of 10\.0%/);
    expect(told).not.toMatch(/Bare/);
    expect(told).toMatch(/allowed for: about 2\d\.\d% are denied at the end/);
  });

  it('name stages in the order of their days, however they were entered', () => {
    const [late, early] = [9, 2].map((fromDay) => ({ name: `Day ${fromDay}`, fromDay, settings: { appealRate: 0.2 } }));
    expect(warningsOf({ stages: [late, early] as Stage[] })).toMatch(/Day 2, from day 2.*Day 9, from day 9/);
  });

  it('name stages that begin after the days of the estimate', () => {
    const stages = [{ name: 'Late', fromDay: 31, settings: { claimsPerDay: 50 } }];
    expect(warningsOf({ stages, duration: 'continuous' })).toMatch(/Late begins on day 31, after the days/);
    expect(warningsOf({ stages, duration: '90-days' })).not.toMatch(/Late begins/);
  });

  it('say where a pattern cannot be planted as often as it was asked for', () => {
    expect(warningsOf({ patterns: single(0.4), denialRate: 0.4 })).toBe('');
    expect(warningsOf({ patterns: single(0.9), denialRate: 0.9 })).toMatch(/more than every claim/);
  });

  it('say that no chosen provider can show a pattern', () => {
    const providerIds = ['PRV-003'];
    expect(warningsOf({ patterns: single(0.1), providerIds })).toMatch(/None of the chosen providers .* Prior auth/);
    expect(estimate({ ...demo.config, patterns: single(0.1), providerIds }, '100x').perPattern).toMatchObject([
      { patternId: 'PTN-004', claims: 0 },
    ]);
  });
});

function within(value: number, expected: number): number {
  return Math.abs(value / expected - 1);
}

function improvingBy(improvementRate: number) {
  return (setting: (typeof demo.config.patterns)[number]) => ({ ...setting, improvementRate });
}
