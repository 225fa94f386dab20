import type { DenialCauseId } from '../denial-patterns/pattern-id.js';
import type { Cents } from '../money/cents.js';
import type { CalendarDate, Instant } from '../time/instant.js';

/** Where a claim stands now. */
export const CLAIM_STATUSES = ['submitted', 'approved', 'denied', 'appealed', 'overturned', 'upheld'] as const;
/** Where a claim stands now. `overturned` and `upheld` are the two ends of an appeal. */
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** What the payer said first. Never rewritten (law 7). */
export type InitialStatus = 'approved' | 'denied';

/** Where a claim came from. */
export const CLAIM_SOURCES = ['generated', 'imported'] as const;
/** Where a claim came from. */
export type ClaimSource = (typeof CLAIM_SOURCES)[number];

/** Who carries an adjustment: contractual obligation, patient responsibility, other adjustment. */
export type AdjustmentGroup = 'CO' | 'PR' | 'OA';

/** One adjustment of a remittance: why the payer paid less than the charge of a line. */
export interface Adjustment {
  readonly group: AdjustmentGroup;
  /** Claim adjustment reason code. */
  readonly carc: string;
  readonly amount: Cents;
  /** Remittance advice remark codes that stand with it. */
  readonly rarcs: readonly string[];
}

/** A line as the practice sends it. */
export interface ClaimLineSubmission {
  /** 1..n without gaps. */
  readonly lineNumber: number;
  /** CPT or HCPCS code. */
  readonly procedureCode: string;
  /** Up to four, in order. */
  readonly modifiers: readonly string[];
  readonly units: number;
  /** The claim's diagnoses that this line points at, most important first, at most four. */
  readonly diagnosisCodes: readonly string[];
  /** National drug code, on drug and vaccine lines. */
  readonly ndc: string | null;
  /** The charge: price of one unit times units. */
  readonly billedAmount: Cents;
}

/**
 * A line with what the payer made of it. `adjustments` are those of the remittance, the patient's share among them:
 * billed − adjustments = paid.
 */
export interface ClaimLine extends ClaimLineSubmission {
  readonly status: ClaimStatus;
  readonly allowedAmount: Cents;
  readonly paidAmount: Cents;
  readonly patientAmount: Cents;
  readonly adjustments: readonly Adjustment[];
}

/** A service that this payer already paid for this member. */
export interface PriorService {
  readonly procedureCode: string;
  readonly dateOfService: CalendarDate;
}

/**
 * What the payer's own file says about this member as far as it bears on this claim: what an eligibility answer, an
 * authorization look-up or a claim history would show. It is part of the claim's content, not of the ground truth.
 */
export interface PayerRecord {
  /** Last day of coverage, or null while it goes on. */
  readonly coverageEndDate: CalendarDate | null;
  /** False when the payer knows no member by this number. */
  readonly memberFound: boolean;
  /** The payer that really covers the member on that day; differs from the claim's payer when it was sent astray. */
  readonly coveringPayerId: string;
  /** Another payer that must pay first, or null. */
  readonly primaryPayerId: string | null;
  /** Authorization rules that the number on the claim covers. */
  readonly authorizedRules: readonly string[];
  /** Recent services of this member that a frequency limit looks at. */
  readonly priorServices: readonly PriorService[];
  /** Therapy visits already used in this benefit year. */
  readonly therapyVisitsUsed: number;
  /** Procedure codes that this member's plan leaves out. */
  readonly excludedCodes: readonly string[];
  /** The claim that this one repeats without a change, or null. */
  readonly duplicateOfClaimId: string | null;
}

/** A professional claim as the practice sends it (the content of an 837P, in the portal's words). */
export interface ClaimSubmission {
  readonly providerId: string;
  /** Specialty of the rendering clinician, an id of the specialty list. */
  readonly specialtyId: string;
  readonly billingNpi: string;
  /** Null when it was left blank. */
  readonly renderingNpi: string | null;
  readonly payerId: string;
  readonly patientId: string;
  readonly patientName: string;
  /** Null when it was left blank. */
  readonly patientDob: CalendarDate | null;
  readonly patientSex: 'F' | 'M';
  readonly memberId: string;
  readonly dateOfService: CalendarDate;
  readonly submissionDate: Instant;
  /** Two digits; null when it was left blank. */
  readonly placeOfService: string | null;
  /** Name of the place where the service was given; null when it was left blank. */
  readonly serviceLocation: string | null;
  /** ICD-10-CM, the first is primary; at most twelve. */
  readonly diagnosisCodes: readonly string[];
  /** The codes of the lines, in line order. */
  readonly procedureCodes: readonly string[];
  readonly lineItems: readonly ClaimLineSubmission[];
  readonly authorizationNumber: string | null;
  readonly referralNumber: string | null;
  readonly orderingNpi: string | null;
  readonly referringNpi: string | null;
  /** Laboratory certificate number. */
  readonly cliaNumber: string | null;
  readonly accidentDate: CalendarDate | null;
  /** Control number of records sent along, or null when none were sent. */
  readonly attachmentControlNumber: string | null;
  /** Remittance of the payer that paid first, or null. */
  readonly primaryRemittanceNumber: string | null;
  /** 1 original, 7 replacement. */
  readonly frequencyCode: '1' | '7';
  /** The claim that a replacement replaces. */
  readonly originalClaimId: string | null;
  readonly billedAmount: Cents;
  readonly payerRecord: PayerRecord;
}

/** A claim as the portal keeps it: content, the payer's first answer and where it stands now. */
export interface Claim extends Omit<ClaimSubmission, 'lineItems'> {
  /** `CLM-<run key>-<seven digits>`, sortable by submission within a run. */
  readonly id: string;
  readonly runId: string | null;
  readonly source: ClaimSource;
  /** 1..n in order of submission within a run; 0 for claims of no run. */
  readonly sequence: number;
  /** True when no part of the claim belongs to a real person (law 10). */
  readonly synthetic: boolean;
  readonly lineItems: readonly ClaimLine[];
  readonly status: ClaimStatus;
  /** Null until the payer has answered. */
  readonly initialStatus: InitialStatus | null;
  /** When the payer's first answer came. */
  readonly processingDate: Instant | null;
  /** The cause in words when the claim was denied at first, else null. It stays after an overturn. */
  readonly denialReason: string | null;
  /** The cause as an id, as read from the claim's content by adjudication. */
  readonly denialCauseId: DenialCauseId | string | null;
  readonly denialGroup: AdjustmentGroup | null;
  readonly denialCarc: string | null;
  readonly denialRarcs: readonly string[];
  /** The line that caused it, or null when the whole claim did. */
  readonly denialLine: number | null;
  readonly allowedAmount: Cents;
  readonly paidAmount: Cents;
  /**
   * The patient's share of the allowed amount: copay, deductible, coinsurance. Nothing is allowed on a denial, so that it is 0
   * there: by `denialGroup` PR the patient may be billed for the charge, which stays an adjustment all the same.
   */
  readonly patientAmount: Cents;
  /**
   * What is taken off the charge: charge − adjustments = paid + patient share (law 6). Of a denial it is the whole charge,
   * whoever bears it by `denialGroup`.
   */
  readonly adjustmentAmount: Cents;
}

/** What was planted in a generated claim. Kept apart from the claim; detection and metrics never see it (law 4). */
export interface ClaimTruth {
  readonly claimId: string;
  readonly runId: string;
  /** The planted cause, or null for a clean claim. */
  readonly plantedCauseId: DenialCauseId | string | null;
  /** The operation that planted it, such as `removeModifier`. */
  readonly operation: string | null;
  /** The line that was spoiled, or null. */
  readonly lineNumber: number | null;
  /** What was done, in words. */
  readonly description: string | null;
  /** Encounter template that the claim came from. */
  readonly templateId: string;
  /** Random stream that made the claim, so that it can be made again: `encounter/<day>/<index>`. */
  readonly stream: string;
}
