import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { SimulationBatch } from '@portal/simulation';
import { addToRows, deleteRowsOfRun } from '@portal/server/database';
import type { EntityManager } from 'typeorm';
import { DailyFactSheet } from './daily-facts.js';
import { countBatch } from './fact-sheets.js';
import { FACT_TABLES, type FactRow, type FactRows } from './fact-tables.js';
import { MetricFactSheet } from './metric-facts.js';

/** Keeps the daily facts: what charts and metrics add up instead of claims. */
@Injectable()
export class DailyFactsProjector {
  /** Adds what happened in a batch, in the transaction that stores it. */
  async project(manager: EntityManager, runId: string, batch: SimulationBatch): Promise<void> {
    const [daily, metric] = [new DailyFactSheet(runId), new MetricFactSheet(runId)];
    countBatch([daily, metric], batch);
    const added: Record<keyof FactRows, () => readonly object[]> = {
      daily_facts: () => daily.facts(),
      metric_facts: () => metric.facts(),
      duration_facts: () => metric.durationFacts(),
    };
    for (const { name, entity, keys, measures } of FACT_TABLES) {
      // A batch has more rows of facts than claims: each kind is a piece of work of its own.
      await setImmediate();
      await addToRows(manager, entity, keys, measures, added[name]() as readonly FactRow[]);
    }
  }

  /** Removes facts of a run, at most so many of each table; the answer counts them. */
  async deleteSome(manager: EntityManager, runId: string, most: number): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { name, entity } of FACT_TABLES) counts[name] = await deleteRowsOfRun(manager, entity, runId, most);
    return counts;
  }
}
