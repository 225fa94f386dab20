import type { ReceivedClaim } from '@portal/interchange';

/** What is known of a claim that a later one may replace. */
export interface ReplaceableClaim {
  readonly claim: ReceivedClaim;
  readonly payerId: string;
  /** Numbers that the payer gave it in its answers (CLP07). */
  readonly payerClaimNumbers: readonly string[];
}

/** Finds what a replacement replaces among the claims that were sent before it: noted in the order in which they were sent. */
export class OriginalClaims {
  /** By payer and its number of the claim. */
  private readonly byPayer = new Map<string, ReceivedClaim>();
  /** By the practice's number. */
  private readonly byNumber = new Map<string, ReceivedClaim>();

  /** Notes a claim. Of claims with the same number, the last is the one that a later one replaces. */
  note({ claim, payerId, payerClaimNumbers }: ReplaceableClaim): void {
    for (const number of payerClaimNumbers) this.byPayer.set(keyOf(payerId, number), claim);
    this.byNumber.set(claim.claimNumber, claim);
  }

  /**
   * The claim that a claim replaces: by the payer's number, else by the practice's, else the one whose number it keeps.
   * Null for an original, and where no claim that was noted is meant.
   */
  replacedBy({ replacedClaimNumber: number, frequencyCode, claimNumber }: ReceivedClaim, payerId: string) {
    const named = number === null ? null : (this.byPayer.get(keyOf(payerId, number)) ?? this.byNumber.get(number));
    return named ?? (frequencyCode === '7' ? (this.byNumber.get(claimNumber) ?? null) : null);
  }
}

function keyOf(payerId: string, number: string): string {
  return `${payerId} ${number}`;
}
