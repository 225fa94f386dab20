import type { Cents } from '../money/cents.js';
import type { Instant } from '../time/instant.js';

/** Where an appeal stands. */
export const APPEAL_STATUSES = ['pending', 'overturned', 'upheld'] as const;
/** Where an appeal stands. */
export type AppealStatus = (typeof APPEAL_STATUSES)[number];

/** How a decided appeal ended. */
export type AppealOutcome = Exclude<AppealStatus, 'pending'>;

/** An appeal against a denied claim. */
export interface Appeal {
  /** `APP-<run key>-<seven digits>`. */
  readonly id: string;
  readonly claimId: string;
  readonly runId: string | null;
  readonly appealDate: Instant;
  /** The claim's denial reason, or "Appeal of denial" where it has none. */
  readonly appealReason: string;
  readonly appealStatus: AppealStatus;
  /** Simulated instant by which the payer decides; known when the appeal is filed. */
  readonly decisionDueDate: Instant;
  /** Null while pending. */
  readonly outcomeDate: Instant | null;
  /** What the payer would pay if the denial were overturned. */
  readonly amountAtStake: Cents;
  /** What was paid because of the appeal: the amount at stake when overturned, else 0. */
  readonly recoveredAmount: Cents;
}

/** A decision on an appeal. */
export interface AppealDecision {
  readonly appealId: string;
  readonly claimId: string;
  /** When the appeal was filed. */
  readonly appealDate: Instant;
  readonly outcome: AppealOutcome;
  readonly outcomeDate: Instant;
  readonly recoveredAmount: Cents;
}
