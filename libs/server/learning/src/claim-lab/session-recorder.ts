import { Injectable } from '@nestjs/common';
import {
  type Instant,
  practiceEventIds,
  practiceEvents,
  type PracticeInput,
  scoreOf,
  sessionScore,
} from '@portal/domain';
import type { LabSessionEntity } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import type { EntityManager } from 'typeorm';
import { LearningEventStore } from '../learning-event.store.js';
import { PracticeOutlet } from './practice-outlet.js';

/** A step that its run has taken in, or whose events are still to be stored beside the session. */
export interface Recorded {
  /** Its simulated time; null where nothing is simulated. */
  readonly at: Instant | null;
  /** Stores its events, unless the run has them or writes them itself. */
  store(manager: EntityManager): Promise<void>;
}

/**
 * Makes learning events of the steps of a session. A run that goes on takes them in as its input and writes them itself,
 * so that they are replayed with it (law 1); a set of claims that came from files keeps them as they are. Practice on claims
 * of an ended run, or of none, belongs to no run.
 */
@Injectable()
export class SessionRecorder {
  constructor(
    private readonly outlet: PracticeOutlet,
    private readonly events: LearningEventStore,
    private readonly wallClock: WallClock,
  ) {}

  /** The start of a session. */
  started(session: LabSessionEntity): Promise<Recorded> {
    return this.record(session, { ...about(session), kind: 'practice-started' });
  }

  /** Its end, with what was learned and the first claim that was mended in full. */
  completed(session: LabSessionEntity): Promise<Recorded> {
    const { exercises, startedAt, activeAt } = session;
    const mended = exercises.find(({ state }) => state === 'right');
    return this.record(session, {
      ...about(session),
      kind: 'practice-completed',
      duration: Date.parse(activeAt) - Date.parse(startedAt),
      correct: scoreOf(exercises).correct,
      total: exercises.length,
      score: sessionScore(exercises),
      claimId: mended?.claimId ?? null,
    });
  }

  private async record(session: LabSessionEntity, step: PracticeInput): Promise<Recorded> {
    const taken = await this.outlet.take(session.runId, step);
    if (taken !== null) return { at: taken, store: async () => undefined };
    const recordedAt = this.wallClock.now();
    const events = practiceEvents(step, {
      runId: null,
      at: session.simulatedStart ?? recordedAt,
      nextId: practiceEventIds(step),
    });
    return { at: session.simulatedStart, store: (manager) => this.events.insert(manager, events, recordedAt) };
  }
}

function about({ id, patternId, providerId, userId }: LabSessionEntity) {
  return { sessionId: id, patternId, providerId, userId };
}
