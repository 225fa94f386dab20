import { Injectable } from '@nestjs/common';
import type { SimulationBatch } from '@portal/simulation';
import { addToRows, AppealEntity, ClaimEntity, DailyFactEntity, insertRows } from '@portal/server/database';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { DailyFactSheet, FACT_KEYS, FACT_MEASURES, type FactSubject } from './daily-facts.js';

/** Ids in one query. */
const PAGE = 500;
const SUBJECT = { id: true, submissionDate: true, providerId: true, payerId: true, denialCauseId: true } as const;

/** Keeps the daily facts: what charts and metrics add up instead of claims. */
@Injectable()
export class DailyFactsProjector {
  /** Adds what happened in a batch, in the transaction that stores it. The batch's claims must be stored already. */
  async project(manager: EntityManager, runId: string, batch: SimulationBatch): Promise<void> {
    const sheet = new DailyFactSheet(runId);
    for (const claim of batch.claims) {
      sheet.submitted(claim);
      sheet.answered(claim);
    }
    for (const claim of batch.adjudicated) sheet.answered(claim);
    const subjectOf = await this.subjects(manager, batch);
    for (const appeal of batch.appeals) {
      sheet.appealed(subjectOf(appeal.claimId));
      if (appeal.appealStatus !== 'pending') {
        sheet.decided(subjectOf(appeal.claimId), appeal.appealStatus, appeal.recoveredAmount);
      }
    }
    for (const { claimId, outcome, recoveredAmount } of batch.decisions) {
      sheet.decided(subjectOf(claimId), outcome, recoveredAmount);
    }
    await addToRows(manager, DailyFactEntity, FACT_KEYS, FACT_MEASURES, sheet.facts());
  }

  /** Makes the facts of a run anew from its claims and appeals, for when what is counted has changed. */
  async rebuild(manager: EntityManager, runId: string): Promise<void> {
    const sheet = new DailyFactSheet(runId);
    for await (const claims of this.pagesOfClaims(manager, runId)) {
      const appeals = await manager.findBy(AppealEntity, { claimId: In(claims.map(({ id }) => id)) });
      for (const claim of claims) {
        sheet.submitted(claim);
        sheet.answered(claim);
      }
      const byId = new Map(claims.map((claim) => [claim.id, claim]));
      for (const { claimId, appealStatus, recoveredAmount } of appeals) {
        const claim = byId.get(claimId);
        if (!claim) continue;
        sheet.appealed(claim);
        if (appealStatus !== 'pending') sheet.decided(claim, appealStatus, recoveredAmount);
      }
    }
    await this.deleteRun(manager, runId);
    await insertRows(manager, DailyFactEntity, sheet.facts());
  }

  /** Removes the facts of a run; the answer is the number of rows. */
  async deleteRun(manager: EntityManager, runId: string): Promise<number> {
    const { affected } = await manager.delete(DailyFactEntity, { runId });
    return affected ?? 0;
  }

  /** Finds the claims that the batch's appeals are about: in the batch itself, else in the table. */
  private async subjects(manager: EntityManager, batch: SimulationBatch): Promise<(claimId: string) => FactSubject> {
    const known = new Map<string, FactSubject>();
    for (const claim of [...batch.claims, ...batch.adjudicated]) known.set(claim.id, claim);
    const wanted = [...batch.appeals, ...batch.decisions].map(({ claimId }) => claimId).filter((id) => !known.has(id));
    for (let start = 0; start < wanted.length; start += PAGE) {
      const ids = wanted.slice(start, start + PAGE);
      const stored = await manager.find(ClaimEntity, { select: SUBJECT, where: { id: In(ids) } });
      for (const claim of stored) known.set(claim.id, claim);
    }
    return (claimId) => {
      const claim = known.get(claimId);
      if (!claim) throw new RangeError(`There is an appeal of ${claimId}, but no such claim`);
      return claim;
    };
  }

  private async *pagesOfClaims(manager: EntityManager, runId: string): AsyncGenerator<ClaimEntity[]> {
    for (let after = ''; ;) {
      const where = { runId, id: MoreThan(after) };
      const page = await manager.find(ClaimEntity, { where, order: { id: 'ASC' }, take: PAGE });
      const last = page.at(-1);
      if (!last) return;
      yield page;
      after = last.id;
    }
  }
}
