import type {
  Adjustment,
  CalendarDate,
  Cents,
  ClaimFileFormat,
  ClaimLineSubmission,
  ClaimSubmission,
} from '@portal/domain';

/** Where something stands in a file, counted from 1: segments of X12, lines of CSV. */
export interface FilePlace {
  readonly unit: 'segment' | 'line';
  readonly number: number;
}

/** A party by what the file calls it. At least one of the two is there. */
export interface NamedParty {
  /** The payer's or provider's own identifier as it stands in the file: an NPI, a payer id; null where there is none. */
  readonly id: string | null;
  readonly name: string | null;
}

/** A service line of a received claim: what a practice sends is the same everywhere. */
export type ReceivedLine = ClaimLineSubmission;

/** The person whom a received claim is about. Nothing of this is stored as it stands. */
export interface ReceivedPatient {
  /** `Last, First`. */
  readonly name: string;
  readonly birthDate: CalendarDate | null;
  readonly sex: 'F' | 'M' | null;
  /** The member's number with the payer; null where the file gives none. */
  readonly memberId: string | null;
}

/** What files say of a claim in the portal's own words; times are midnight where a file gives only a day. */
type ClaimContent = Pick<
  ClaimSubmission,
  | 'renderingNpi'
  | 'submissionDate'
  | 'dateOfService'
  | 'placeOfService'
  | 'serviceLocation'
  | 'diagnosisCodes'
  | 'authorizationNumber'
  | 'referralNumber'
  | 'orderingNpi'
  | 'referringNpi'
  | 'cliaNumber'
  | 'accidentDate'
  | 'attachmentControlNumber'
  | 'frequencyCode'
  | 'billedAmount'
>;

/** A professional claim as a practice sent it. Diagnoses have their point (`E11.9`). */
export interface ReceivedClaim extends ClaimContent {
  readonly place: FilePlace;
  /** The practice's own number of the claim (CLM01), by which the payer's answer names it. */
  readonly claimNumber: string;
  readonly billingProvider: NamedParty;
  readonly payer: NamedParty;
  readonly patient: ReceivedPatient;
  readonly lines: readonly ReceivedLine[];
  /** The number of the claim that a replacement replaces, as the file gives it: the payer's (CLP07), or the practice's. */
  readonly replacedClaimNumber: string | null;
}

/** What a payer said to one line. */
export interface ReceivedLineAnswer {
  /** The line of the claim that it is about; null where the file names the procedure alone. */
  readonly lineNumber: number | null;
  /** The code that the practice sent, also where the payer decided by another. */
  readonly procedureCode: string;
  /** Modifiers that stand with the code. */
  readonly modifiers: readonly string[];
  readonly billedAmount: Cents;
  readonly paidAmount: Cents;
  readonly adjustments: readonly Adjustment[];
}

/** What a payer said to a claim: billed − adjustments = paid, over the claim and over each line. */
export interface ReceivedAnswer {
  readonly place: FilePlace;
  /** The practice's number of the claim (CLP01). */
  readonly claimNumber: string;
  /** The payer's own number of the claim (CLP07), by which a replacement names it; null where the file gives none. */
  readonly payerClaimNumber: string | null;
  /** The day on which the payer decided. */
  readonly processedOn: CalendarDate;
  readonly outcome: 'paid' | 'denied';
  readonly billedAmount: Cents;
  readonly paidAmount: Cents;
  /** What the patient owes: the sum of the adjustments of group PR, whatever else the file states. */
  readonly patientAmount: Cents;
  /** Adjustments of the claim as a whole, which stand on none of its lines. */
  readonly adjustments: readonly Adjustment[];
  readonly lines: readonly ReceivedLineAnswer[];
}

/** Something in a file that is wrong, or only odd. */
export interface FileFinding {
  /** An `error` keeps what it is about from being taken; a `warning` does not. */
  readonly severity: 'error' | 'warning';
  readonly place: FilePlace;
  /** The claim that it is about, by the practice's own number; null where it is about the file. */
  readonly claimNumber: string | null;
  /** Element or column: `CLM02`, `billed_amount`. */
  readonly field: string;
  /** What is wrong, in words, without a value that names a person. */
  readonly message: string;
}

/** What was read of a file. A claim or answer with an error is not among them. */
export interface FileReading {
  readonly format: ClaimFileFormat;
  readonly claims: readonly ReceivedClaim[];
  readonly answers: readonly ReceivedAnswer[];
  /** In the order of the file. Where there are too many to list, errors are kept before warnings. */
  readonly findings: readonly FileFinding[];
  /** How many findings there are beyond those listed. */
  readonly findingsLeftOut: number;
  /** Errors in all, listed or not. */
  readonly errors: number;
  /** Warnings in all, listed or not. */
  readonly warnings: number;
  /** Claims of the file that an error keeps from being taken. */
  readonly claimsLeftOut: number;
  /** Answers of the file that are not taken: with an error, or of a kind that decides nothing. */
  readonly answersLeftOut: number;
}
