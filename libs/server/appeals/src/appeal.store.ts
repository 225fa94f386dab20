import { Injectable } from '@nestjs/common';
import type { Appeal, AppealDecision, Instant } from '@portal/domain';
import { AppealEntity, insertRows, updateRows } from '@portal/server/database';
import type { EntityManager } from 'typeorm';

/** Writes appeals. Used inside a unit of work. */
@Injectable()
export class AppealStore {
  /** Stores new appeals. */
  async insert(manager: EntityManager, appeals: readonly Appeal[], recordedAt: Instant): Promise<void> {
    await insertRows(
      manager,
      AppealEntity,
      appeals.map((appeal) => ({ ...appeal, recordedAt })),
    );
  }

  /** Stores decisions on appeals that were stored before. */
  async applyDecisions(manager: EntityManager, decisions: readonly AppealDecision[]): Promise<void> {
    const rows = decisions.map(({ appealId, outcome, outcomeDate, recoveredAmount }) => ({
      id: appealId,
      appealStatus: outcome,
      outcomeDate,
      recoveredAmount,
    }));
    await updateRows(manager, AppealEntity, ['id'], ['appealStatus', 'outcomeDate', 'recoveredAmount'], rows);
  }

  /** Removes the appeals of a run. */
  async deleteRun(manager: EntityManager, runId: string): Promise<Record<string, number>> {
    const { affected } = await manager.delete(AppealEntity, { runId });
    return { appeals: affected ?? 0 };
  }
}
