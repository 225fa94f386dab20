import type { Cents } from '@portal/domain';

/** Digits before the point that are taken at most; what is longer is no amount of a claim. */
const AMOUNT = /^([+-]?)(\d{0,11})(?:\.(\d*))?$/;

/**
 * Reads a decimal number of dollars as whole cents, digit by digit, so that nothing is rounded.
 * @returns null when the text is no amount, is too large or has parts of a cent
 */
export function readAmount(text: string): Cents | null {
  const [, sign, whole = '', fraction = ''] = AMOUNT.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '' || /[^0]/.test(fraction.slice(2))) return null;
  const cents = Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
  return sign === '-' && cents > 0 ? -cents : cents;
}

/** Sum of amounts. */
export function sumOf(amounts: readonly Cents[]): Cents {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** An amount for messages: `12.50`. */
export function amountText(cents: Cents): string {
  return (cents / 100).toFixed(2);
}

/**
 * Reads a count of units, which may have decimals.
 * @returns null when the text is no number above zero
 */
export function readUnits(text: string): number | null {
  const units = /^\d{1,9}(\.\d*)?$/.test(text) ? Number(text) : 0;
  return units > 0 ? units : null;
}
