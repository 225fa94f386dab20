import {
  adjudicate,
  BACKGROUND_CAUSE_IDS,
  type Claim,
  contentOf,
  DAY_SECONDS,
  DEMO_PRICE_RANGES,
  DENIAL_PATTERNS,
  DomainError,
  PATTERN_IDS,
  type PatternId,
  toEpochSeconds,
} from '@portal/domain';
import { policyBook, REFERENCE } from '@portal/reference';
import fc from 'fast-check';
import * as simulation from '../index.js';
import { createRandom, type RandomSource } from '../random/random-source.js';
import { hospital } from '../scenarios/hospital.scenario.js';
import { demo } from '../scenarios/demo.scenario.js';
import { isWorkday } from '../schedule/working-time.js';
import { deepFrozen } from '../testing/deep-frozen.js';
import { problemOf } from '@portal/domain/testing';
import { sigmas } from '../testing/run-of.js';
import { type ClaimGenerationOptions, ClaimGenerator, type ClaimScenario } from './claim-generator.js';

const generator = new ClaimGenerator();
const NOW = toEpochSeconds('2026-03-10T15:00:00Z');
const book = policyBook('demo');
const anySeed = fc.integer({ min: 0, max: 0xffffffff });
const SEED = { seed: 20_261_129 };

const claimOf = (seed: number, options?: ClaimGenerationOptions, scenario: ClaimScenario = demo): Claim =>
  generator.generateClaim(scenario, createRandom(seed), NOW, options);
const batchOf = (
  seed: number,
  count: number,
  options?: ClaimGenerationOptions,
  scenario: ClaimScenario = demo,
): Claim[] => generator.generateClaimBatch(scenario, count, createRandom(seed), NOW, options);
const only = (providerId: string) => ({ config: { ...demo.config, providerIds: [providerId] } });
let clean: readonly Claim[];

beforeAll(() => {
  clean = deepFrozen(batchOf(1, 400, { denialRate: 0 }));
});

describe('the library', () => {
  it('offers the four generators from its index', () => {
    const { AppealGenerator, ClaimGenerator, PatternInjector, UserEventGenerator } = simulation;
    expect(new ClaimGenerator().generateClaim(demo, createRandom(1), NOW).id).toBe(claimOf(1).id);
    expect(new PatternInjector().injectPattern(clean, 'PTN-001', 0, createRandom(1)).claims).toEqual(clean);
    expect(new AppealGenerator().generateAppealBatch([], demo.config, createRandom(1), () => never())).toEqual([]);
    const scope = { runId: null, sessionId: 'SES-T', nextId: () => 'EVT-T' };
    const session = new UserEventGenerator().generatePracticeSession(
      DENIAL_PATTERNS['PTN-001'],
      createRandom(1),
      NOW,
      scope,
    );
    expect(session).toHaveLength(3);
  });
});

describe('one claim', () => {
  it('is sent before now and answered by its payer for what stands on it; without patterns it carries none', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const claim = claimOf(seed, { patterns: [] });
        expectAnswered(claim);
        expect(claim.denialCauseId ?? 'BG-').toMatch(/^BG-/);
        expect(claim).toMatchObject({ runId: null, sequence: 0, synthetic: true, source: 'generated' });
        expect(claim.dateOfService <= claim.submissionDate).toBe(true);
        expect(toEpochSeconds(claim.submissionDate)).toBeLessThanOrEqual(NOW);
        expect((claim.processingDate ?? '') > claim.submissionDate).toBe(true);
      }),
      { numRuns: 200, ...SEED },
    );
  });

  it('follows its options', () => {
    const patterns = [{ patternId: 'PTN-003', frequency: 1 }] as const;
    const claim = claimOf(2, { patterns, runKey: 'T', runId: 'RUN-T', firstNumber: 12 });
    expect(claim).toMatchObject({ id: 'CLM-T-0000012', runId: 'RUN-T', sequence: 12, status: 'denied' });
    expect(claim.denialCauseId).toBe('PTN-003');
    expect(claimOf(2, { denialRate: 0 }).status).toBe('approved');
    expect(claimOf(2, { denialRate: 1 }).status).toBe('denied');
  });

  it.each(REFERENCE.providers.map(({ id }) => id))(
    'of %s has an ordinary cause that its work can show',
    (providerId) => {
      for (let seed = 0; seed < 30; seed++) {
        const { denialCauseId } = claimOf(seed, { denialRate: 1, patterns: [] }, only(providerId));
        expect(BACKGROUND_CAUSE_IDS).toContain(denialCauseId);
      }
    },
  );

  it('is answered after the lag of its payer, in office hours, where the scenario says so', () => {
    for (let seed = 0; seed < 100; seed++) {
      const { payerId, submissionDate, processingDate } = claimOf(seed, {}, hospital);
      const lag = REFERENCE.payerById.get(payerId)?.adjudicationLag;
      const answered = toEpochSeconds(processingDate ?? '');
      const days = (answered - toEpochSeconds(submissionDate)) / DAY_SECONDS;
      if (!lag) continue;
      expect(days).toBeGreaterThanOrEqual(lag.minDays);
      expect(days).toBeLessThanOrEqual(lag.maxDays);
      expect(isWorkday(answered)).toBe(true);
    }
  });

  it('cannot have a pattern that none of the providers can show', () => {
    const patterns = [{ patternId: 'PTN-004', frequency: 1 }] as const;
    expect(problemOf(() => claimOf(1, { patterns }, only('PRV-003')))).toMatchObject({ code: 'conflict' });
  });

  it.each<[string, ClaimGenerationOptions]>([
    ['/denialRate', { denialRate: 1.1 }],
    ['/denialRate', { denialRate: Number.NaN }],
    ['/firstNumber', { firstNumber: 0 }],
    ['/firstNumber', { firstNumber: 1.5 }],
    ['/patterns/0/frequency', { patterns: [{ patternId: 'PTN-001', frequency: -0.1 }] }],
    ['/patterns', { patterns: PATTERN_IDS.map((patternId) => ({ patternId, frequency: 0.2 })) }],
  ])('is refused naming %s for %j', (pointer, options) => {
    expect(problemOf(() => claimOf(1, options))).toMatchObject({ code: 'invalid-input', problems: [{ pointer }] });
    expect(problemOf(() => batchOf(1, 10, options))).toMatchObject({ code: 'invalid-input', problems: [{ pointer }] });
  });
});

describe('a batch', () => {
  it.each([0, 1, 100, 1_000])('of %d has exactly so many claims, in order of submission', (count) => {
    const claims = batchOf(3, count);
    expect(claims).toHaveLength(count);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(count);
    const sent = claims.map(({ submissionDate, id }) => `${submissionDate} ${id}`);
    expect(sent).toEqual([...sent].sort());
    claims.forEach(expectAnswered);
  });

  it.each([-1, Number.NaN, 10.5])('of %d is refused naming the count', (count) => {
    const refusal = { code: 'invalid-input', problems: [{ pointer: '/count' }] };
    expect(problemOf(() => batchOf(1, count))).toMatchObject(refusal);
  });

  it('of 100 with a pattern at 20 % has exactly 20 claims linked to it, denied for it by their content alone', () => {
    fc.assert(
      fc.property(anySeed, fc.constantFrom(...PATTERN_IDS), (seed, patternId) => {
        const patterns = [{ patternId, frequency: 0.2 }];
        const { claims, links } = generator.generateLinkedBatch(demo, 100, createRandom(seed), NOW, { patterns });
        expect(links).toHaveLength(20);
        const linked = new Map(links.map((link) => [link.claimId, link]));
        for (const claim of claims) {
          const link = linked.get(claim.id);
          expect(claim.denialCauseId === patternId).toBe(link !== undefined);
          if (!link) continue;
          const { outcome, findings } = adjudicate(contentOf(claim), book);
          expect([outcome, ...new Set(findings.map(({ causeId }) => causeId))]).toEqual(['denied', patternId]);
          expect(link.patternId).toBe(patternId);
          expect(link.original).toMatchObject({ id: claim.id, patientId: claim.patientId, status: 'approved' });
        }
      }),
      { numRuns: 20, ...SEED },
    );
    const modifiers = [{ patternId: 'PTN-001', frequency: 0.2 }] as const;
    expect(batchOf(4, 100, { patterns: modifiers }).filter(carries('PTN-001'))).toHaveLength(20);
  });

  it('has of each of several patterns the whole number below its share', () => {
    const patterns = PATTERN_IDS.map((patternId, index) => ({ patternId, frequency: (index + 1) / 100 }));
    const claims = batchOf(5, 250, { patterns });
    PATTERN_IDS.forEach((patternId, index) => {
      expect(claims.filter(carries(patternId))).toHaveLength(Math.floor(2.5 * (index + 1)));
    });
  });

  it('is denied at the rate of its scenario, or at the one that it was given (2,000 claims, 3 sigma)', () => {
    const denied = (options?: ClaimGenerationOptions) =>
      batchOf(6, 2_000, options).filter(({ status }) => status === 'denied').length;
    const patterns = [{ patternId: 'PTN-001', frequency: 0.1 }] as const;
    expect(sigmas(denied(), 2_000, 0.3)).toBeLessThan(3);
    expect(sigmas(denied({ patterns }), 2_000, 0.3)).toBeLessThan(3);
    expect(sigmas(denied({ patterns, denialRate: 0.15 }), 2_000, 0.15)).toBeLessThan(3);
    expect(denied({ patterns, denialRate: 0 })).toBe(200);
  });

  it('is denied for the patterns of its scenario, each at its share (4,000 claims, 3 sigma)', () => {
    const claims = batchOf(12, 4_000);
    for (const { patternId, frequency } of demo.config.patterns) {
      expect(sigmas(claims.filter(carries(patternId)).length, claims.length, frequency)).toBeLessThan(3);
    }
  });

  it('of 1,000 denials names every pattern of its scenario, and ordinary causes too', () => {
    const causes = new Set(batchOf(13, 1_000, { denialRate: 1 }).map(({ denialCauseId }) => denialCauseId));
    for (const { patternId } of demo.config.patterns) expect(causes).toContain(patternId);
    expect([...causes].filter((causeId) => causeId?.startsWith('BG-')).length).toBeGreaterThan(3);
  });

  it('of providers who cannot show a pattern of the scenario is denied for ordinary causes in its place', () => {
    const claims = batchOf(14, 1_000, { denialRate: 1 }, only('PRV-003'));
    expect(claims.filter(carries('PTN-004'))).toEqual([]);
    expect(claims.every(({ status }) => status === 'denied')).toBe(true);
  });

  it('of 100 has two or more providers, none with more than 60 %, and at least 80 patients', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const claims = batchOf(seed, 100);
        const byProvider = new Map<string, number>();
        for (const { providerId } of claims) byProvider.set(providerId, (byProvider.get(providerId) ?? 0) + 1);
        expect(byProvider.size).toBeGreaterThanOrEqual(2);
        expect(Math.max(...byProvider.values())).toBeLessThanOrEqual(60);
        expect(new Set(claims.map(({ patientId }) => patientId)).size).toBeGreaterThanOrEqual(80);
      }),
      { numRuns: 30, ...SEED },
    );
  });

  it('over many months has nobody who was not born yet', () => {
    const slow = { config: { ...demo.config, claimsPerDay: 10 } };
    const claims = batchOf(7, 4_000, { denialRate: 0 }, slow);
    expect(claims[0]?.submissionDate.slice(0, 4)).toBe('2025');
    expect(claims.filter(({ patientDob, dateOfService }) => (patientDob ?? '') > dateOfService)).toEqual([]);
  });

  it('is the same from the same seed, and another from another', () => {
    expect(batchOf(8, 30)).toEqual(batchOf(8, 30));
    expect(batchOf(8, 30)).not.toEqual(batchOf(9, 30));
  });
});

describe('separate calls', () => {
  const calls = (random: (call: number) => RandomSource) =>
    Array.from({ length: 300 }, (_, call) =>
      call % 3 === 0
        ? generator.generateClaimBatch(demo, 10, random(call), NOW)
        : [generator.generateClaim(demo, random(call), NOW)],
    ).flat();
  const shared = createRandom(10);

  it.each<[string, (call: number) => RandomSource]>([
    ['of one random source', () => shared],
    ['of a random source each', createRandom],
  ])('%s give no claim id twice, and no patient id to two people', (_, random) => {
    const claims = calls(random);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    const people = new Map<string, string>();
    for (const { patientId, patientName, patientDob, memberId } of claims) {
      const person = `${patientName} ${patientDob} ${memberId}`;
      expect(people.get(patientId) ?? person).toBe(person);
      people.set(patientId, person);
    }
    expect(people.size).toBeGreaterThan(1_000);
  });

  it('under one key of claims still have patients of their own', () => {
    const random = createRandom(11);
    const options = { runKey: 'T', denialRate: 0 };
    const first = generator.generateClaimBatch(demo, 200, random, NOW, options);
    const second = generator.generateClaimBatch(demo, 200, random, NOW, { ...options, firstNumber: 201 });
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(400);
    const known = new Set(first.map(({ patientId }) => patientId));
    expect(second.filter(({ patientId }) => known.has(patientId))).toEqual([]);
  });
});

describe('a denial pattern put into a claim', () => {
  it.each(PATTERN_IDS)(
    '%s: the payer denies the claim for it, pays nothing, and the claim given stays',
    (patternId) => {
      const spoiled = clean.flatMap((claim, index) => spoil(claim, patternId, index) ?? []);
      expect(spoiled.length).toBeGreaterThan(3);
      for (const claim of spoiled) {
        expectAnswered(claim);
        expect(claim).toMatchObject({ status: 'denied', denialCauseId: patternId, paidAmount: 0 });
        expect(claim.denialReason).toBe(DENIAL_PATTERNS[patternId].denialReason);
        expect(claim.lineItems.every(({ status, paidAmount }) => status === 'denied' && paidAmount === 0)).toBe(true);
        const given = clean.find(({ id }) => id === claim.id) as Claim;
        expect(given).toMatchObject({ status: 'approved', denialCauseId: null });
        const { patientId, submissionDate, processingDate } = given;
        expect(claim).toMatchObject({ patientId, submissionDate, processingDate });
      }
    },
  );

  it('may be given as the pattern itself', () => {
    const claim = clean.find((it, index) => spoil(it, 'PTN-001', index)) as Claim;
    const [named, whole] = (['PTN-001', DENIAL_PATTERNS['PTN-001']] as const).map((pattern) =>
      generator.withDenialPattern(claim, pattern, createRandom(1)),
    );
    expect(whole).toEqual(named);
  });

  it('is refused by a claim that is denied already, and by one that has nothing it could happen to', () => {
    const denied = deepFrozen(claimOf(1, { denialRate: 1 }));
    const put = (claim: Claim) => () => generator.withDenialPattern(claim, 'PTN-001', createRandom(1));
    expect(problemOf(put(denied))).toMatchObject({ code: 'conflict', message: expect.stringContaining('is denied') });
    const unable = clean.find((claim, index) => spoil(claim, 'PTN-001', index) === null) as Claim;
    expect(problemOf(put(unable))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('nothing that PTN-001 could happen to'),
    });
  });
});

describe('a charge that varies', () => {
  it.each(Object.entries(DEMO_PRICE_RANGES))(
    'has its mean within 2 %% of what it was, and stays in the range of %s (1,000 calls)',
    (category, [min, max]) => {
      const inCategory = ({ procedureCode }: { readonly procedureCode: string }) =>
        book.procedures.get(procedureCode)?.demoCategory === category;
      // The claims at both edges of the range, and one in between.
      const claims = clean
        .filter(({ lineItems }) => lineItems.every(inCategory))
        .sort((a, b) => (a.lineItems[0]?.billedAmount ?? 0) - (b.lineItems[0]?.billedAmount ?? 0));
      const chosen = [claims[0], claims[Math.floor(claims.length / 2)], claims.at(-1)] as [Claim, Claim, Claim];
      for (const claim of chosen) {
        const random = createRandom(12);
        const varied = Array.from({ length: 1_000 }, () => generator.withRealisticVariance(claim, random));
        const mean = varied.reduce((sum, { billedAmount }) => sum + billedAmount, 0) / varied.length;
        expect(Math.abs(mean / claim.billedAmount - 1)).toBeLessThan(0.02);
        const squares = varied.reduce((sum, { billedAmount }) => sum + (billedAmount - mean) ** 2, 0);
        expect(Math.sqrt(squares / varied.length)).toBeGreaterThan(0);
        const charges = varied.flatMap(({ lineItems }) => lineItems.map(({ billedAmount }) => billedAmount));
        expect(charges.filter((charge) => !(charge >= min && charge <= max))).toEqual([]);
        varied.forEach(expectAnswered);
      }
    },
  );

  it('leaves the answer what it was: paid as billed, or denied for the same cause', () => {
    for (const claim of deepFrozen(batchOf(13, 100))) {
      const varied = generator.withRealisticVariance(claim, createRandom(13));
      const { id, status, denialCauseId, denialReason, procedureCodes } = claim;
      expect(varied).toMatchObject({ id, status, denialCauseId, denialReason, procedureCodes });
      expect(varied.paidAmount).toBe(status === 'approved' ? varied.billedAmount : 0);
    }
  });

  it.each(['appealed', 'overturned', 'upheld'] as const)('is refused by a claim that is %s', (status) => {
    const settled = { ...(clean[0] as Claim), status };
    const vary = () => generator.withRealisticVariance(settled, createRandom(1));
    expect(problemOf(vary)).toMatchObject({ code: 'conflict', message: expect.stringContaining(status) });
  });
});

/** What the payer's answer to a claim's content is, stands on the claim; its lines add up. */
function expectAnswered(claim: Claim): void {
  const { outcome, findings } = adjudicate(contentOf(claim), book);
  const denied = outcome === 'denied';
  const { id, status, denialReason, denialCauseId, billedAmount, paidAmount, lineItems } = claim;
  const [billed, paid] = (['billedAmount', 'paidAmount'] as const).map((amount) =>
    lineItems.reduce((sum, line) => sum + line[amount], 0),
  );
  // One comparison: there are tens of thousands of claims, and an expectation takes longer than an answer.
  expect({ id, status, hasReason: denialReason !== null, denialCauseId, billedAmount, paidAmount }).toEqual({
    ...{ id, status: outcome, hasReason: denied, denialCauseId: denied ? findings[0]?.causeId : null },
    ...{ billedAmount: billed, paidAmount: paid },
  });
  expect(paidAmount).toBe(denied ? 0 : billedAmount);
}

function carries(patternId: PatternId) {
  return ({ denialCauseId }: Claim) => denialCauseId === patternId;
}

/** The claim with the pattern in it, or null when it cannot carry it. */
function spoil(claim: Claim, patternId: PatternId, seed: number): Claim | null {
  try {
    return generator.withDenialPattern(claim, patternId, createRandom(seed));
  } catch (error) {
    if (error instanceof DomainError && error.code === 'conflict') return null;
    throw error;
  }
}

function never(): never {
  throw new Error('there is no claim to ask for');
}
