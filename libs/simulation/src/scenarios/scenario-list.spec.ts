import {
  adjudicate,
  type Claim,
  DAY_SECONDS,
  GENERATION_BOUNDS,
  PATTERN_IDS,
  runEnd,
  runStart,
  toEpochSeconds,
  toInstant,
} from '@portal/domain';
import { policyBook, REFERENCE } from '@portal/reference';
import { estimate } from '../estimate/estimate.js';
import { runOf, sigmas } from '../testing/run-of.js';
import { liveThrough, type StoredRun } from '../testing/stored-run.js';
import { SCENARIOS } from './scenario-list.js';

const preset = (id: string) => {
  const found = SCENARIOS.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`there is no preset ${id}`);
  return found;
};

describe('the presets', () => {
  it('are the six of the plan', () => {
    const ids = ['demo', 'industry', 'small-practice', 'hospital', 'worst-case', 'training'];
    expect(SCENARIOS.map(({ id }) => id)).toEqual(ids);
    for (const { id, config } of SCENARIOS) expect(config.scenarioId).toBe(id);
  });

  it.each(SCENARIOS.map(({ id, config }) => [id, config] as const))('%s stays inside the bounds', (id, config) => {
    const { claimsPerDay, practiceSessionsPerDay, warmupDays } = GENERATION_BOUNDS;
    const most = id === 'hospital' ? claimsPerDay.hospitalMax : claimsPerDay.max;
    expect(config.claimsPerDay).toBeGreaterThanOrEqual(claimsPerDay.min);
    expect(config.claimsPerDay).toBeLessThanOrEqual(most);
    expect(config.practiceSessionsPerDay).toBeLessThanOrEqual(practiceSessionsPerDay.max);
    expect(config.warmupDays).toBeLessThanOrEqual(warmupDays.max);
    expect(estimate(config, 'max').combinedDenialRate).toBeCloseTo(config.denialRate, 6);
  });

  it('hospital is fifty clinicians and 50,000 claims in thirty days', () => {
    const clinicians = REFERENCE.providers.reduce((sum, provider) => sum + provider.clinicians.length, 0);
    expect(clinicians).toBe(50);
    expect(Math.abs(estimate(preset('hospital').config, 'max').claims - 50_000)).toBeLessThan(100);
  });
});

describe('Demo', () => {
  const start = preset('demo').config.startDate;
  let rows: StoredRun;
  let claims: readonly Claim[];

  beforeAll(() => {
    ({ rows } = liveThrough(runOf(2026)));
    claims = [...rows.claims.values()];
  });

  it('has at least 100 claims a day, 3,000 in its thirty days', () => {
    expect(claims.filter(({ submissionDate }) => submissionDate >= start)).toHaveLength(3_000);
  });

  it('has about 500 appeals and about 200 learning events', () => {
    expect(rows.appeals.size).toBeGreaterThanOrEqual(450);
    expect(rows.appeals.size).toBeLessThanOrEqual(550);
    expect(rows.events.size).toBeGreaterThanOrEqual(180);
    expect(rows.events.size).toBeLessThanOrEqual(220);
  });

  it('has half of all denials appealed: 45 to 55 % of those that had twelve days to be (five seeds)', () => {
    for (let seed = 2026; seed < 2031; seed++) {
      const run = runOf(seed);
      const ripe = toInstant((runEnd(run.config) as number) - 12 * DAY_SECONDS);
      const denied = [...liveThrough(run).rows.claims.values()].filter(
        ({ initialStatus, submissionDate }) => initialStatus === 'denied' && submissionDate < ripe,
      );
      const share = denied.filter(({ status }) => status !== 'denied').length / denied.length;
      expect(denied.length).toBeGreaterThan(700);
      expect(share).toBeGreaterThan(0.45);
      expect(share).toBeLessThan(0.55);
    }
  });

  it('has all seven patterns, each in some claims and in less than half of the denials', () => {
    const denied = claims.filter(({ initialStatus }) => initialStatus === 'denied').length;
    for (const patternId of PATTERN_IDS) {
      const carried = claims.filter(({ denialCauseId }) => denialCauseId === patternId).length;
      expect(carried).toBeGreaterThan(0);
      expect(carried / denied).toBeLessThan(0.5);
    }
  });

  it('is answered at once and paid as billed', () => {
    for (const { submissionDate, processingDate, initialStatus, paidAmount, billedAmount } of claims) {
      const seconds = toEpochSeconds(processingDate ?? '') - toEpochSeconds(submissionDate);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(180);
      if (initialStatus === 'approved') expect(paidAmount).toBe(billedAmount);
    }
  });
});

describe('Before and after training', () => {
  it('has a baseline near 30 %, and less than a third of it in the last month', () => {
    const { config } = preset('training');
    const { rows } = liveThrough(runOf(6, config));
    const claims = [...rows.claims.values()];
    const share = (from: string, to: string) => {
      const period = claims.filter(({ submissionDate }) => submissionDate >= from && submissionDate < to);
      return period.filter(({ initialStatus }) => initialStatus === 'denied').length / period.length;
    };
    const baseline = share('2025-12-08', '2026-01-05');
    expect(baseline).toBeGreaterThan(0.27);
    expect(baseline).toBeLessThan(0.33);
    expect(share('2026-03-05', '2026-04-05')).toBeLessThan(0.1);
  });
});

describe('Hospital system, lived through for its first week', () => {
  const { config } = preset('hospital');
  const book = policyBook(config.pricing);
  let rows: StoredRun;
  let claims: readonly Claim[];

  beforeAll(() => {
    ({ rows } = liveThrough(runOf(8, config), { until: runStart(config) + 7 * DAY_SECONDS }));
    claims = [...rows.claims.values()];
  });

  it('has seven times its claims a day, numbered as they were sent', () => {
    expect(claims).toHaveLength(7 * 1_667);
    expect(claims.every(({ sequence }, index) => sequence === index + 1)).toBe(true);
    const sent = claims.map(({ submissionDate }) => submissionDate);
    expect(sent).toEqual([...sent].sort());
  });

  it('has claims of all fifteen providers and all fifty clinicians, by their volume (4 sigma for each of fifteen)', () => {
    const volume = REFERENCE.providers.reduce((sum, { sizeWeight }) => sum + sizeWeight, 0);
    for (const { id, sizeWeight } of REFERENCE.providers) {
      const own = claims.filter(({ providerId }) => providerId === id).length;
      expect(sigmas(own, claims.length, sizeWeight / volume)).toBeLessThan(4);
    }
    expect(new Set(claims.flatMap(({ renderingNpi }) => renderingNpi ?? [])).size).toBe(50);
  });

  it('has something wrong with its 13 % of claims, and that alone is what payers will find (3 sigma)', () => {
    const wrong = claims.filter(({ id }) => rows.truths.get(id)?.plantedCauseId != null);
    expect(sigmas(wrong.length, claims.length, config.denialRate)).toBeLessThan(3);
    for (const claim of claims) {
      const cause = rows.truths.get(claim.id)?.plantedCauseId;
      const found = new Set(adjudicate(claim, book).findings.map(({ causeId }) => causeId));
      if (found.size !== (cause ? 1 : 0) || (cause && !found.has(cause)))
        throw new Error(`${claim.id} carries ${cause}, and its payer finds ${[...found].join(', ')}`);
    }
  });

  it('adds up: charges by line, what payers will pay, and dates', () => {
    for (const claim of claims) {
      const { id, billedAmount, lineItems, dateOfService, submissionDate } = claim;
      const { adjustmentAmount, paidAmount, patientAmount, lines } = adjudicate(claim, book);
      const charged = lineItems.reduce((sum, line) => sum + line.billedAmount, 0);
      const paid = lines.reduce((sum, line) => sum + line.paidAmount, 0);
      if (charged !== billedAmount || paid !== paidAmount) throw new Error(`the lines of ${id} do not add up`);
      if (billedAmount - adjustmentAmount !== paidAmount + patientAmount) throw new Error(`${id} does not add up`);
      if (dateOfService > submissionDate) throw new Error(`${id} was sent before the visit`);
    }
  });

  it('is answered by nobody before its payers’ shortest lag of eight days is over', () => {
    expect(new Set(claims.map(({ status }) => status))).toEqual(new Set(['submitted']));
  });
});
