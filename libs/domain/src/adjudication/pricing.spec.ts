import fc from 'fast-check';
import { bookWith, claimOf, cleanClaim, line } from '../testing/clean-claim.js';
import { policyBook as book } from '../testing/policy-book.js';
import { practice } from '../testing/practice-book.js';
import type { Payer, Procedure } from './policy-book.js';
import { chargeFor, DEMO_PRICE_RANGES, feeOf, priceLines } from './pricing.js';

const provider = practice({ chargeMultiple: 1.9 });
const earWaxRemoval = book.procedures.get('69210') as Procedure;

describe('a charge', () => {
  it('is inside the range of its category under demo prices, one price per provider and code', () => {
    expect(DEMO_PRICE_RANGES).toEqual({
      'E&M': [150_00, 300_00],
      Procedure: [200_00, 1000_00],
      Lab: [50_00, 200_00],
    });
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.constantFrom(...book.procedures.values()),
        fc.integer({ min: 1, max: 9 }),
        (id, procedure, units) => {
          const charge = (lineUnits: number) =>
            chargeFor('demo', { ...provider, id }, procedure, { modifiers: [], units: lineUnits }, '11');
          const [min, max] = DEMO_PRICE_RANGES[procedure.demoCategory];
          expect(charge(units)).toBeGreaterThanOrEqual(min);
          expect(charge(units)).toBeLessThanOrEqual(max);
          expect(charge(units)).toBe(charge(1));
        },
      ),
    );
  });

  it('under demo prices is in whole dollars, all over the range, and the same in every version', () => {
    const sugar = book.procedures.get('83036') as Procedure;
    const price = (id: string) => chargeFor('demo', { ...provider, id }, sugar, { modifiers: [], units: 1 }, '11');
    const prices = Array.from({ length: 300 }, (_, number) => price(`PRV-${number}`));
    expect(prices.every((cents) => cents % 100 === 0)).toBe(true);
    const quarters = prices.map((cents) => Math.min(3, Math.floor((cents - 50_00) / 37_50)));
    for (const quarter of [0, 1, 2, 3]) expect(quarters.filter((each) => each === quarter).length).toBeGreaterThan(30);
    expect(['PRV-001', 'PRV-002', 'PRV-003'].map(price)).toEqual([74_00, 54_00, 157_00]);
  });

  it('is the fee times the provider’s multiple times the units under the fee schedule', () => {
    const charge = (units: number) =>
      chargeFor('fee-schedule', provider, earWaxRemoval, { modifiers: [], units }, '11');
    expect(charge(1)).toBe(88_50);
    expect(charge(2)).toBe(177_00);
  });
});

describe('a fee', () => {
  it('is lower in a hospital, lower for the reading alone, and nothing for a free supply', () => {
    const picture: Procedure = { ...earWaxRemoval, feeFacilityCents: 30_00, fee26Cents: 12_00 };
    expect(feeOf(picture, '11', [])).toBe(46_58);
    expect(feeOf(picture, '22', [])).toBe(30_00);
    expect(feeOf(picture, '11', ['26'])).toBe(12_00);
    expect(feeOf(picture, '11', ['SL'])).toBe(0);
  });

  it('is that of a hospital in places 21 to 24 alone', () => {
    const picture: Procedure = { ...earWaxRemoval, feeFacilityCents: 30_00 };
    const places = ['11', '19', '20', '21', '22', '23', '24', '25', '31', null];
    expect(places.filter((place) => feeOf(picture, place, []) === 30_00)).toEqual(['21', '22', '23', '24']);
    expect(feeOf(earWaxRemoval, '22', ['26'])).toBe(46_58);
  });

  it('is that of the reading alone in a hospital too, and nothing for a free supply whatever is read', () => {
    const picture: Procedure = { ...earWaxRemoval, feeFacilityCents: 30_00, fee26Cents: 12_00 };
    expect(feeOf(picture, '22', ['26'])).toBe(12_00);
    expect(feeOf(picture, '22', ['26', 'SL'])).toBe(0);
  });
});

describe('what a line yields', () => {
  const habits = bookWith({ patientShare: { copay: [25, 50], deductibleChance: 0.3, coinsurance: 0.2 } });
  const pricesFor = (memberId: string, charge = 500_00) =>
    priceLines(
      claimOf([line({ billedAmount: charge }), line({ lineNumber: 2, procedureCode: '69210', billedAmount: charge })], {
        memberId,
      }),
      habits.payers.get('PAY-T1') as Payer,
      habits,
    );

  it('is the charge under demo prices, and the patient owes nothing', () => {
    const prices = priceLines(cleanClaim(), habits.payers.get('PAY-T1') as Payer, { ...habits, pricing: 'demo' });
    expect(prices.map(({ allowed, patient }) => [allowed, patient])).toEqual([
      [200_00, 0],
      [100_01, 0],
    ]);
  });

  it('is never more than the charge, and the patient never owes more than is allowed', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 400_00 }), (memberId, charge) => {
        for (const { allowed, patient } of pricesFor(memberId, charge)) {
          expect(allowed).toBeLessThanOrEqual(charge);
          expect(patient).toBeLessThanOrEqual(allowed);
        }
      }),
    );
  });

  it('is the same for the same member: an open deductible, or a copay on the visit and coinsurance on the rest', () => {
    const reasons = new Map<string, number>();
    for (let member = 0; member < 400; member++) {
      const prices = pricesFor(`M${member}`);
      expect(pricesFor(`M${member}`)).toEqual(prices);
      const codes = prices.map(({ patientCarc }) => patientCarc).join();
      reasons.set(codes, (reasons.get(codes) ?? 0) + 1);
    }
    expect([...reasons.keys()].sort()).toEqual(['1,1', '3,2']);
    expect((reasons.get('1,1') ?? 0) / 400).toBeCloseTo(0.3, 1);
  });

  const pricesOf = (lines: readonly Parameters<typeof line>[0][], habit: Parameters<typeof bookWith>[0], memberId = 'M-1') => {
    const policies = bookWith(habit);
    const claim = claimOf(lines.map((each, index) => line({ lineNumber: index + 1, billedAmount: 500_00, ...each })), { memberId });
    return priceLines(claim, policies.payers.get('PAY-T1') as Payer, policies);
  }; // prettier-ignore

  it('is the fee of all units times the payer’s multiple, rounded once, and nothing for a code that nobody knows', () => {
    // 90.01 × 1.25 = 112.5125; of two units 225.025.
    const lines = [{}, { units: 2 }, { units: 2, billedAmount: 225_02 }, { procedureCode: '00000' }];
    expect(pricesOf(lines, {})).toEqual(
      [112_51, 225_03, 225_02, 0].map((allowed, index) => ({
        billed: index === 2 ? 225_02 : 500_00,
        allowed,
        patient: 0,
        patientCarc: '2',
      })),
    );
  });

  it('leaves one copay on the first visit, at most what is allowed, and coinsurance on the rest', () => {
    const share = { patientShare: { copay: [25, 25], coinsurance: 0.2 } } as const;
    const owed = (lines: readonly Parameters<typeof line>[0][]) =>
      pricesOf(lines, share).map(({ patient, patientCarc }) => [patientCarc, patient]);
    // 46.58 × 1.25 = 58.225, of which a fifth is 11.646.
    expect(owed([{ procedureCode: '69210' }, {}, {}])).toEqual([
      ['2', 11_65],
      ['3', 25_00],
      ['2', 22_50],
    ]);
    expect(owed([{ billedAmount: 10_00 }, {}])).toEqual([
      ['3', 10_00],
      ['2', 22_50],
    ]);
  });

  it('leaves one member the copay of a general practice, another that of a specialist, as often', () => {
    const copays = Array.from({ length: 400 }, (_, member) =>
      pricesOf([{}], { patientShare: { copay: [25, 50] } }, `M${member}`).map(({ patient }) => patient),
    ).flat();
    expect(new Set(copays)).toEqual(new Set([25_00, 50_00]));
    expect(copays.filter((copay) => copay === 25_00).length / copays.length).toBeCloseTo(0.5, 1);
    // As they are in every version.
    expect(copays.slice(0, 5)).toEqual([50_00, 50_00, 50_00, 25_00, 25_00]);
  });

  it('goes by a deductible that is open for a year, for all members or for none', () => {
    const carcOn = (memberId: string, dateOfService: string, deductibleChance: number) => {
      const policies = bookWith({ patientShare: { deductibleChance } });
      const claim = claimOf([line()], { memberId, dateOfService });
      return priceLines(claim, policies.payers.get('PAY-T1') as Payer, policies)[0]?.patientCarc;
    };
    const members = Array.from({ length: 100 }, (_, member) => `M${member}`);
    const open = (day: string, chance: number) => members.filter((member) => carcOn(member, day, chance) === '1');
    expect(open('2026-01-02', 0.3)).toEqual(open('2026-12-30', 0.3));
    expect(open('2026-01-02', 0.3)).not.toEqual(open('2027-01-02', 0.3));
    expect([open('2026-01-02', 0), open('2026-01-02', 1)]).toEqual([[], members]);
  });
});
