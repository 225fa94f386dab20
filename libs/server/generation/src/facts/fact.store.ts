import { Injectable } from '@nestjs/common';
import { deleteRowsOfRun } from '@portal/server/database';
import type { EntityManager } from 'typeorm';
import { FACT_TABLES } from './fact-tables.js';

/** Removes facts, which charts and metrics add up instead of claims; `FactTally` adds to them. */
@Injectable()
export class FactStore {
  /** Removes facts of a run, at most so many of each table; the answer counts them. */
  async deleteSome(manager: EntityManager, runId: string, most: number): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { name, entity } of FACT_TABLES) counts[name] = await deleteRowsOfRun(manager, entity, runId, most);
    return counts;
  }
}
