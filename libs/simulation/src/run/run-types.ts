import type {
  Appeal,
  AppealDecision,
  Cents,
  Claim,
  ClaimAnswer,
  ClaimAppealUpdate,
  ClaimTruth,
  EpochSeconds,
  GenerationConfig,
  Instant,
  LearningEvent,
  LiveSettings,
  PatternId,
  PracticeInput,
} from '@portal/domain';

import type { Resubmission } from './resubmission.js';

export type { AppealDecision, ClaimAppealUpdate, Resubmission };

/**
 * Version of the simulated world. Raised whenever the same configuration and seed would give other rows; a run that was
 * started under another version cannot be resumed and says so.
 */
export const SIMULATION_VERSION = '2';

/** Something a person did that is part of the run's input (law 1), at its simulated time. */
export type RunInput =
  | { readonly at: Instant; readonly kind: 'settings-changed'; readonly settings: Partial<LiveSettings> }
  | ({ readonly at: Instant } & (PracticeInput | Resubmission));

/** All that decides a run's rows. */
export interface RunDefinition {
  readonly runId: string;
  /** The part of ids between prefix and number, for example `7F3A91`. */
  readonly runKey: string;
  readonly seed: number;
  readonly config: GenerationConfig;
  /** In order of time. Only inputs at or before the current instant are read. */
  readonly inputs: readonly RunInput[];
}

/** Link of a claim to the pattern that was injected into it. */
export interface PatternLink {
  readonly patternId: PatternId;
  readonly claimId: string;
  readonly runId: string;
}

/** Lines of the live feed that a batch carries at most, that are kept for those who connect, and that one notice carries. */
export const FEED_LINES = 20;

/** One line of the live feed, in words of the domain. */
export interface FeedItem {
  readonly at: Instant;
  readonly kind: 'submitted' | 'paid' | 'denied' | 'appealed' | 'overturned' | 'upheld' | 'practice';
  readonly claimId: string | null;
  /** "Aetna", "Missing Modifier 25", a user's name: what the line is about. */
  readonly subject: string;
  readonly amount: Cents | null;
}

/**
 * Everything that happened in (from, to]. A claim that was submitted and answered inside the interval stands in `claims`
 * in its answered form only; likewise an appeal that was filed and decided inside it. Wherever the interval is cut, the
 * rows that result are the same.
 */
export interface SimulationBatch {
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
  /** New claims with lines, in order of sequence. */
  readonly claims: readonly Claim[];
  /** The payer's first answers on claims of earlier batches. */
  readonly adjudicated: readonly ClaimAnswer[];
  /** New appeals, in order of id. */
  readonly appeals: readonly Appeal[];
  /** Decisions on appeals of earlier batches. */
  readonly decisions: readonly AppealDecision[];
  /** Changes by appeals to claims of earlier batches. */
  readonly appealUpdates: readonly ClaimAppealUpdate[];
  /** Claims of earlier batches that appeals and decisions are about, as they were denied. */
  readonly contested: readonly Claim[];
  readonly learningEvents: readonly LearningEvent[];
  readonly patternLinks: readonly PatternLink[];
  readonly truths: readonly ClaimTruth[];
  /** The last few things that happened, oldest first, at most 20. */
  readonly feed: readonly FeedItem[];
}

/**
 * What a run remembers between two intervals: due events, patients' histories, mastery, counters. Opaque; handed back
 * to the next call and used up by it. It is never stored: after a restart it is computed again by replaying the run from
 * its start, which the laws make exact.
 */
export interface Carry {
  readonly now: EpochSeconds;
}

/** What one call yields. */
export interface SimulationStep {
  readonly batch: SimulationBatch;
  readonly carry: Carry;
}
