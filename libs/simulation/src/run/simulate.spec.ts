import { DAY_SECONDS, DENIAL_PATTERNS, runEnd, runStart, toEpochSeconds, toInstant } from '@portal/domain';
import fc from 'fast-check';
import { runOf } from '../testing/run-of.js';
import { liveThrough } from '../testing/stored-run.js';
import { joinBatches } from './join-batches.js';
import type { RunDefinition, RunInput } from './run-types.js';
import { replay, simulate } from './simulate.js';

const SEED = { seed: 20_261_124 };

/** Two weeks and a bit with everything in them: history, lags, appeals that are decided, practice, inputs. */
const anyRun = fc
  .record({
    seed: fc.nat(),
    adjudication: fc.constantFrom('immediate' as const, 'payer-lag' as const),
    appealTiming: fc.constantFrom('quick' as const, 'realistic' as const),
    warmupDays: fc.integer({ min: 0, max: 30 }),
    inputHours: fc.array(fc.integer({ min: 0, max: 7 * 24 }), { maxLength: 3 }),
  })
  .map(({ seed, inputHours, ...changes }) =>
    runOf(seed, { ...changes, claimsPerDay: 12, duration: '1-week' }, inputsAt(inputHours)),
  );

describe('law 1: same seed, same world', () => {
  it('holds wherever the interval is cut, and whatever a batch may hold', () => {
    fc.assert(
      fc.property(
        anyRun,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
        fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
        (run, shares, maxClaims) => {
          const [start, end] = [runStart(run.config), runEnd(run.config) as number];
          const cuts = shares.map((share) => start + Math.floor(share * (end - start)));
          const limits = maxClaims === undefined ? {} : { maxClaims };
          expect(liveThrough(run, { cuts, limits }).rows.digest()).toBe(liveThrough(run).rows.digest());
        },
      ),
      { numRuns: 25, ...SEED },
    );
  });

  it('holds when every second is an interval of its own', () => {
    const run = runOf(3, { claimsPerDay: 50, duration: '1-week', warmupDays: 0 });
    const from = toEpochSeconds('2026-01-05T10:00:00Z');
    const cuts = Array.from({ length: 1_800 }, (_, second) => from + second);
    expect(liveThrough(run, { cuts }).rows.digest()).toBe(liveThrough(run).rows.digest());
  });

  it('holds across a restart: what follows a replay is what would have followed anyway', () => {
    fc.assert(
      fc.property(anyRun, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (run, share) => {
        const [start, end] = [runStart(run.config), runEnd(run.config) as number];
        const restart = start + Math.floor(share * (end - start));
        const straight = simulate(run, restart, end, simulate(run, start, restart, null).carry).batch;
        const half = replay(run, start + Math.floor((restart - start) / 2));
        expect(simulate(run, restart, end, replay(run, restart)).batch).toEqual(straight);
        expect(simulate(run, restart, end, replay(run, restart, half)).batch).toEqual(straight);
      }),
      { numRuns: 12, ...SEED },
    );
  });

  it('another seed is another world', () => {
    const changes = { claimsPerDay: 20, duration: '1-week' } as const;
    expect(liveThrough(runOf(1, changes)).rows.digest()).not.toBe(liveThrough(runOf(2, changes)).rows.digest());
  });

  it('reads no clock and no randomness but its own', () => {
    const [random, now] = [jest.spyOn(Math, 'random'), jest.spyOn(Date, 'now')];
    liveThrough(runOf(5, { claimsPerDay: 20, duration: '1-week' }));
    expect(random).not.toHaveBeenCalled();
    expect(now).not.toHaveBeenCalled();
  });
});

describe('a batch', () => {
  const run = runOf(11, { duration: '1-week', warmupDays: 14 });

  it('ends at the instant at which its limit is reached', () => {
    const sizes: number[] = [];
    liveThrough(run, { limits: { maxClaims: 25 }, onBatch: ({ claims }) => sizes.push(claims.length) });
    // Two claims may share the last second; only the last batch is smaller.
    expect(Math.max(...sizes)).toBeLessThanOrEqual(27);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(25);
  });

  it('may be made in slices that add up to the same batch', () => {
    const [start, end] = [runStart(run.config), runEnd(run.config) as number];
    const whole = simulate(run, start, end, null).batch;
    let step = simulate(run, start, end, null, { maxClaims: 40 });
    const slices = [step.batch];
    while (step.batch.to < end) {
      step = simulate(run, step.batch.to, end, step.carry, { maxClaims: 40 });
      slices.push(step.batch);
    }
    expect(whole.claims.length).toBeGreaterThan(400);
    expect(slices.length).toBeGreaterThan(10);
    expect(joinBatches(slices)).toEqual(whole);
    expect(() => joinBatches(slices.toSpliced(1, 1))).toThrow(/the one before ends/);
    expect(() => joinBatches([])).toThrow(/no batch/);
  });

  it('tells the last twenty things that happened, in order', () => {
    liveThrough(run, {
      cuts: Array.from({ length: 21 }, (_, day) => runStart(run.config) + day * DAY_SECONDS),
      onBatch: ({ feed, claims }) => {
        expect(feed.length).toBeLessThanOrEqual(20);
        if (claims.length >= 20) expect(feed.length).toBe(20);
        expect(feed.map(({ at }) => at)).toEqual(feed.map(({ at }) => at).sort());
      },
    });
  });

  it('stops at the end of the run', () => {
    const end = runEnd(run.config) as number;
    const { batch } = simulate(run, runStart(run.config), end + 90 * DAY_SECONDS, null);
    expect(batch.to).toBe(end);
    expect(batch.claims.every(({ submissionDate }) => submissionDate < toInstant(end))).toBe(true);
  });
});

describe('a carry', () => {
  it('is refused by another run, at another instant, and when it is not one', () => {
    const run = runOf(1, { claimsPerDay: 10 });
    const start = runStart(run.config);
    const { carry } = simulate(run, start, start + DAY_SECONDS, null);
    expect(() => simulate(runOf(2), start + DAY_SECONDS, start + 2 * DAY_SECONDS, carry)).toThrow(/belongs to RUN-/);
    expect(() => simulate(run, start, start + DAY_SECONDS, carry)).toThrow(/the run stands at/);
    expect(() => simulate(run, start, start + DAY_SECONDS, { now: start })).toThrow(/earlier call/);
  });
});

describe('an input', () => {
  const noon = '2026-01-07T12:00:00Z';
  const changed = (input: RunInput, changes = {}) => {
    const settings = { claimsPerDay: 400, duration: '1-week', warmupDays: 0, ...changes } as const;
    const before = liveThrough(runOf(9, settings)).rows;
    const after = liveThrough(runOf(9, settings, [input])).rows;
    return { before: [...before.claims.values()], after: [...after.claims.values()] };
  };

  it('changes nothing before its second', () => {
    const input: RunInput = { at: noon, kind: 'settings-changed', settings: { claimsPerDay: 800 } };
    const { before, after } = changed(input);
    const early = before.filter(({ submissionDate }) => submissionDate <= noon);
    const sent = ({ id, submissionDate, patientId }: (typeof early)[number]) => ({ id, submissionDate, patientId });
    expect(early.length).toBeGreaterThan(500);
    expect(after.slice(0, early.length).map(sent)).toEqual(early.map(sent));
  });

  it('another number of claims counts for what is left of the day', () => {
    const input: RunInput = { at: noon, kind: 'settings-changed', settings: { claimsPerDay: 800 } };
    const { before, after } = changed(input);
    const thatAfternoon = ({ submissionDate }: { submissionDate: string }) =>
      submissionDate > noon && submissionDate < '2026-01-08';
    const ratio = after.filter(thatAfternoon).length / before.filter(thatAfternoon).length;
    expect(ratio).toBeGreaterThan(1.7);
    expect(ratio).toBeLessThan(2.3);
  });

  it('other patterns count from that second on', () => {
    const patterns = [{ patternId: 'PTN-003', frequency: 1, improvementRate: 0 }] as const;
    const { after } = changed({ at: noon, kind: 'settings-changed', settings: { patterns } });
    const late = after.filter(({ submissionDate }) => submissionDate > noon);
    expect(late.length).toBeGreaterThan(1_000);
    expect(new Set(late.map(({ denialCauseId }) => denialCauseId))).toEqual(new Set(['PTN-003']));
  });

  it('practice of a real person lowers the frequency of that pattern at that provider, and least elsewhere', () => {
    const practice = {
      at: '2026-01-05T00:00:00Z',
      kind: 'practice-completed',
      patternId: 'PTN-001',
      providerId: 'PRV-001',
      userId: 'Ada',
      sessionId: 'LAB-1',
      duration: 400_000,
      correct: 10,
      total: 10,
      score: 1,
      claimId: null,
    } as const;
    const patterns = [{ patternId: 'PTN-001', frequency: 0.3, improvementRate: 0 }] as const;
    const settings = {
      practiceSessionsPerDay: 0,
      warmupDays: 0,
      patterns,
      denialRate: 0.3,
      duration: '1-week',
    } as const;
    const share = (run: RunDefinition, own: boolean) => {
      const claims = [...liveThrough(run).rows.claims.values()];
      const of = claims.filter(({ providerId }) => (providerId === 'PRV-001') === own);
      return of.filter(({ denialCauseId }) => denialCauseId === 'PTN-001').length / of.length;
    };
    const [idle, practised] = [runOf(4, settings), runOf(4, settings, [practice])].map((run) => ({
      own: share(run, true),
      others: share(run, false),
    })) as [{ own: number; others: number }, { own: number; others: number }];
    expect(practised.own / idle.own).toBeLessThan(practised.others / idle.others);
    expect(practised.own / idle.own).toBeLessThan(0.8);
  });

  it('every step of a person’s session is told once, at its time, wherever the run is cut', () => {
    const step = { patternId: 'PTN-001', providerId: 'PRV-001', userId: 'Ada', sessionId: 'LAB-1' } as const;
    const end = { duration: 400_000, correct: 9, total: 10, score: 0.9, claimId: 'CLM-1' };
    const run = runOf(5, { claimsPerDay: 12, duration: '1-week', warmupDays: 0 }, [
      { ...step, at: noon, kind: 'practice-started' },
      { ...step, at: '2026-01-07T13:30:00Z', kind: 'practice-completed', ...end },
    ]);
    const whole = liveThrough(run).rows;
    const told = [...whole.events.values()].filter(({ userId }) => userId === 'Ada');
    expect(told.map(({ type, timestamp, metadata }) => [type, timestamp, metadata])).toEqual([
      ['practice-started', noon, { duration: 0 }],
      ['practice-completed', '2026-01-07T13:30:00Z', { duration: 400_000, correct: 9, total: 10 }],
      [
        'correction-applied',
        '2026-01-07T13:30:00Z',
        { correction: DENIAL_PATTERNS['PTN-001'].suggestedAction, claimId: 'CLM-1' },
      ],
    ]);
    const cuts = [noon, '2026-01-07T13:30:00Z', '2026-01-07T13:30:01Z'].map(toEpochSeconds);
    expect(liveThrough(run, { cuts, limits: { maxClaims: 3 } }).rows.digest()).toBe(whole.digest());
  });
});

function inputsAt(hours: readonly number[]): RunInput[] {
  const start = toEpochSeconds('2026-01-05');
  return [...hours]
    .sort((a, b) => a - b)
    .map((hour, index): RunInput => {
      const at = toInstant(start + hour * 3_600);
      return index % 2 === 0
        ? { at, kind: 'settings-changed', settings: { claimsPerDay: 10 + hour, appealRate: 0.9 } }
        : {
            at,
            kind: 'practice-completed',
            patternId: 'PTN-001',
            providerId: 'PRV-001',
            userId: 'Ada',
            sessionId: `LAB-${index}`,
            duration: 400_000,
            correct: 9,
            total: 10,
            score: 0.9,
            claimId: 'CLM-1',
          };
    });
}
