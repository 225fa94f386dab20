import { type Claim, DAY_SECONDS, DEMO_PRICE_RANGES, runEnd, toEpochSeconds } from '@portal/domain';
import { policyBook } from '@portal/reference';
import { groupBy } from '../defects/group-by.js';
import { isWorkday } from '../schedule/working-time.js';
import { runOf } from '../testing/run-of.js';
import { liveThrough } from '../testing/stored-run.js';

const SEED = 20_261_129;
/** A letter, a digit, a digit or letter; then, after a point, up to four digits or letters. */
const ICD_10_CM = /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/;

describe('a month of Demo under a fixed seed', () => {
  const run = runOf(SEED);
  const { procedures } = policyBook(run.config.pricing);
  let claims: readonly Claim[];
  let sample: readonly Claim[];

  beforeAll(() => {
    const all = [...liveThrough(run).rows.claims.values()];
    claims = all.filter(({ submissionDate }) => submissionDate >= run.config.startDate);
    sample = claims.slice(0, 1_000);
  });

  it.each(['99213', '99214', '99215', '36415', '93000', '71046'])('bills %s among its first 1,000 claims', (code) => {
    expect(sample.filter(({ procedureCodes }) => procedureCodes.includes(code)).length).toBeGreaterThan(0);
  });

  it.each(['I10', 'E11.9', 'Z87.891', 'Z79.84', 'I48.91'])('gives %s among its first 1,000 claims', (code) => {
    expect(sample.filter(({ diagnosisCodes }) => diagnosisCodes.includes(code)).length).toBeGreaterThan(0);
  });

  it('has only services of the reference, and only diagnoses in the form of ICD-10-CM (3,000 claims)', () => {
    expect(claims).toHaveLength(3_000);
    for (const { procedureCodes, diagnosisCodes, lineItems } of claims) {
      expect(procedureCodes.filter((code) => !procedures.has(code))).toEqual([]);
      const diagnoses = [...diagnosisCodes, ...lineItems.flatMap((line) => line.diagnosisCodes)];
      expect(diagnoses.filter((code) => !ICD_10_CM.test(code))).toEqual([]);
    }
  });

  it('has amounts that vary, over all claims and inside each price range (3,000 claims)', () => {
    expect(variationOf(claims.map(({ billedAmount }) => billedAmount))).toBeGreaterThan(0.1);
    const lines = claims.flatMap(({ lineItems }) => lineItems);
    for (const category of Object.keys(DEMO_PRICE_RANGES)) {
      const own = lines.filter(({ procedureCode }) => procedures.get(procedureCode)?.demoCategory === category);
      expect(variationOf(own.map(({ billedAmount }) => billedAmount))).toBeGreaterThan(0.1);
    }
  });

  it('has no payer with more than a quarter of the claims', () => {
    // The largest is Medicare: the reference gives it most people from 65 on, who make about a sixth of all visits its own.
    expect(largestShare(claims, ({ payerId }) => [payerId])).toBeLessThan(0.25);
  });

  it('has no diagnosis that is the first of more than a tenth of the claims, or stands on more than a fifth', () => {
    // The commonest is high blood pressure: first on about one claim in eighteen of the catalogue's visits, on one in eight at all.
    expect(largestShare(claims, ({ diagnosisCodes }) => diagnosisCodes.slice(0, 1))).toBeLessThan(0.1);
    expect(largestShare(claims, ({ diagnosisCodes }) => diagnosisCodes)).toBeLessThan(0.2);
  });

  it('has no workday without a denial', () => {
    const denied = claims.filter(({ initialStatus }) => initialStatus === 'denied');
    const byDay = groupBy(denied, ({ submissionDate }) => [submissionDate.slice(0, 10)]);
    const start = toEpochSeconds(run.config.startDate);
    const length = ((runEnd(run.config) ?? start) - start) / DAY_SECONDS;
    const workdays = Array.from({ length }, (_, day) => start + day * DAY_SECONDS).filter(isWorkday);
    expect(workdays).toHaveLength(22);
    expect([...byDay.keys()].filter((day) => isWorkday(toEpochSeconds(day)))).toHaveLength(22);
  });
});

/** Standard deviation by mean. */
function variationOf(amounts: readonly number[]): number {
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
  const squares = amounts.reduce((sum, amount) => sum + (amount - mean) ** 2, 0);
  return Math.sqrt(squares / amounts.length) / mean;
}

/** The share of the claims that the commonest key stands for. */
function largestShare(claims: readonly Claim[], keysOf: (claim: Claim) => readonly string[]): number {
  return Math.max(...[...groupBy(claims, keysOf).values()].map((own) => own.length)) / claims.length;
}
