import type { Adjustment, Cents } from '@portal/domain';
import type { ReceivedAnswer, ReceivedLineAnswer } from '../received-claim.js';
import { sumOf } from './amounts.js';

/** Adjustments of an answer: those of the claim as a whole, then those of its lines. */
export function allAdjustments(answer: {
  readonly adjustments: readonly Adjustment[];
  readonly lines: readonly { readonly adjustments: readonly Adjustment[] }[];
}): readonly Adjustment[] {
  return [...answer.adjustments, ...answer.lines.flatMap(({ adjustments }) => adjustments)];
}

/** What the patient owes by the adjustments. */
export function patientShare(adjustments: readonly Adjustment[]): Cents {
  return sumOf(adjustments.filter(({ group }) => group === 'PR').map(({ amount }) => amount));
}

/** What is billed, paid and owed by the patient. */
type Amounts = Pick<ReceivedAnswer, 'billedAmount' | 'paidAmount' | 'patientAmount'>;

/** True when a charge brought nothing from anyone: the payer pays nothing, and the patient owes nothing. */
export function bringsNothing({ billedAmount, paidAmount, patientAmount }: Amounts): boolean {
  return billedAmount > 0 && paidAmount === 0 && patientAmount === 0;
}

/** True when billed − adjustments = paid. */
export function addsUp(
  { billedAmount, paidAmount }: Pick<ReceivedLineAnswer, 'billedAmount' | 'paidAmount'>,
  adjustments: readonly Adjustment[],
): boolean {
  return billedAmount - sumOf(adjustments.map(({ amount }) => amount)) === paidAmount;
}
