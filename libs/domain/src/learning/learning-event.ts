import type { PatternId } from '../denial-patterns/pattern-id.js';
import type { Instant } from '../time/instant.js';

/** What a person did in the learning loop. */
export const LEARNING_EVENT_TYPES = ['practice-started', 'practice-completed', 'correction-applied'] as const;
/** What a person did in the learning loop. */
export type LearningEventType = (typeof LEARNING_EVENT_TYPES)[number];

/** Where practice takes place. */
export const LEARNING_CONTEXT = 'claim-lab';

/** Details of a learning event; which are set depends on its type. */
export interface LearningEventMetadata {
  /** Milliseconds between start and completion; 0 on practice-started. */
  readonly duration?: number;
  /** Exercises answered right. */
  readonly correct?: number;
  /** Exercises in the session. */
  readonly total?: number;
  /** What the person changed, in words: the pattern's suggested action. */
  readonly correction?: string;
  /** The claim that the correction was applied to. */
  readonly claimId?: string;
}

/** One step of practice by one person. */
export interface LearningEvent {
  /** `EVT-<run key>-<seven digits>`. */
  readonly id: string;
  readonly runId: string | null;
  readonly timestamp: Instant;
  readonly type: LearningEventType;
  readonly context: typeof LEARNING_CONTEXT;
  readonly patternId: PatternId;
  readonly userId: string;
  readonly providerId: string;
  /** The session that the event belongs to; three events share it. */
  readonly sessionId: string;
  readonly metadata: LearningEventMetadata;
}
