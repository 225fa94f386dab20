import {
  type Appeal,
  type Claim,
  DAY_SECONDS,
  DEFAULT_OVERTURN_RATE,
  PATTERN_LIST,
  toEpochSeconds,
} from '@portal/domain';
import fc from 'fast-check';
import { createRandom } from '../random/random-source.js';
import { runOf, sigmas } from '../testing/run-of.js';
import { liveThrough } from '../testing/stored-run.js';
import { AppealGenerator, type AppealTerms } from './appeal-generator.js';

const generator = new AppealGenerator();
const always = { appealRate: 1, appealTiming: 'quick' } as const;
const terms: AppealTerms = { id: 'APP-T-0000001', appealable: true, payableAmount: 123_45 };

let denied: Claim;
let approved: Claim;

beforeAll(() => {
  const claims = [...liveThrough(runOf(1, { duration: '1-week', warmupDays: 0 })).rows.claims.values()];
  const first = (answer: Claim['initialStatus']) =>
    claims.find(({ initialStatus }) => initialStatus === answer) as Claim;
  denied = first('denied');
  approved = first('approved');
});

const appealOf = (seed: number, claim = denied): Appeal =>
  generator.generateAppeal(claim, always, createRandom(seed), terms) as Appeal;

describe('an appeal', () => {
  it('is made of denied claims only, and only where there is an appeal right', () => {
    expect(generator.generateAppeal(approved, always, createRandom(1), terms)).toBeNull();
    expect(generator.generateAppeal(denied, always, createRandom(1), { ...terms, appealable: false })).toBeNull();
    expect(generator.generateAppeal(denied, { ...always, appealRate: 0 }, createRandom(1), terms)).toBeNull();
    expect(appealOf(1)).toMatchObject({ claimId: denied.id, appealStatus: 'pending', outcomeDate: null });
  });

  it('gives the reason of the denial, or says that it appeals one', () => {
    expect(appealOf(1).appealReason).toBe(denied.denialReason);
    expect(appealOf(1, { ...denied, denialReason: null }).appealReason).toBe('Appeal of denial');
  });

  it('is filed 3 to 10 days after the denial and decided 10 to 30 days later', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const appeal = appealOf(seed);
        const [denial, filed, decided] = [
          denied.processingDate as string,
          appeal.appealDate,
          appeal.decisionDueDate,
        ].map(toEpochSeconds) as [number, number, number];
        expect(filed - denial).toBeGreaterThanOrEqual(3 * DAY_SECONDS);
        expect(filed - denial).toBeLessThanOrEqual(10 * DAY_SECONDS);
        expect(decided - filed).toBeGreaterThanOrEqual(10 * DAY_SECONDS);
        expect(decided - filed).toBeLessThanOrEqual(30 * DAY_SECONDS);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes 14 to 60 days, most often about 35, where timing is realistic', () => {
    const days = Array.from({ length: 2_000 }, (_, seed) => {
      const timing = { appealRate: 1, appealTiming: 'realistic' } as const;
      const appeal = generator.generateAppeal(denied, timing, createRandom(seed), terms) as Appeal;
      return (toEpochSeconds(appeal.decisionDueDate) - toEpochSeconds(appeal.appealDate)) / DAY_SECONDS;
    });
    expect(Math.min(...days)).toBeGreaterThanOrEqual(14);
    expect(Math.max(...days)).toBeLessThanOrEqual(60);
    const mean = days.reduce((sum, day) => sum + day, 0) / days.length;
    expect(mean).toBeGreaterThan(35);
    expect(mean).toBeLessThan(38);
  });

  it('recovers what was at stake exactly when it is overturned, on the day that was announced', () => {
    for (let seed = 0; seed < 200; seed++) {
      const pending = appealOf(seed);
      const decided = generator.withOutcome(pending, 'PTN-001', createRandom(seed, 1));
      expect(decided.outcomeDate).toBe(pending.decisionDueDate);
      expect(decided.recoveredAmount).toBe(decided.appealStatus === 'overturned' ? 123_45 : 0);
      expect(generator.withOutcome(pending, 'PTN-001', createRandom(seed, 1))).toEqual(decided);
    }
  });

  it.each([
    ...PATTERN_LIST.map(({ name, id, overturnRate }) => [name, id, overturnRate] as const),
    ['an unknown reason', 'NO-SUCH-CAUSE', DEFAULT_OVERTURN_RATE] as const,
  ])('against %s is overturned at its own rate (10,000 appeals, 3 sigma)', (_, causeId, rate) => {
    const random = createRandom(20_261_124);
    const pending = appealOf(1);
    const overturned = Array.from({ length: 10_000 }, () => generator.withOutcome(pending, causeId, random)).filter(
      ({ appealStatus }) => appealStatus === 'overturned',
    );
    expect(sigmas(overturned.length, 10_000, rate)).toBeLessThan(3);
  });

  it('is made of half of a batch of denials at a rate of one half, and of no approved claim', () => {
    const batch = [...Array<Claim>(1_000).fill(denied), ...Array<Claim>(1_000).fill(approved)];
    const half = { appealRate: 0.5, appealTiming: 'quick' } as const;
    const appeals = generator.generateAppealBatch(batch, half, createRandom(8), (claim, position) => ({
      ...terms,
      id: `APP-T-${position}`,
    }));
    expect(sigmas(appeals.length, 1_000, 0.5)).toBeLessThan(3);
    expect(new Set(appeals.map(({ claimId }) => claimId))).toEqual(new Set([denied.id]));
    expect(new Set(appeals.map(({ id }) => id)).size).toBe(appeals.length);
  });
});
