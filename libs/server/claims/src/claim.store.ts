import { Injectable } from '@nestjs/common';
import type { Claim, ClaimAnswer, ClaimAppealUpdate, ClaimLine, Instant, LineAnswer } from '@portal/domain';
import { ClaimEntity, ClaimLineEntity, insertRows, updateRows } from '@portal/server/database';
import { type EntityManager, In } from 'typeorm';

const ANSWER_FIELDS = [
  'status',
  'initialStatus',
  'processingDate',
  'denialReason',
  'denialCauseId',
  'denialGroup',
  'denialCarc',
  'denialRarcs',
  'denialLine',
  'allowedAmount',
  'paidAmount',
  'patientAmount',
  'adjustmentAmount',
] as const satisfies readonly (keyof ClaimAnswer)[];

const LINE_FIELDS = [
  'status',
  'allowedAmount',
  'paidAmount',
  'patientAmount',
  'adjustments',
] as const satisfies readonly (keyof LineAnswer)[];

const NO_LINES = { loadEagerRelations: false } as const;

/** A line with the claim that it belongs to. */
export type StoredLine = ClaimLine & { readonly claimId: string };

/** The one door by which claims enter and change. Used inside a unit of work. */
@Injectable()
export class ClaimStore {
  /** Stores new claims with their lines. */
  async insert(manager: EntityManager, claims: readonly Claim[], recordedAt: Instant): Promise<void> {
    await insertRows(manager, ClaimEntity, claims, { recordedAt });
    await this.insertLines(manager, claims.flatMap(linesOf));
  }

  /** Stores lines of claims that were stored without them. */
  async insertLines(manager: EntityManager, lines: readonly StoredLine[]): Promise<void> {
    await insertRows(manager, ClaimLineEntity, lines);
  }

  /** Stores the payer's first answer on claims that were stored before. */
  async applyAnswers(manager: EntityManager, answers: readonly ClaimAnswer[]): Promise<void> {
    await updateRows(manager, ClaimEntity, ['id'], ANSWER_FIELDS, answers);
    await updateRows(manager, ClaimLineEntity, ['claimId', 'lineNumber'], LINE_FIELDS, answers.flatMap(lineAnswersOf));
  }

  /** Stores what appeals changed; `initialStatus` and the denial's cause are never touched (law 7). */
  async applyAppealUpdates(manager: EntityManager, updates: readonly ClaimAppealUpdate[]): Promise<void> {
    const statuses = updates.map(({ claimId, status }) => ({ id: claimId, status }));
    await updateRows(manager, ClaimEntity, ['id'], ['status'], statuses);
    const overturned = updates.flatMap(({ claimId, paid }) => (paid ? [{ ...paid, id: claimId }] : []));
    await updateRows(
      manager,
      ClaimEntity,
      ['id'],
      ['allowedAmount', 'paidAmount', 'patientAmount', 'adjustmentAmount'],
      overturned,
    );
    await updateRows(
      manager,
      ClaimLineEntity,
      ['claimId', 'lineNumber'],
      LINE_FIELDS,
      overturned.flatMap(lineAnswersOf),
    );
  }

  /** Ids of claims of a run, at most so many. */
  async someOf(manager: EntityManager, runId: string, most: number): Promise<string[]> {
    const claims = await manager.find(ClaimEntity, { select: { id: true }, where: { runId }, take: most, ...NO_LINES });
    return claims.map(({ id }) => id);
  }

  /** Removes claims with their lines; the answer counts both. */
  async delete(manager: EntityManager, ids: readonly string[]): Promise<Record<string, number>> {
    const lines = await manager.delete(ClaimLineEntity, { claimId: In(ids) });
    const claims = await manager.delete(ClaimEntity, { id: In(ids) });
    return { claims: claims.affected ?? 0, claim_lines: lines.affected ?? 0 };
  }
}

function linesOf({ id, lineItems }: Pick<Claim, 'id' | 'lineItems'>): StoredLine[] {
  // Written out, because so many of them are made.
  return lineItems.map((line) => ({
    claimId: id,
    lineNumber: line.lineNumber,
    procedureCode: line.procedureCode,
    modifiers: line.modifiers,
    units: line.units,
    diagnosisCodes: line.diagnosisCodes,
    ndc: line.ndc,
    billedAmount: line.billedAmount,
    status: line.status,
    allowedAmount: line.allowedAmount,
    paidAmount: line.paidAmount,
    patientAmount: line.patientAmount,
    adjustments: line.adjustments,
  }));
}

function lineAnswersOf({
  id,
  lineItems,
}: Pick<ClaimAnswer, 'id' | 'lineItems'>): (LineAnswer & { readonly claimId: string })[] {
  return lineItems.map(({ lineNumber, status, allowedAmount, paidAmount, patientAmount, adjustments }) => ({
    claimId: id,
    lineNumber,
    status,
    allowedAmount,
    paidAmount,
    patientAmount,
    adjustments,
  }));
}
