import { Injectable } from '@nestjs/common';
import {
  type Appeal,
  type Claim,
  type ClaimTruth,
  type Instant,
  isPatternId,
  type LearningEvent,
} from '@portal/domain';
import { AppealStore } from '@portal/server/appeals';
import { ClaimStore, type StoredLine } from '@portal/server/claims';
import { LearningEventStore } from '@portal/server/learning';
import { PatternStore } from '@portal/server/patterns';
import type { PatternLink, SimulationBatch } from '@portal/simulation';
import type { EntityManager } from 'typeorm';
import { FactStore } from '../facts/fact.store.js';
import { ClaimTruthStore } from '../truth/claim-truth.store.js';

/** Rows that one step of a deletion removes, of each table that it looks at. */
const ROWS_AT_ONCE = 500;

/** Rows of an imported run; claims come without their lines. */
export interface ImportedRows {
  readonly claims?: readonly Omit<Claim, 'lineItems'>[];
  readonly lines?: readonly StoredLine[];
  readonly appeals?: readonly Appeal[];
  readonly learningEvents?: readonly LearningEvent[];
  readonly truths?: readonly ClaimTruth[];
}

/** Writes all rows of a batch, and removes the rows of a run; always inside the caller's transaction. */
@Injectable()
export class BatchStore {
  constructor(
    private readonly claims: ClaimStore,
    private readonly appeals: AppealStore,
    private readonly learningEvents: LearningEventStore,
    private readonly patterns: PatternStore,
    private readonly truths: ClaimTruthStore,
    private readonly facts: FactStore,
  ) {}

  /** Stores a batch: new rows first, then changes of earlier ones. What is counted of both is not among them. */
  async store(manager: EntityManager, batch: SimulationBatch, recordedAt: Instant): Promise<void> {
    await this.claims.insert(manager, batch.claims, recordedAt);
    await this.truths.insert(manager, batch.truths);
    await this.patterns.link(manager, batch.patternLinks);
    await this.claims.applyAnswers(manager, batch.adjudicated);
    await this.appeals.insert(manager, batch.appeals, recordedAt);
    await this.appeals.applyDecisions(manager, batch.decisions);
    await this.claims.applyAppealUpdates(manager, batch.appealUpdates);
    await this.learningEvents.insert(manager, batch.learningEvents, recordedAt);
  }

  /** Stores rows that were lived through elsewhere, as they stand; they are counted once all of them are there. */
  async storeImported(manager: EntityManager, rows: ImportedRows, recordedAt: Instant): Promise<void> {
    const { claims = [], lines = [], appeals = [], learningEvents = [], truths = [] } = rows;
    await this.claims.insert(
      manager,
      claims.map((claim) => ({ ...claim, lineItems: [] })),
      recordedAt,
    );
    await this.claims.insertLines(manager, lines);
    await this.appeals.insert(manager, appeals, recordedAt);
    await this.learningEvents.insert(manager, learningEvents, recordedAt);
    await this.truths.insert(manager, truths);
    await this.patterns.link(manager, truths.flatMap(linkOf));
  }

  /**
   * Removes a part of what a run generated, in the order that foreign keys want: as much as a transaction does in a moment.
   * The answer counts rows per table; all are zero once nothing is left.
   */
  async deleteSome(manager: EntityManager, runId: string): Promise<Record<string, number>> {
    for (const store of [this.facts, this.learningEvents, this.appeals]) {
      const removed = await store.deleteSome(manager, runId, ROWS_AT_ONCE);
      if (totalRows(removed) > 0) return removed;
    }
    const claimIds = await this.claims.someOf(manager, runId, ROWS_AT_ONCE);
    return {
      ...(await this.patterns.unlink(manager, claimIds)),
      ...(await this.truths.delete(manager, claimIds)),
      ...(await this.claims.delete(manager, claimIds)),
    };
  }
}

/** Rows of all tables together. */
export function totalRows(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, rows) => sum + rows, 0);
}

/** A claim is linked to the pattern that was planted in it, if it was one. */
export function linkOf({ claimId, runId, plantedCauseId }: ClaimTruth): PatternLink[] {
  return plantedCauseId !== null && isPatternId(plantedCauseId) ? [{ patternId: plantedCauseId, claimId, runId }] : [];
}
