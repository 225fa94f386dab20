import { type Adjustment, toCalendarDate } from '@portal/domain';
import fc from 'fast-check';
import type { ReceivedAnswer, ReceivedLineAnswer } from '../received-claim.js';

const group = fc.constantFrom<Adjustment['group'][]>('CO', 'PR', 'OA');
const remarks = fc.uniqueArray(fc.stringMatching(/^(N|M|MA)[1-9]\d{0,2}$/), { maxLength: 3 });
const adjustment = (rarcs: fc.Arbitrary<readonly string[]>): fc.Arbitrary<Adjustment> =>
  fc.record({ group, carc: fc.stringMatching(/^[1-9]\d{0,2}$/), amount: fc.integer({ min: 1, max: 99_999 }), rarcs });

/** Remark codes stand with the first adjustment: the format says no more of them. */
const adjustments = fc
  .tuple(adjustment(remarks), fc.array(adjustment(fc.constant([])), { maxLength: 4 }))
  .map(([first, others]) => [first, ...others]);

const line = fc
  .record({
    procedureCode: fc.stringMatching(/^[0-9A-Z][0-9]{4}$/),
    modifiers: fc.array(fc.stringMatching(/^[0-9A-Z]{2}$/), { maxLength: 4 }),
    paidAmount: fc.integer({ min: 1, max: 9_999_999 }),
    adjustments,
  })
  .map((rest): Omit<ReceivedLineAnswer, 'lineNumber'> => ({
    ...rest,
    billedAmount: rest.paidAmount + sumOf(rest.adjustments),
  }));

function sumOf(amounts: readonly Pick<Adjustment, 'amount'>[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount, 0);
}

/** Answers by which something is paid and that add up. Where they stand in a file is left open (segment 0). */
export const anyAnswer: fc.Arbitrary<ReceivedAnswer> = fc
  .record({
    claimNumber: fc.stringMatching(/^[A-Z0-9]{1,14}$/),
    payerClaimNumber: fc.stringMatching(/^[A-Z0-9]{1,14}$/),
    processedOn: fc.integer({ min: 946_684_800, max: 1_798_761_600 }).map(toCalendarDate),
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
  })
  .map(({ lines, ...rest }) => ({
    ...rest,
    place: { unit: 'segment', number: 0 },
    outcome: 'paid',
    billedAmount: lines.reduce((sum, { billedAmount }) => sum + billedAmount, 0),
    paidAmount: lines.reduce((sum, { paidAmount }) => sum + paidAmount, 0),
    patientAmount: sumOf(lines.flatMap((one) => one.adjustments.filter((part) => part.group === 'PR'))),
    adjustments: [],
    lines: lines.map((one, index) => ({ lineNumber: index + 1, ...one })),
  }));
