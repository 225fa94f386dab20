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
});
