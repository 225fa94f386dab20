import {
  type Cents,
  type ClaimLineSubmission,
  type ClaimSubmission,
  type DenialCauseId,
  type Payer,
  type PolicyBook,
  withContent,
} from '@portal/domain';
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
    claim.lineItems.map((line) => (line.lineNumber === lineNumber ? changedLine(line, change) : line)),
  );
}

/** The claim with other lines; the codes and the total follow. */
export function withLines(claim: ClaimSubmission, lineItems: readonly ClaimLineSubmission[]): ClaimSubmission {
  return withContent(claim, {
    lineItems,
    procedureCodes: lineItems.map((line) => line.procedureCode),
    billedAmount: lineItems.reduce((sum, line) => sum + line.billedAmount, 0),
  });
}

/** The line with some of its fields changed. Written out, like all that is read for every claim. */
export function changedLine(
  { lineNumber, procedureCode, modifiers, units, diagnosisCodes, ndc, billedAmount }: ClaimLineSubmission,
  change: Partial<ClaimLineSubmission>,
): ClaimLineSubmission {
  const line = { lineNumber, procedureCode, modifiers, units, diagnosisCodes, ndc, billedAmount };
  return Object.assign(line, change);
}

/** The claim with another answer in the payer's file on this member. */
export function withPayerRecord(
  claim: ClaimSubmission,
  change: Partial<ClaimSubmission['payerRecord']>,
): ClaimSubmission {
  const { payerRecord } = claim;
  const record = {
    coverageEndDate: payerRecord.coverageEndDate,
    memberFound: payerRecord.memberFound,
    coveringPayerId: payerRecord.coveringPayerId,
    primaryPayerId: payerRecord.primaryPayerId,
    authorizedRules: payerRecord.authorizedRules,
    priorServices: payerRecord.priorServices,
    therapyVisitsUsed: payerRecord.therapyVisitsUsed,
    excludedCodes: payerRecord.excludedCodes,
    duplicateOfClaimId: payerRecord.duplicateOfClaimId,
  };
  return withContent(claim, { payerRecord: Object.assign(record, change) });
}
