import { DENIAL_PATTERNS } from '../denial-patterns/pattern-catalogue.js';
import type { Instant } from '../time/instant.js';
import { LEARNING_CONTEXT, type LearningEvent } from './learning-event.js';
import type { PracticeInput } from './practice-input.js';

/** Where the events of a person's session belong. */
export interface PracticeScope {
  readonly runId: string | null;
  readonly at: Instant;
  /** Gives the next event id. */
  readonly nextId: () => string;
}

/** Gives the ids of the events of a step that no simulation writes: the same ones for the same step. */
export function practiceEventIds({ kind, sessionId }: PracticeInput): () => string {
  let number = kind === 'practice-started' ? 1 : 2;
  return () => `EVT-${sessionId}-${number++}`;
}

/**
 * The learning events of a step of a person's session, like those of simulated staff: one for its start; for its end the
 * completion and, where a claim was mended, the correction. The duration is real: what the person took.
 */
export function practiceEvents(step: PracticeInput, { runId, at, nextId }: PracticeScope): LearningEvent[] {
  const { patternId, userId, providerId, sessionId } = step;
  const event = (type: LearningEvent['type'], metadata: LearningEvent['metadata']): LearningEvent => ({
    id: nextId(),
    runId,
    timestamp: at,
    type,
    context: LEARNING_CONTEXT,
    patternId,
    userId,
    providerId,
    sessionId,
    metadata,
  });
  if (step.kind === 'practice-started') return [event('practice-started', { duration: 0 })];
  const { duration, correct, total, claimId } = step;
  const completed = event('practice-completed', { duration, correct, total });
  if (claimId === null) return [completed];
  const correction = DENIAL_PATTERNS[patternId].suggestedAction;
  return [completed, event('correction-applied', { correction, claimId })];
}
