import { Injectable } from '@nestjs/common';
import type { SimulationBatch } from '@portal/simulation';
import { addToRows, AppealEntity, ClaimEntity, deleteRowsOfRun } from '@portal/server/database';
import { type EntityManager, In } from 'typeorm';
import { DailyFactSheet } from './daily-facts.js';
import { countBatch, type FactLookup, type FactSubject } from './fact-sheets.js';
import { FACT_TABLES, type FactRow, type FactRows } from './fact-tables.js';
import { MetricFactSheet } from './metric-facts.js';

/** Ids in one query. */
const PAGE = 500;
const SUBJECT = {
  id: true,
  submissionDate: true,
  processingDate: true,
  providerId: true,
  payerId: true,
  denialCauseId: true,
  billedAmount: true,
} as const;

/** Keeps the daily facts: what charts and metrics add up instead of claims. */
@Injectable()
export class DailyFactsProjector {
  /**
   * Finds what counting a batch needs to know of earlier ones. Best asked before the batch is stored: an answer would wait
   * for all statements before it.
   */
  async lookUp(manager: EntityManager, batch: SimulationBatch): Promise<FactLookup> {
    return { claimOf: await this.subjects(manager, batch), filedOn: await this.filingDates(manager, batch) };
  }

  /** Adds what happened in a batch, in the transaction that stores it. */
  async project(manager: EntityManager, runId: string, batch: SimulationBatch, lookup: FactLookup): Promise<void> {
    const [daily, metric] = [new DailyFactSheet(runId), new MetricFactSheet(runId)];
    countBatch([daily, metric], batch, lookup);
    const rows: Record<keyof FactRows, readonly object[]> = {
      daily_facts: daily.facts(),
      metric_facts: metric.facts(),
      duration_facts: metric.durationFacts(),
    };
    for (const { name, entity, keys, measures } of FACT_TABLES) {
      await addToRows(manager, entity, keys, measures, rows[name] as readonly FactRow[]);
    }
  }

  /** Removes facts of a run, at most so many of each table; the answer counts them. */
  async deleteSome(manager: EntityManager, runId: string, most: number): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { name, entity } of FACT_TABLES) counts[name] = await deleteRowsOfRun(manager, entity, runId, most);
    return counts;
  }

  /** Finds the claims that the batch's appeals are about: in the batch itself, else in the table. */
  private async subjects(manager: EntityManager, batch: SimulationBatch): Promise<(claimId: string) => FactSubject> {
    const known = new Map<string, FactSubject>();
    for (const claim of [...batch.claims, ...batch.adjudicated]) known.set(claim.id, claim);
    const wanted = [...batch.appeals, ...batch.decisions].map(({ claimId }) => claimId).filter((id) => !known.has(id));
    for (const ids of chunks(wanted)) {
      const stored = await manager.find(ClaimEntity, { select: SUBJECT, where: { id: In(ids) } });
      for (const claim of stored) known.set(claim.id, claim);
    }
    return (claimId) => {
      const claim = known.get(claimId);
      if (!claim) throw new RangeError(`There is an appeal of ${claimId}, but no such claim`);
      return claim;
    };
  }

  /** Finds when the appeals that the batch decides were filed: an outcome's duration counts from there. */
  private async filingDates(manager: EntityManager, batch: SimulationBatch): Promise<(appealId: string) => string> {
    const known = new Map(batch.appeals.map(({ id, appealDate }) => [id, appealDate]));
    const wanted = batch.decisions.map(({ appealId }) => appealId).filter((id) => !known.has(id));
    for (const ids of chunks(wanted)) {
      const stored = await manager.find(AppealEntity, {
        select: { id: true, appealDate: true },
        where: { id: In(ids) },
      });
      for (const { id, appealDate } of stored) known.set(id, appealDate);
    }
    return (appealId) => {
      const date = known.get(appealId);
      if (date === undefined) throw new RangeError(`There is a decision on ${appealId}, but no such appeal`);
      return date;
    };
  }
}

function* chunks(ids: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < ids.length; start += PAGE) yield ids.slice(start, start + PAGE);
}
