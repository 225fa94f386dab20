import type { Adjustment, AdjustmentGroup, InitialStatus } from '../claims/claim.js';
import type { Cents } from '../money/cents.js';

/** The edits (checks) that a payer runs over a claim; the names are the catalogue's. */
export const EDITS = [
  'WRONGPAYER', 'MEMBER', 'ELIG', 'DUP', 'LATE', 'COB', 'MISSING', 'DXRULE', 'AGESEX', 'CODE', 'BUNDLED', 'ADDON',
  'NONCOV', 'MODRULE', 'NEC', 'FREQ', 'TELE', 'MUE', 'EM25', 'EM57', 'PTP', 'AUTH', 'REFERRAL', 'DOC',
] as const; // prettier-ignore
/** A check that a payer runs over a claim. */
export type Edit = (typeof EDITS)[number];

/** One edit that a claim breaks, as the payer sees it. */
export interface Finding {
  readonly edit: Edit;
  /** The rule of the policy book that was broken, such as `FREQ-A1C`, or null where the edit is the rule. */
  readonly ruleId: string | null;
  /** The policy that the rule belongs to, an id of the policy list. */
  readonly policyId: string;
  readonly group: AdjustmentGroup;
  readonly carc: string;
  readonly rarcs: readonly string[];
  /** The offending line, or null when the whole claim is at fault. */
  readonly lineNumber: number | null;
  /** Catalogue pattern or background cause that the edit belongs to. */
  readonly causeId: string;
  /** Codes that matter: the pair that may not stand together, the diagnosis that does not support the service. */
  readonly codes: readonly string[];
}

/** The payer's answer on one line. */
export interface LineAdjudication {
  readonly lineNumber: number;
  readonly status: InitialStatus;
  readonly allowedAmount: Cents;
  readonly paidAmount: Cents;
  readonly patientAmount: Cents;
  readonly adjustments: readonly Adjustment[];
}

/** The payer's answer on a claim. `findings[0]` is the primary cause of a denial. */
export interface Adjudication {
  readonly outcome: InitialStatus;
  readonly findings: readonly Finding[];
  readonly lines: readonly LineAdjudication[];
  readonly allowedAmount: Cents;
  readonly paidAmount: Cents;
  /** The patient's share of the allowed amount; 0 for a denial, also for one of group PR. */
  readonly patientAmount: Cents;
  /** What is taken off the charge, of a denial all of it: charge − adjustments = paid + patient share (law 6). */
  readonly adjustmentAmount: Cents;
  /** What the payer would pay if nothing were wrong with the claim. Equals paidAmount when approved. */
  readonly payableAmount: Cents;
  /** True when the denial may be appealed; false when the claim must be corrected and sent anew. */
  readonly appealable: boolean;
}
