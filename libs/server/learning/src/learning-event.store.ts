import { Injectable } from '@nestjs/common';
import type { Instant, LearningEvent } from '@portal/domain';
import { insertRows, LabSessionEntity, LearningEventEntity } from '@portal/server/database';
import type { EntityManager } from 'typeorm';

/** Writes learning events. Used inside a unit of work. */
@Injectable()
export class LearningEventStore {
  /** Stores new events. */
  async insert(manager: EntityManager, events: readonly LearningEvent[], recordedAt: Instant): Promise<void> {
    await insertRows(
      manager,
      LearningEventEntity,
      events.map((event) => ({ ...event, recordedAt })),
    );
  }

  /** Removes the events of a run, and the sessions on its claims with them. */
  async deleteRun(manager: EntityManager, runId: string): Promise<Record<string, number>> {
    const { affected } = await manager.delete(LearningEventEntity, { runId });
    const sessions = await manager.delete(LabSessionEntity, { runId });
    return { learning_events: affected ?? 0, lab_sessions: sessions.affected ?? 0 };
  }
}
