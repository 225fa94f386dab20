import fc from 'fast-check';
import type { Cents } from '../money/cents.js';
import { bookWith, claimOf, line, type ClaimChanges } from '../testing/clean-claim.js';
import { adjudicate } from './adjudicate.js';
import type { Adjudication } from './adjudication.js';

/** Charges of one visit and up to five tests, and what the payer leaves to the patient. */
const scenes = fc.record({
  charges: fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 6 }),
  feeMultiple: fc.double({ min: 0.3, max: 4, noNaN: true }),
  copay: fc.integer({ min: 0, max: 300 }),
  coinsurance: fc.double({ min: 0, max: 1, noNaN: true }),
  deductibleChance: fc.constantFrom(0, 0.5, 1),
  pricing: fc.constantFrom('demo', 'fee-schedule'),
  member: fc.string({ minLength: 1, maxLength: 12 }),
});
type Scene = typeof scenes extends fc.Arbitrary<infer Drawn> ? Drawn : never;

function answerTo(scene: Scene, changes: ClaimChanges = {}): { answer: Adjudication; charges: readonly Cents[] } {
  const { charges, feeMultiple, copay, coinsurance, deductibleChance } = scene;
  const codes = ['99213', '17110', '93000', '97112', '36415', '81003'];
  const lineItems = charges.map((billedAmount, index) =>
    line({ lineNumber: index + 1, procedureCode: codes[index] as string, billedAmount }),
  );
  const book = bookWith({ feeMultiple, patientShare: { copay: [copay, copay], coinsurance, deductibleChance } });
  const procedures = new Map(book.procedures);
  const test = { category: 'Lab', demoCategory: 'Lab', feeCents: 3_333, mue: 1, mai: 2, pcTc: 0 } as const;
  for (const code of codes.slice(1)) procedures.set(code, { ...test, code, label: 'A test' });
  const claim = claimOf(lineItems, { memberId: scene.member, ...changes });
  return { answer: adjudicate(claim, { ...book, procedures, pricing: scene.pricing }), charges };
}

const sum = (amounts: readonly Cents[]) => amounts.reduce((total, amount) => total + amount, 0);

describe('law 6: the money of an answer is exact', () => {
  it('line by line: charge − adjustments = paid, of the allowed amount what is not the patient’s', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const { answer, charges } = answerTo(scene);
        expect(answer.outcome).toBe('approved');
        answer.lines.forEach(({ allowedAmount, paidAmount, patientAmount, adjustments }, index) => {
          expect(sum([charges[index] as Cents, ...adjustments.map(({ amount }) => -amount)])).toBe(paidAmount);
          expect(paidAmount + patientAmount).toBe(allowedAmount);
          for (const amount of [allowedAmount, paidAmount, patientAmount]) {
            expect(Number.isInteger(amount) && amount >= 0).toBe(true);
          }
        });
      }),
    );
  });

  it('the lines add up to the claim, and charge − adjustments = paid + patient share', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const { answer, charges } = answerTo(scene);
        for (const amount of ['allowedAmount', 'paidAmount', 'patientAmount'] as const) {
          expect(sum(answer.lines.map((answered) => answered[amount]))).toBe(answer[amount]);
        }
        expect(sum(charges) - answer.adjustmentAmount).toBe(answer.paidAmount + answer.patientAmount);
        expect(answer.payableAmount).toBe(answer.paidAmount);
      }),
    );
  });

  it('a denied claim pays nothing, and would have paid what the same claim without the fault is paid', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const { answer, charges } = answerTo(scene, { renderingNpi: null });
        expect(answer).toMatchObject({ outcome: 'denied', allowedAmount: 0, paidAmount: 0, patientAmount: 0 });
        expect(answer.lines.map(({ paidAmount }) => paidAmount)).toEqual(charges.map(() => 0));
        expect(answer.lines.map(({ adjustments }) => sum(adjustments.map(({ amount }) => amount)))).toEqual(charges);
        expect(answer.adjustmentAmount).toBe(sum(charges));
        expect(answer.payableAmount).toBe(answerTo(scene).answer.paidAmount);
      }),
    );
  });
});
