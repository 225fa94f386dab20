import {
  adjudicate,
  type Claim,
  contentOf,
  DENIAL_PATTERNS,
  PATTERN_IDS,
  type PatternId,
  toEpochSeconds,
} from '@portal/domain';
import { policyBook } from '@portal/reference';
import fc from 'fast-check';
import { ClaimGenerator, createRandom, type LinkedClaims, PatternInjector } from '../index.js';
import { demo } from '../scenarios/demo.scenario.js';
import { deepFrozen } from '../testing/deep-frozen.js';
import { problemOf } from '@portal/domain/testing';

const injector = new PatternInjector();
const book = policyBook('demo');
const NOW = toEpochSeconds('2026-03-10T15:00:00Z');
const SEED = { seed: 20_261_129 };
const anySeed = fc.integer({ min: 0, max: 0xffffffff });
const anyPattern = fc.constantFrom(...PATTERN_IDS);

const claimsOf = (count: number, denialRate = 0) =>
  deepFrozen(new ClaimGenerator().generateClaimBatch(demo, count, createRandom(count), NOW, { denialRate }));
let clean: readonly Claim[];

beforeAll(() => {
  clean = claimsOf(200);
});

const inject = (claims: readonly Claim[], patternId: PatternId, frequency: number, seed: number): LinkedClaims =>
  deepFrozen(injector.injectPattern(claims, patternId, frequency, createRandom(seed)));
const improve = ({ claims, links }: LinkedClaims, patternId: PatternId, factor: number, seed = 1): LinkedClaims =>
  injector.improvePattern(claims, links, patternId, factor, createRandom(seed));
const linkedIds = ({ links }: LinkedClaims) => links.map(({ claimId }) => claimId);
const idsOf = (claims: readonly Claim[]) => claims.map(({ id }) => id);
const carrying = (claims: readonly Claim[], patternId: PatternId) =>
  idsOf(claims.filter(({ denialCauseId }) => denialCauseId === patternId));

describe('injecting a pattern', () => {
  it('puts it into exactly the whole number of claims below its share, and leaves all others, their order and the input', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: clean.length }),
        fc.integer({ min: 0, max: 100 }),
        anyPattern,
        anySeed,
        (count, percent, patternId, seed) => {
          const given = clean.slice(0, count);
          const { claims, links } = inject(given, patternId, percent / 100, seed);
          expect(links).toHaveLength(Math.floor((count * percent) / 100));
          expect(idsOf(claims)).toEqual(idsOf(given));
          expect(carrying(claims, patternId).sort()).toEqual(links.map(({ claimId }) => claimId));
          const linked = new Set(links.map(({ claimId }) => claimId));
          claims.forEach((claim, index) => {
            if (!linked.has(claim.id)) expect(claim).toBe(given[index]);
          });
        },
      ),
      { numRuns: 60, ...SEED },
    );
  });

  it.each(PATTERN_IDS)(
    '%s into every claim, even where a visit has to be replaced: each is denied for it alone',
    (id) => {
      const { claims, links } = inject(clean, id, 1, 3);
      expect(links).toHaveLength(clean.length);
      claims.forEach((claim, index) => {
        const { outcome, findings } = adjudicate(contentOf(claim), book);
        expect([outcome, ...new Set(findings.map(({ causeId }) => causeId))]).toEqual(['denied', id]);
        expect(claim).toMatchObject({
          status: 'denied',
          denialReason: DENIAL_PATTERNS[id].denialReason,
          paidAmount: 0,
        });
        expect(claim.lineItems.every(({ paidAmount, status }) => paidAmount === 0 && status === 'denied')).toBe(true);
        const { submissionDate, processingDate, sequence, runId } = clean[index] as Claim;
        expect(claim).toMatchObject({ submissionDate, processingDate, sequence, runId });
        expect(claim.dateOfService <= claim.submissionDate).toBe(true);
      });
    },
  );

  it('replaces a visit by one of somebody else, so that no patient id stands for two people', () => {
    // Many visits have nothing that a modifier could be missing from.
    const [one, other] = [4, 5].map((seed) => inject(clean, 'PTN-001', 1, seed)) as [LinkedClaims, LinkedClaims];
    const replaced = one.claims.filter(({ patientId }, index) => patientId !== clean[index]?.patientId);
    expect(replaced.length).toBeGreaterThan(20);
    const originals = [...one.links, ...other.links].map(({ original }) => original);
    const people = new Map<string, string>();
    for (const { patientId, patientName, patientDob } of [...clean, ...one.claims, ...other.claims, ...originals]) {
      const person = `${patientName} ${patientDob}`;
      expect(people.get(patientId) ?? person).toBe(person);
      people.set(patientId, person);
    }
  });

  it('chooses by chance: two seeds choose differently, and the same seed the same', () => {
    fc.assert(
      fc.property(anySeed, anySeed, (one, other) => {
        fc.pre(one !== other);
        expect(linkedIds(inject(clean, 'PTN-003', 0.25, one))).toEqual(linkedIds(inject(clean, 'PTN-003', 0.25, one)));
        expect(linkedIds(inject(clean, 'PTN-003', 0.25, one))).not.toEqual(
          linkedIds(inject(clean, 'PTN-003', 0.25, other)),
        );
      }),
      { numRuns: 15, ...SEED },
    );
  });

  it('beside another pattern overwrites nothing: each keeps its quarter, and no claim has both', () => {
    fc.assert(
      fc.property(anySeed, anyPattern, anyPattern, (seed, first, second) => {
        fc.pre(first !== second);
        const once = inject(clean, first, 0.25, seed);
        const twice = inject(once.claims, second, 0.25, seed);
        expect([once.links.length, twice.links.length]).toEqual([50, 50]);
        expect(carrying(twice.claims, first).sort()).toEqual(linkedIds(once));
        expect(carrying(twice.claims, second).sort()).toEqual(linkedIds(twice));
      }),
      { numRuns: 15, ...SEED },
    );
  });

  it('leaves claims alone that are denied already, and is refused when too few are left', () => {
    const mixed = claimsOf(100, 0.5);
    const denied = mixed.filter(({ status }) => status === 'denied');
    const { claims } = inject(mixed, 'PTN-003', 0.3, 5);
    for (const claim of denied) expect(claims).toContain(claim);
    const refused = problemOf(() => inject(mixed, 'PTN-003', 0.9, 5));
    expect(refused).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`${100 - denied.length} are free`),
    });
  });

  it.each([-0.1, 1.1, Number.NaN])('at a frequency of %d is refused naming it', (frequency) => {
    const refusal = { code: 'invalid-input', problems: [{ pointer: '/frequency' }] };
    expect(problemOf(() => inject(clean, 'PTN-001', frequency, 1))).toMatchObject(refusal);
  });
});

describe('improving on a pattern', () => {
  const both = () => {
    const first = inject(clean, 'PTN-001', 0.5, 6);
    const second = inject(first.claims, 'PTN-003', 0.25, 7);
    return { claims: second.claims, links: [...first.links, ...second.links] };
  };

  it('to 0.8 leaves 80 of 100 linked claims; 20 are approved and paid as billed, and no other is touched', () => {
    const before = both();
    const after = improve(before, 'PTN-001', 0.8);
    expect(carrying(before.claims, 'PTN-001')).toHaveLength(100);
    expect(carrying(after.claims, 'PTN-001')).toHaveLength(80);
    expect(idsOf(after.claims)).toEqual(idsOf(before.claims));
    const touched = after.claims.filter((claim, index) => claim !== before.claims[index]);
    expect(touched).toHaveLength(20);
    for (const { id, status, denialReason, denialCauseId, billedAmount, paidAmount, lineItems } of touched) {
      expect(carrying(before.claims, 'PTN-001')).toContain(id);
      expect({ status, denialReason, denialCauseId }).toEqual({
        status: 'approved',
        denialReason: null,
        denialCauseId: null,
      });
      expect(paidAmount).toBe(billedAmount);
      for (const line of lineItems) expect(line).toMatchObject({ status: 'approved', paidAmount: line.billedAmount });
      expect(lineItems.reduce((sum, line) => sum + line.paidAmount, 0)).toBe(paidAmount);
    }
    const links = after.links.map(({ patternId, claimId }) => `${patternId} ${claimId}`).sort();
    const carried = (['PTN-001', 'PTN-003'] as const).flatMap((id) =>
      carrying(after.claims, id).map((claimId) => `${id} ${claimId}`),
    );
    expect(links).toEqual(carried.sort());
  });

  it('leaves the whole number at or above the share of what is linked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), anyPattern, anySeed, (percent, patternId, seed) => {
        const injected = inject(clean, patternId, 0.2, seed);
        const { claims, links } = improve(injected, patternId, percent / 100, seed);
        expect(links).toHaveLength(Math.ceil((40 * percent) / 100));
        expect(carrying(claims, patternId).sort()).toEqual(links.map(({ claimId }) => claimId));
      }),
      { numRuns: 30, ...SEED },
    );
  });

  it('finds claims by their link, not by their reason: one that was denied for it without a link stays', () => {
    const { claims, links } = both();
    const [stranger, ...linked] = links.filter(({ patternId }) => patternId === 'PTN-001');
    const after = improve({ claims, links: linked }, 'PTN-001', 0);
    expect(carrying(after.claims, 'PTN-001')).toEqual([stranger?.claimId]);
    expect(after.links).toEqual([]);
  });

  it('counts only the links of claims that were given, and keeps the others', () => {
    const { claims, links } = inject(clean, 'PTN-001', 0.5, 8);
    const half = claims.slice(0, 100);
    const own = carrying(half, 'PTN-001').length;
    const after = improve({ claims: half, links }, 'PTN-001', 0.5);
    expect(carrying(after.claims, 'PTN-001')).toHaveLength(Math.ceil(own / 2));
    expect(after.links).toHaveLength(100 - Math.floor(own / 2));
  });

  it('takes out what a batch was generated with', () => {
    const patterns = [{ patternId: 'PTN-002', frequency: 0.2 }] as const;
    const batch = deepFrozen(new ClaimGenerator().generateLinkedBatch(demo, 100, createRandom(9), NOW, { patterns }));
    expect(carrying(improve(batch, 'PTN-002', 0.8).claims, 'PTN-002')).toHaveLength(16);
    const none = improve(batch, 'PTN-002', 0).claims;
    expect(carrying(none, 'PTN-002')).toEqual([]);
    expect(idsOf(none)).toEqual(idsOf(batch.claims));
  });

  it.each([-0.1, 1.1, Number.NaN])('by a factor of %d is refused naming it', (factor) => {
    const refusal = { code: 'invalid-input', problems: [{ pointer: '/factor' }] };
    expect(problemOf(() => improve(both(), 'PTN-001', factor))).toMatchObject(refusal);
  });
});
