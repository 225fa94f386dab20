import type { Cents, ClaimLineSubmission, ClaimSubmission, DenialCauseId, Payer, PolicyBook } from '@portal/domain';
import type { RandomSource } from '../random/random-source.js';

/** What a defect may look at beside the claim. */
export interface PlantingSite {
  readonly policies: PolicyBook;
  readonly payer: Payer;
  /** The provider's charge for a line at a place of service, in cents. */
  readonly chargeOf: (
    line: Pick<ClaimLineSubmission, 'procedureCode' | 'modifiers' | 'units'>,
    place: string | null,
  ) => Cents;
  /** Id of the claim that this one repeats when it is sent again. */
  readonly repeats: string;
}

/** One way in which one claim can go wrong. */
export interface Slip {
  /** How often it happens among the slips that this claim offers: 5 common, 1 rare. */
  readonly weight: number;
  readonly operation: string;
  /** The line that it spoils, or null for the whole claim. */
  readonly lineNumber: number | null;
  /** What the office did wrong, in words. */
  readonly description: string;
  /** The claim with the slip in it; the claim itself stays as it is. */
  readonly apply: (random: RandomSource) => ClaimSubmission;
}

/** How a cause of denial comes into a claim: by a change of its content, never by a label (law 3). */
export interface Defect {
  readonly causeId: DenialCauseId;
  /** The slips that this clean claim offers; empty when it cannot carry the cause. */
  slips(claim: ClaimSubmission, site: PlantingSite): readonly Slip[];
}

/** The claim with one line changed and its total added up anew. */
export function withLine(
  claim: ClaimSubmission,
  lineNumber: number,
  change: Partial<ClaimLineSubmission>,
): ClaimSubmission {
  return withLines(
    claim,
    claim.lineItems.map((line) => (line.lineNumber === lineNumber ? { ...line, ...change } : line)),
  );
}

/** The claim with other lines; the codes and the total follow. */
export function withLines(claim: ClaimSubmission, lineItems: readonly ClaimLineSubmission[]): ClaimSubmission {
  return {
    ...claim,
    lineItems,
    procedureCodes: lineItems.map((line) => line.procedureCode),
    billedAmount: lineItems.reduce((sum, line) => sum + line.billedAmount, 0),
  };
}

/** The claim with another answer in the payer's file on this member. */
export function withPayerRecord(
  claim: ClaimSubmission,
  change: Partial<ClaimSubmission['payerRecord']>,
): ClaimSubmission {
  return { ...claim, payerRecord: { ...claim.payerRecord, ...change } };
}
