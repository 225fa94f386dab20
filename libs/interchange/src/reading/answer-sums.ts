import type { Adjustment, Cents } from '@portal/domain';
import type { ReceivedLineAnswer } from '../received-claim.js';
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

/** True when billed − adjustments = paid. */
export function addsUp(
  { billedAmount, paidAmount }: Pick<ReceivedLineAnswer, 'billedAmount' | 'paidAmount'>,
  adjustments: readonly Adjustment[],
): boolean {
  return billedAmount - sumOf(adjustments.map(({ amount }) => amount)) === paidAmount;
}
