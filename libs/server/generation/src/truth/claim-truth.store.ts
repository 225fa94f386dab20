import { Injectable } from '@nestjs/common';
import type { ClaimTruth } from '@portal/domain';
import { insertRows } from '@portal/server/database';
import type { EntityManager } from 'typeorm';
import { ClaimTruthEntity } from './claim-truth.entity.js';

/** Writes the ground truth of generated claims. */
@Injectable()
export class ClaimTruthStore {
  /** Stores the truth of new claims. */
  async insert(manager: EntityManager, truths: readonly ClaimTruth[]): Promise<void> {
    await insertRows(manager, ClaimTruthEntity, truths);
  }

  /** Removes the truth of a run's claims; the answer is the number of rows. */
  async deleteRun(manager: EntityManager, runId: string): Promise<number> {
    const { affected } = await manager.delete(ClaimTruthEntity, { runId });
    return affected ?? 0;
  }
}
