import { Injectable } from '@nestjs/common';
import type { Appeal, AppealDecision, Instant } from '@portal/domain';
import { AppealEntity, deleteRowsOfRun, insertRows, updateRows } from '@portal/server/database';
import type { EntityManager } from 'typeorm';

/** Writes appeals. Used inside a unit of work. */
@Injectable()
export class AppealStore {
  /** Stores new appeals. */
  async insert(manager: EntityManager, appeals: readonly Appeal[], recordedAt: Instant): Promise<void> {
    await insertRows(manager, AppealEntity, appeals, { recordedAt });
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

  /** Removes appeals of a run, at most so many; the answer counts them. */
  async deleteSome(manager: EntityManager, runId: string, most: number): Promise<Record<string, number>> {
    return { appeals: await deleteRowsOfRun(manager, AppealEntity, runId, most) };
  }
}
