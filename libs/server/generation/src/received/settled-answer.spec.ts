import type { Adjustment } from '@portal/domain';
import type { ReceivedAnswer, ReceivedLineAnswer } from '@portal/interchange';
import fc from 'fast-check';
import { settle } from './settled-answer.js';

const adjustment = (group: Adjustment['group'], carc: string, amount: number): Adjustment => ({
  ...{ group, carc, amount, rarcs: [] },
});
const line = (lineNumber: number, billedAmount: number, procedureCode = '99213') => ({
  ...{ lineNumber, procedureCode, billedAmount },
});
const lineAnswer = (
  changes: Partial<ReceivedLineAnswer> & Pick<ReceivedLineAnswer, 'billedAmount' | 'paidAmount'>,
) => ({
  ...{ lineNumber: null, procedureCode: '99213', modifiers: [], adjustments: [] },
  ...changes,
});
const answer = (changes: Partial<ReceivedAnswer>): ReceivedAnswer => ({
  ...{ place: { unit: 'segment', number: 1 }, claimNumber: 'A1', processedOn: '2026-02-03', outcome: 'paid' },
  payerClaimNumber: null,
  ...{ billedAmount: 0, paidAmount: 0, patientAmount: 0, adjustments: [], lines: [] },
  ...changes,
});

const charges = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 8 });
const groups = fc.constantFrom<Adjustment['group'][]>('CO', 'PR', 'OA');

describe('an answer that settles the lines of a claim', () => {
  it('settles each line to the cent, whether it names them or not (law 6)', () => {
    const parts = fc.array(fc.tuple(groups, fc.double({ min: 0, max: 0.3, noNaN: true })), { maxLength: 3 });
    fc.assert(
      fc.property(charges, parts, fc.boolean(), (billed, shares, byLine) => {
        const lines = billed.map((amount, index) => line(index + 1, amount));
        const taken = (amount: number) =>
          shares.map(([group, share], index) => adjustment(group, String(100 + index), Math.floor(amount * share)));
        const paidOf = (amount: number) => amount - taken(amount).reduce((sum, part) => sum + part.amount, 0);
        const total = billed.reduce((sum, amount) => sum + amount, 0);
        const given = byLine
          ? answer({
              paidAmount: billed.reduce((sum, amount) => sum + paidOf(amount), 0),
              lines: lines.map(({ billedAmount, lineNumber }) =>
                lineAnswer({
                  lineNumber,
                  billedAmount,
                  paidAmount: paidOf(billedAmount),
                  adjustments: taken(billedAmount),
                }),
              ),
            })
          : answer({ paidAmount: paidOf(total), adjustments: taken(total) });
        const settled = settle(lines, given);
        expect(settled?.paidAmount).toBe(given.paidAmount);
        settled?.lines.forEach(({ adjustments, paidAmount, patientAmount, allowedAmount }, index) => {
          const off = adjustments.reduce((sum, { amount }) => sum + amount, 0);
          expect((billed[index] as number) - off).toBe(paidAmount);
          expect(allowedAmount).toBe(paidAmount + patientAmount);
        });
        expect(total - (settled?.adjustmentAmount ?? 0)).toBe(
          (settled?.paidAmount ?? 0) + (settled?.patientAmount ?? 0),
        );
      }),
    );
  });

  it('finds its lines by number, else by code and charge, in whatever order they come', () => {
    const lines = [line(1, 10_000), line(2, 5_000, '36415'), line(3, 5_000, '36415')];
    const answers = [
      lineAnswer({
        procedureCode: '36415',
        lineNumber: 3,
        billedAmount: 5_000,
        paidAmount: 0,
        adjustments: [adjustment('CO', '97', 5_000)],
      }),
      lineAnswer({ procedureCode: '36415', billedAmount: 5_000, paidAmount: 5_000 }),
      lineAnswer({ billedAmount: 10_000, paidAmount: 10_000 }),
    ];
    const settled = settle(lines, answer({ paidAmount: 15_000, lines: answers }));
    expect(settled?.lines.map(({ status, paidAmount }) => [status, paidAmount])).toEqual([
      ['approved', 10_000],
      ['approved', 5_000],
      ['denied', 0],
    ]);
  });

  it('denies no line that another payer settled or a contract writes off', () => {
    const lines = [line(1, 10_000), line(2, 5_000, '36415')];
    const answers = [
      lineAnswer({ billedAmount: 10_000, paidAmount: 0, adjustments: [adjustment('OA', '23', 10_000)] }),
      lineAnswer({
        ...{ procedureCode: '36415', billedAmount: 5_000, paidAmount: 0 },
        adjustments: [adjustment('CO', '45', 5_000)],
      }),
    ];
    const settled = settle(lines, answer({ lines: answers }));
    expect(settled).toMatchObject({ outcome: 'approved', paidAmount: 0, adjustmentAmount: 15_000, denial: null });
    expect(settled?.lines.map(({ status }) => status)).toEqual(['approved', 'approved']);
  });

  it('divides what is taken off the claim as a whole among the lines by their charges', () => {
    const lines = [line(1, 60_000), line(2, 20_000, '36415')];
    const answers = [
      lineAnswer({ billedAmount: 60_000, paidAmount: 40_000, adjustments: [adjustment('PR', '1', 20_000)] }),
      lineAnswer({ procedureCode: '36415', billedAmount: 20_000, paidAmount: 20_000 }),
    ];
    const settled = settle(
      lines,
      answer({ paidAmount: 56_000, adjustments: [adjustment('CO', 'A2', 4_000)], lines: answers }),
    );
    expect(settled).toMatchObject({
      paidAmount: 56_000,
      patientAmount: 20_000,
      allowedAmount: 76_000,
      adjustmentAmount: 4_000,
    });
    expect(settled?.lines.map(({ paidAmount }) => paidAmount)).toEqual([37_000, 19_000]);
  });

  it('is a denial that says why, with nothing allowed', () => {
    const lines = [line(1, 12_000)];
    const adjustments = [adjustment('CO', '197', 12_000)];
    const settled = settle(
      lines,
      answer({ outcome: 'denied', lines: [lineAnswer({ billedAmount: 12_000, paidAmount: 0, adjustments })] }),
    );
    expect(settled).toMatchObject({
      ...{ outcome: 'denied', allowedAmount: 0, paidAmount: 0, patientAmount: 0, adjustmentAmount: 12_000 },
      denial: { group: 'CO', carc: '197', lineNumber: 1 },
    });
  });

  it('is none where its amounts do not add up or a denial does not say why', () => {
    const lines = [line(1, 12_000)];
    expect(settle(lines, answer({ paidAmount: 11_999 }))).toBeNull();
    expect(settle(lines, answer({ outcome: 'denied', paidAmount: 12_000 }))).toBeNull();
  });
});
