import {
  type DenialPattern,
  type EpochSeconds,
  LEARNING_CONTEXT,
  type LearningEvent,
  type PatternId,
  toInstant,
} from '@portal/domain';
import type { StaffMember } from '../learning/staff.js';
import type { RandomSource } from '../random/random-source.js';
import { inOfficeHours } from '../schedule/working-time.js';

const MINUTE = 60;
const DAY = 86_400;
/** Days between the sessions of an engagement pattern. */
const DAYS_BETWEEN_SESSIONS = 3;
/** Exercises in a session. */
const EXERCISES = 10;
/** Worst and best score of a session. */
const SCORE_RANGE = { min: 7, max: 10 } as const;
/** Minutes from the start to completion and to the correction. */
export const COMPLETION_MINUTES = { min: 5, max: 20 } as const;
/** Minutes from the start to the correction. */
export const CORRECTION_MINUTES = { min: 21, max: 30 } as const;
/** Sessions after which most of the way from the worst to the best score is gone. */
const SESSIONS_TO_LEARN = 4;

/** Who practices, where the event belongs. */
export type Practitioner = Pick<StaffMember, 'id' | 'providerId'>;

/** What ties the events of a session together. */
export interface SessionScope {
  readonly runId: string | null;
  readonly sessionId: string;
  /** Gives the next event id. */
  readonly nextId: () => string;
  /** Sessions on the pattern that this person already learned from, parts of one included: scores rise with them. */
  readonly earlierSessions?: number;
}

const ANONYMOUS: Practitioner = { id: 'USR-000-00', providerId: 'PRV-000' };

/** Makes the events of people who practice: sessions in Claim Lab and the corrections that follow. */
export class UserEventGenerator {
  /**
   * A session of three events in order: practice-started, practice-completed 5 to 20 minutes later (its duration is the
   * time between the two) and correction-applied 21 to 30 minutes after the start.
   */
  generatePracticeSession(
    pattern: DenialPattern,
    random: RandomSource,
    now: EpochSeconds,
    scope: SessionScope,
    user: Practitioner = ANONYMOUS,
    claimId?: string,
  ): LearningEvent[] {
    const seconds = random.integer(COMPLETION_MINUTES.min * MINUTE, COMPLETION_MINUTES.max * MINUTE);
    const correctedAfter = random.integer(CORRECTION_MINUTES.min * MINUTE, CORRECTION_MINUTES.max * MINUTE);
    return [
      this.started(pattern, now, scope, user),
      this.completed(pattern, random, now + seconds, seconds, scope, user),
      this.correction(pattern, now + correctedAfter, scope, user, claimId),
    ];
  }

  /** The first event of a session. */
  started(pattern: DenialPattern, now: EpochSeconds, scope: SessionScope, user: Practitioner): LearningEvent {
    return this.event('practice-started', pattern, now, scope, user, { duration: 0 });
  }

  /** The second event: duration in milliseconds since the start, and the score. */
  completed(
    pattern: DenialPattern,
    random: RandomSource,
    now: EpochSeconds,
    secondsSinceStart: number,
    scope: SessionScope,
    user: Practitioner,
  ): LearningEvent {
    const correct = this.score(scope.earlierSessions ?? 0, random);
    return this.event('practice-completed', pattern, now, scope, user, {
      duration: secondsSinceStart * 1000,
      correct,
      total: EXERCISES,
    });
  }

  /** The third event: the pattern's suggested action, applied to a claim where there is one. */
  correction(
    pattern: DenialPattern,
    at: EpochSeconds,
    scope: SessionScope,
    user: Practitioner,
    claimId: string | undefined,
  ): LearningEvent {
    return this.event('correction-applied', pattern, at, scope, user, {
      correction: pattern.suggestedAction,
      ...(claimId === undefined ? {} : { claimId }),
    });
  }

  /** The event of a correction applied to a claim: the pattern's suggested action. */
  generateCorrectionApplied(
    pattern: DenialPattern,
    claim: { readonly id: string; readonly providerId: string },
    now: EpochSeconds,
    scope: SessionScope,
    user: Practitioner = { ...ANONYMOUS, providerId: claim.providerId },
  ): LearningEvent {
    return this.correction(pattern, now, scope, user, claim.id);
  }

  /**
   * Several sessions of one person over the days that follow, in order of time; at least two. Each counts the earlier ones
   * on its own pattern, after those that the scope says the person already had on every pattern.
   */
  generateUserEngagementPattern(
    user: Practitioner,
    patterns: readonly DenialPattern[],
    random: RandomSource,
    from: EpochSeconds,
    scope: SessionScope,
  ): LearningEvent[] {
    const sessions = random.integer(2, 6);
    const had = new Map<PatternId, number>();
    return Array.from({ length: sessions }, (_, index) => {
      const start = inOfficeHours(from + index * DAYS_BETWEEN_SESSIONS * DAY, random);
      const pattern = random.pick(patterns);
      const earlierSessions = had.get(pattern.id) ?? scope.earlierSessions ?? 0;
      had.set(pattern.id, earlierSessions + 1);
      const session = { ...scope, sessionId: `${scope.sessionId}-${index + 1}`, earlierSessions };
      return this.generatePracticeSession(pattern, random, start, session, user);
    }).flat();
  }

  private score(earlierSessions: number, random: RandomSource): number {
    const { min, max } = SCORE_RANGE;
    const expected = min + (max - min) * (1 - Math.exp(-(earlierSessions + 0.5) / SESSIONS_TO_LEARN));
    return Math.min(max, Math.max(min, Math.round(expected + random.next() - 0.5)));
  }

  private event(
    type: LearningEvent['type'],
    pattern: DenialPattern,
    at: EpochSeconds,
    scope: SessionScope,
    user: Practitioner,
    metadata: LearningEvent['metadata'],
  ): LearningEvent {
    return {
      id: scope.nextId(),
      runId: scope.runId,
      timestamp: toInstant(at),
      type,
      context: LEARNING_CONTEXT,
      patternId: pattern.id,
      userId: user.id,
      providerId: user.providerId,
      sessionId: scope.sessionId,
      metadata,
    };
  }
}
