import { Inject, Injectable } from '@nestjs/common';
import type { BackfillReport } from '@portal/contracts';
import {
  type BackfillCheck,
  type BackfillPlan,
  type BackfillStrategy,
  checkBook,
  countPlan,
  DomainError,
  idsInUse,
  type KnownIds,
  type PayerBook,
  planBackfill,
} from '@portal/domain';
import { BackfillRunEntity, insertRows, READER, UnitOfWork } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { createHash, randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { AuditStore } from '../audit/audit.store.js';
import { KnownBookingIds } from '../booking/known-booking-ids.js';
import { readPayerBook } from '../payer-book.reader.js';
import { rowId } from '../row-id.js';
import { backfillStatements, type BackfillStatement, toScript } from './backfill-statements.js';

/** What a backfill is asked for. */
export interface BackfillRequest {
  readonly strategy: BackfillStrategy;
  readonly unknownIds: 'refuse' | 'warn';
  readonly actorUserId: string;
}

/** An approval: which plan was read, and by whom. */
export interface BackfillApproval {
  readonly planHash: string;
  readonly reviewedBy: string;
}

interface PreparedBackfill {
  readonly plan: BackfillPlan;
  readonly planHash: string;
  readonly statements: readonly BackfillStatement[];
  readonly checks: readonly BackfillCheck[];
  readonly report: BackfillReport;
}

/** Brings the instances and mappings of all payers up to the templates: plans, has the plan approved, applies it. */
@Injectable()
export class BackfillService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(READER) private readonly reader: DataSource,
    private readonly knownIds: KnownBookingIds,
    private readonly audit: AuditStore,
    private readonly clock: WallClock,
  ) {}

  /** Plans; writes nothing. */
  async plan(request: BackfillRequest): Promise<BackfillReport> {
    const book = await readPayerBook(this.reader.manager);
    return this.prepare(book, await this.knownIds.check(idsInUse(book)), request).report;
  }

  /**
   * Applies the plan that was approved, in one transaction. The plan is made anew from what is stored now: when it is
   * another one than the approved, something has changed in between.
   * @throws DomainError `stale-plan`, `checks-failed`
   */
  async apply(request: BackfillRequest, approval: BackfillApproval): Promise<BackfillReport> {
    const known = await this.knownIds.check(idsInUse(await readPayerBook(this.reader.manager)));
    return this.unitOfWork.run(async (manager) => {
      const prepared = this.prepare(await readPayerBook(manager), known, request);
      this.refuse(prepared, approval);
      for (const { sql } of prepared.statements) await manager.query(sql);
      if (prepared.statements.length > 0) await this.keep(manager, prepared, request, approval);
      return { ...prepared.report, applied: true };
    });
  }

  private refuse({ planHash, checks }: PreparedBackfill, approval: BackfillApproval): void {
    const failed = checks.filter(({ state }) => state === 'failed');
    if (failed.length > 0) {
      const findings = failed.map(({ label, finding }) => `${label}: ${finding}`).join('; ');
      throw new DomainError('checks-failed', `Nothing was written. ${findings}`);
    }
    if (planHash !== approval.planHash) {
      throw new DomainError(
        'stale-plan',
        'Payers have changed since this plan was made. Nothing was written; plan again and review the new plan',
        [{ pointer: '/planHash', detail: 'not the hash of the present plan' }],
        { planHash },
      );
    }
  }

  private prepare(book: PayerBook, known: KnownIds, request: BackfillRequest): PreparedBackfill {
    const checks = checkBook(book, known, request.unknownIds);
    const plan = planBackfill(book, request.strategy, rowId);
    const planHash = hashOf(plan);
    const statements = backfillStatements(plan, planHash, {
      actorUserId: request.actorUserId,
      recordedAt: this.clock.now(),
      toEntries: (notes) => this.audit.toEntries(notes),
    });
    return { plan, planHash, statements, checks, report: toReport(book, plan, planHash, checks, statements) };
  }

  private async keep(
    manager: EntityManager,
    { planHash, statements, report }: PreparedBackfill,
    { strategy, actorUserId }: BackfillRequest,
    { reviewedBy }: BackfillApproval,
  ): Promise<void> {
    await insertRows(manager, BackfillRunEntity, [
      {
        id: `BFR-${randomUUID()}`,
        planHash,
        strategy,
        reviewedBy,
        actorUserId,
        changes: report.counts.changes,
        statements: toScript(statements),
        recordedAt: this.clock.now(),
      },
    ]);
  }
}

/** SHA-256 of all that a plan says and does. */
function hashOf(plan: BackfillPlan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}

function toReport(
  book: PayerBook,
  plan: BackfillPlan,
  planHash: string,
  checks: readonly BackfillCheck[],
  statements: readonly BackfillStatement[],
): BackfillReport {
  const nameOf = (payerId: string) => book.payers.find(({ id }) => id === payerId)?.name ?? payerId;
  return {
    applied: false,
    strategy: plan.strategy,
    planHash,
    canApply: checks.every(({ state }) => state !== 'failed'),
    checks: [...checks],
    counts: countPlan(book, plan),
    payersWithoutIntake: plan.withoutIntake.map((payerId) => ({ payerId, name: nameOf(payerId) })),
    leftOut: [...plan.leftOut],
    notBookable: [...plan.notBookable],
    groups: plan.groups.map(({ rows, ...group }) => ({
      ...group,
      rows: rows.map(({ changes, ...row }) => ({ ...row, changes: changes.length })),
    })),
    sql: toScript(statements),
  };
}
