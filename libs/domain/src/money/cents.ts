/**
 * Money in whole US cents, as an integer. All arithmetic of the portal happens in cents; dollars exist only at the
 * REST edge and on screen (law 6).
 */
export type Cents = number;

/** Rounds a computed amount (cents, possibly fractional) to whole cents, half away from zero. */
export function roundToCents(amount: number): Cents {
  return Math.sign(amount) * Math.round(Math.abs(amount));
}

/** Cents to dollars with at most two decimals, for the REST edge. */
export function centsToDollars(cents: Cents): number {
  return cents / 100;
}

/**
 * Dollars from the REST edge to whole cents.
 * @throws RangeError when the amount is not finite or has more than two decimals.
 */
export function dollarsToCents(dollars: number): Cents {
  const cents = Math.round(dollars * 100);
  if (!Number.isFinite(dollars) || Math.abs(cents / 100 - dollars) > 1e-9) {
    throw new RangeError(`${dollars} is not an amount in dollars with at most two decimals`);
  }
  return cents;
}
