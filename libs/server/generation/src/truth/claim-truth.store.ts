import { Injectable } from '@nestjs/common';
import type { ClaimTruth } from '@portal/domain';
import { insertRows } from '@portal/server/database';
import { type EntityManager, In } from 'typeorm';
import { ClaimTruthEntity } from './claim-truth.entity.js';

/** Writes the ground truth of generated claims. */
@Injectable()
export class ClaimTruthStore {
  /** Stores the truth of new claims. */
  async insert(manager: EntityManager, truths: readonly ClaimTruth[]): Promise<void> {
    await insertRows(manager, ClaimTruthEntity, truths);
  }

  /** Removes the truth of claims; the answer counts it. */
  async delete(manager: EntityManager, claimIds: readonly string[]): Promise<Record<string, number>> {
    const { affected } = await manager.delete(ClaimTruthEntity, { claimId: In(claimIds) });
    return { claim_truth: affected ?? 0 };
  }
}
