import type { PatternId } from '../denial-patterns/pattern-id.js';

/** What the ids of people's sessions begin with; sessions of simulated staff are named otherwise. */
export const LAB_SESSION_PREFIX = 'LAB-';

/** What every step of a person's session says. */
interface PracticeStep {
  /** `LAB-…` */
  readonly sessionId: string;
  readonly patternId: PatternId;
  /** Provider that the person works for. */
  readonly providerId: string;
  readonly userId: string;
}

/** A step of a real person's session that a run takes in as an input (law 1). */
export type PracticeInput =
  | (PracticeStep & { readonly kind: 'practice-started' })
  | (PracticeStep & {
      readonly kind: 'practice-completed';
      /** Real milliseconds that the person took. */
      readonly duration: number;
      readonly correct: number;
      readonly total: number;
      /** 0 to 1: the share of a full session's points. */
      readonly score: number;
      /** A claim that was mended in the session, or null when none was. */
      readonly claimId: string | null;
    });
