import {
  BACKGROUND_CAUSES,
  type Claim,
  DAY_SECONDS,
  type PatternId,
  runEnd,
  runStart,
  toEpochSeconds,
} from '@portal/domain';
import { groupBy } from '../defects/group-by.js';
import { runOf, sigmas } from '../testing/run-of.js';
import { simpleWorld } from '../testing/simple-world.js';
import { liveThrough } from '../testing/stored-run.js';
import type { RunDefinition } from './run-types.js';
import { createSimulation, type Simulation } from './simulate.js';

const SEED = 20_261_124;
/** Nobody practices, so that frequencies stay what they are. */
const idle = { practiceSessionsPerDay: 0, warmupDays: 0 } as const;
const busy = { ...idle, claimsPerDay: 400, duration: '30-days' } as const;

const simpleSimulation = createSimulation(simpleWorld());
const claimsOf = (run: RunDefinition, simulation?: Simulation) => [
  ...liveThrough(run, simulation && { simulation: simpleSimulation }).rows.claims.values(),
];
const carrying = (claims: readonly Claim[], causeId: string) =>
  claims.filter(({ denialCauseId }) => denialCauseId === causeId).length;
const share = (claims: readonly Claim[]) =>
  claims.filter(({ initialStatus }) => initialStatus === 'denied').length / claims.length;

describe('rates, over 12,000 claims of the reference world under a fixed seed', () => {
  const run = runOf(SEED, busy);
  let claims: readonly Claim[];

  beforeAll(() => {
    claims = claimsOf(run);
  });

  it('the denial rate is the configured one', () => {
    expect(claims).toHaveLength(12_000);
    expect(sigmas(share(claims) * 12_000, 12_000, 0.3)).toBeLessThan(3);
  });

  it.each(run.config.patterns.map(({ patternId, frequency }) => [patternId, frequency] as const))(
    '%s has its frequency of %d, although not every provider can host it',
    (patternId, frequency) => {
      expect(sigmas(carrying(claims, patternId), 12_000, frequency)).toBeLessThan(3);
    },
  );

  it('background causes share what is left', () => {
    const rest = claims.filter(({ denialCauseId }) => denialCauseId !== null && denialCauseId in BACKGROUND_CAUSES);
    expect(sigmas(rest.length, 12_000, 0.04)).toBeLessThan(3);
    expect(new Set(rest.map(({ denialCauseId }) => denialCauseId)).size).toBe(Object.keys(BACKGROUND_CAUSES).length);
  });

  it('on every day the share of a pattern is what chance would make of its frequency (chi-square, p > 0.001)', () => {
    const byDay = groupBy(claims, ({ submissionDate }) => [submissionDate.slice(0, 10)]);
    let chiSquare = 0;
    for (const day of byDay.values()) {
      const expected = day.length * 0.1;
      chiSquare += (carrying(day, 'PTN-001') - expected) ** 2 / (expected * 0.9);
    }
    expect(byDay.size).toBe(30);
    // The 0.1 % point of chi-square with 30 degrees of freedom.
    expect(chiSquare).toBeLessThan(59.7);
  });
});

describe('a pattern at 25 %', () => {
  const patterns = (['PTN-001', 'PTN-003'] as const).map((patternId) => ({
    patternId,
    frequency: 0.25,
    improvementRate: 0,
  }));

  it('stays between 15 % and 35 % in every window of seven days at 100 claims a day', () => {
    const claims = claimsOf(runOf(SEED, { ...idle, patterns, denialRate: 0.5, duration: '90-days' }), simpleSimulation);
    const start = toEpochSeconds('2026-01-05');
    for (let day = 0; day + 7 <= 90; day++) {
      const from = start + day * DAY_SECONDS;
      const window = claims.filter(({ submissionDate }) => {
        const at = toEpochSeconds(submissionDate);
        return at >= from && at < from + 7 * DAY_SECONDS;
      });
      const observed = carrying(window, 'PTN-001') / window.length;
      expect(observed).toBeGreaterThan(0.15);
      expect(observed).toBeLessThan(0.35);
    }
  });

  it('stands beside another at 25 %: each has its share, and no claim has both', () => {
    const claims = claimsOf(runOf(SEED, { ...busy, patterns, denialRate: 0.5 }), simpleSimulation);
    for (const { patternId } of patterns) {
      expect(sigmas(carrying(claims, patternId), claims.length, 0.25)).toBeLessThan(3);
    }
    expect(share(claims)).toBeCloseTo(0.5, 1);
  });
});

describe('providers', () => {
  it('have claims in proportion to their volume', () => {
    const claims = claimsOf(runOf(SEED, busy), simpleSimulation);
    // Volume of PRV-001 and PRV-010 in the reference world, of 119 in all.
    const of = (id: string) => claims.filter(({ providerId }) => providerId === id).length;
    expect(sigmas(of('PRV-001'), claims.length, 25 / 119)).toBeLessThan(3);
    expect(sigmas(of('PRV-010'), claims.length, 3 / 119)).toBeLessThan(3);
  });

  it('that were chosen have all of them', () => {
    const claims = claimsOf(runOf(SEED, { ...idle, providerIds: ['PRV-002'], duration: '1-week' }));
    expect(new Set(claims.map(({ providerId }) => providerId))).toEqual(new Set(['PRV-002']));
  });
});

describe('appeals, over more than 10,000 denials', () => {
  // One denial in six has no appeal right.
  const patterns = [{ patternId: 'PTN-001', frequency: 0.8, improvementRate: 0 }] as const;
  const long = { ...idle, patterns, denialRate: 0.96, claimsPerDay: 1000, duration: 'continuous' } as const;

  it.each([0, 0.5, 0.7])('a rate of %d is the share of ALL denials that are appealed', (appealRate) => {
    const run = runOf(SEED, { ...long, appealRate });
    const until = runStart(run.config) + 24 * DAY_SECONDS;
    const { rows } = liveThrough(run, { until, simulation: simpleSimulation });
    // Denials of the last weeks may still be appealed.
    const settled = [...rows.claims.values()].filter(
      ({ initialStatus, submissionDate }) =>
        initialStatus === 'denied' && toEpochSeconds(submissionDate) < until - 12 * DAY_SECONDS,
    );
    const appealed = settled.filter(({ status }) => status !== 'denied').length;
    expect(settled.length).toBeGreaterThan(10_000);
    expect(appealed / settled.length).toBeGreaterThanOrEqual(appealRate - 0.015 * Math.sign(appealRate));
    expect(appealed / settled.length).toBeLessThanOrEqual(appealRate + 0.015 * Math.sign(appealRate));
  });

  it('at a rate of one, every denial with an appeal right is appealed', () => {
    const run = runOf(SEED, { ...long, appealRate: 1 });
    const until = runStart(run.config) + 20 * DAY_SECONDS;
    const { rows } = liveThrough(run, { until, simulation: simpleSimulation });
    const open = [...rows.claims.values()].filter(
      ({ status, denialCauseId, submissionDate }) =>
        status === 'denied' &&
        !denialCauseId?.startsWith('BG-') &&
        toEpochSeconds(submissionDate) < until - 12 * DAY_SECONDS,
    );
    expect(open).toEqual([]);
  });
});

describe('practice', () => {
  const rate = { claimsPerDay: 500, warmupDays: 0, duration: '30-days', denialRate: 0.25 } as const;
  const patterns = [{ patternId: 'PTN-001' as PatternId, frequency: 0.25, improvementRate: 0.1 }];

  it('at the reference rate lowers a frequency by its improvement rate a week (3 sigma each week)', () => {
    const run = runOf(SEED, { ...rate, patterns, practiceSessionsPerDay: 2.2 });
    const { rows } = liveThrough(run, { simulation: simpleSimulation });
    const claims = [...rows.claims.values()];
    for (let week = 0; week < 4; week++) {
      const from = runStart(run.config) + week * 7 * DAY_SECONDS;
      const own = claims.filter(({ submissionDate }) => {
        const at = toEpochSeconds(submissionDate);
        return at >= from && at < from + 7 * DAY_SECONDS;
      });
      // Claims and practice both come early in the week: the mean claim has about 0.4 of its week's practice behind it.
      expect(sigmas(carrying(own, 'PTN-001'), own.length, 0.25 * 0.9 ** (week + 0.4))).toBeLessThan(3);
    }
  });

  it('of seven patterns together does the same to each', () => {
    const settings = runOf(SEED, rate).config.patterns.map((setting) => ({ ...setting, improvementRate: 0.3 }));
    const run = runOf(SEED, { ...rate, denialRate: 0.3, patterns: settings, practiceSessionsPerDay: 2.2 });
    const lastWeek = runStart(run.config) + 21 * DAY_SECONDS;
    const claims = [
      ...liveThrough(run, { simulation: simpleSimulation, until: lastWeek + 7 * DAY_SECONDS }).rows.claims.values(),
    ].filter(({ submissionDate }) => toEpochSeconds(submissionDate) >= lastWeek);
    const planted = claims.filter(({ denialCauseId }) => denialCauseId?.startsWith('PTN-')).length / claims.length;
    const expected = 0.26 * 0.7 ** 3.4;
    expect(planted).toBeGreaterThan(expected * 0.85);
    expect(planted).toBeLessThan(expected * 1.15);
  });

  it('the more of it, the fewer denials in the last week; without it nothing changes', () => {
    const lastWeek = [0, 1, 3, 5].map((practiceSessionsPerDay) => {
      const run = runOf(SEED, { ...rate, patterns, practiceSessionsPerDay });
      const from = (runEnd(run.config) as number) - 7 * DAY_SECONDS;
      const claims = [...liveThrough(run, { simulation: simpleSimulation }).rows.claims.values()];
      return share(claims.filter(({ submissionDate }) => toEpochSeconds(submissionDate) >= from));
    }) as [number, number, number, number];
    expect(lastWeek[0]).toBeCloseTo(0.25, 1);
    expect(lastWeek).toEqual([...lastWeek].sort((a, b) => b - a));
    expect(lastWeek[3]).toBeLessThan(lastWeek[0] / 1.7);
  });

  it('counts from the second of the correction on, and not before', () => {
    const [without, with_] = [0, 2.2].map((practiceSessionsPerDay) =>
      liveThrough(runOf(SEED, { ...rate, patterns, practiceSessionsPerDay }), { simulation: simpleSimulation }),
    ) as [ReturnType<typeof liveThrough>, ReturnType<typeof liveThrough>];
    const first = [...with_.rows.events.values()].find(({ type }) => type === 'correction-applied');
    const until = ({ rows }: typeof without) =>
      [...rows.truths.values()]
        .filter(({ claimId }) => (rows.claims.get(claimId)?.submissionDate ?? '') <= (first?.timestamp ?? ''))
        .map(({ plantedCauseId }) => plantedCauseId);
    expect(until(with_).length).toBeGreaterThan(150);
    expect(until(with_)).toEqual(until(without));
  });
});

describe('scores of the staff', () => {
  const scoresOf = (run: RunDefinition) =>
    [...liveThrough(run, { simulation: simpleSimulation }).rows.events.values()]
      .filter(({ type }) => type === 'practice-completed')
      .map(({ userId, patternId, metadata }) => ({ who: `${userId} ${patternId}`, correct: metadata.correct ?? 0 }));
  const mean = (scores: readonly { readonly correct: number }[]) =>
    scores.reduce((sum, { correct }) => sum + correct, 0) / scores.length;
  const thirds = <Item>(items: readonly Item[]) => {
    const third = Math.floor(items.length / 3);
    return [items.slice(0, third), items.slice(-third)] as const;
  };

  it('rise over a month of Demo, whose staff seldom meet a pattern twice (five seeds)', () => {
    for (let seed = SEED; seed < SEED + 5; seed++) {
      const [first, last] = thirds(scoresOf(runOf(seed, { duration: '30-days' })));
      expect(first.length).toBeGreaterThan(20);
      expect(mean(last) - mean(first)).toBeGreaterThan(0.3);
    }
  });

  it('rise for those who meet a pattern often: their last third is no worse than their first', () => {
    const scores = scoresOf(runOf(SEED, { duration: '90-days', practiceSessionsPerDay: 25 }));
    const often = [...groupBy(scores, ({ who }) => [who]).values()].filter(({ length }) => length >= 6);
    expect(often.length).toBeGreaterThan(50);
    const worse = often.filter((sessions) => {
      const [first, last] = thirds(sessions);
      return mean(last) < mean(first);
    });
    expect(worse).toEqual([]);
  });
});
