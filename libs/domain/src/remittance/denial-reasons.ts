import type { Adjustment } from '../claims/claim.js';
import type { Cents } from '../money/cents.js';

/** Reason codes that deny nothing: they say whose share an amount is, or who else has paid it. */
const SHARES = new Set([
  // The patient's: deductible, coinsurance, copay, blood deductible, interest, Medicaid liability, and the same of institutions.
  ...['1', '2', '3', '66', '85', '142', '241', '247', '248'],
  // What another payer, the member's account or a payment to the patient has settled.
  ...['23', '100', '187'],
  // By contract, program or law: capitation, prompt payment, fee schedule, excess, withholding, discount, funding, bonus.
  ...['24', '44', '45', '94', '104', '105', '131', '139', '144', '161', '245', '253'],
]);

/** True when an adjustment refuses something: its reason code is no mere share of an amount that is agreed. */
export function isDenialReason({ carc }: Pick<Adjustment, 'carc'>): boolean {
  return !SHARES.has(carc);
}

/**
 * True when a payer’s answer is a denial by its amounts: something was charged and nothing paid, no share of an allowed amount
 * is left to the patient, and some of it was refused. A charge that a contract writes off or another payer settled is none.
 * @param adjustments all of the answer
 */
export function isDenial(
  { billedAmount, paidAmount }: { readonly billedAmount: Cents; readonly paidAmount: Cents },
  adjustments: readonly Adjustment[],
): boolean {
  if (billedAmount <= 0 || paidAmount !== 0) return false;
  const taken = adjustments.filter(({ amount }) => amount > 0);
  return (
    taken.some(isDenialReason) && !taken.some((adjustment) => adjustment.group === 'PR' && !isDenialReason(adjustment))
  );
}
