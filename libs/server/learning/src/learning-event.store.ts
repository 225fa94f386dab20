import { Injectable } from '@nestjs/common';
import type { Instant, LearningEvent } from '@portal/domain';
import { deleteRowsOfRun, insertRows, LabSessionEntity, LearningEventEntity } from '@portal/server/database';
import type { EntityManager } from 'typeorm';

/** Writes learning events. Used inside a unit of work. */
@Injectable()
export class LearningEventStore {
  /** Stores new events. */
  async insert(manager: EntityManager, events: readonly LearningEvent[], recordedAt: Instant): Promise<void> {
    await insertRows(manager, LearningEventEntity, events, { recordedAt });
  }

  /** Removes events of a run and sessions on its claims, at most so many of each; the answer counts them. */
  async deleteSome(manager: EntityManager, runId: string, most: number): Promise<Record<string, number>> {
    return {
      learning_events: await deleteRowsOfRun(manager, LearningEventEntity, runId, most),
      lab_sessions: await deleteRowsOfRun(manager, LabSessionEntity, runId, most),
    };
  }
}
