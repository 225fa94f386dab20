import { setImmediate } from 'node:timers/promises';
import { FACT_LEVELS } from '@portal/domain';
import type { SimulationBatch } from '@portal/simulation';
import { addToRows } from '@portal/server/database';
import type { EntityManager } from 'typeorm';
import { DailyFactSheet } from './daily-facts.js';
import { countBatch } from './fact-sheets.js';
import { FACT_TABLES, type FactRow, type FactRows } from './fact-tables.js';
import { MetricFactSheet } from './metric-facts.js';

/** What one transaction adds to the facts: counted as its rows come, written before it ends. */
export class FactTally {
  private readonly daily: DailyFactSheet;
  private readonly metric: MetricFactSheet;

  constructor(runId: string) {
    this.daily = new DailyFactSheet(runId);
    this.metric = new MetricFactSheet(runId);
  }

  /** Counts what happened in a batch. */
  count(batch: SimulationBatch): void {
    countBatch([this.daily, this.metric], batch);
  }

  /** Adds all that was counted, in the transaction that stores its rows. */
  async write(manager: EntityManager): Promise<void> {
    const { daily, metric } = this;
    const added: Record<keyof FactRows, readonly (() => readonly object[])[]> = {
      daily_facts: [() => daily.facts()],
      metric_facts: FACT_LEVELS.map((level) => () => metric.facts([level])),
      duration_facts: [() => metric.durationFacts()],
    };
    for (const { name, entity, keys, measures } of FACT_TABLES) {
      for (const part of added[name]) {
        // There may be more rows of facts than claims: each part of them is a piece of work of its own.
        await setImmediate();
        await addToRows(manager, entity, keys, measures, part() as readonly FactRow[]);
      }
    }
  }
}
