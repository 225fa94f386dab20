import { Inject, Injectable } from '@nestjs/common';
import { type Appeal, type Claim, type ClaimTruth, DomainError, type LearningEvent } from '@portal/domain';
import type { StoredLine } from '@portal/server/claims';
import { ClaimEntity, READER, RunDeletionEntity, RunImportEntity, takeTurn, UnitOfWork } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { type DataSource, type EntityManager, In } from 'typeorm';
import type { ExportTableName } from '../export/export-tables.js';
import type { StoredRow } from '../export/row-text.js';
import { BatchStore, type ImportedRows, totalRows } from '../runs/batch.store.js';
import { atRest, type ImportedRun } from '../runs/generation-run.js';
import { isActive } from '../runs/run-lifecycle.js';
import { RunStore } from '../runs/run.store.js';
import type { RowPage } from './run-files.js';

/** Stands beside the rows of one import while it goes on; a later import of the same run has another. */
export type ImportMark = Readonly<RunImportEntity>;

/**
 * Writes an imported run a page at a time. Until the last step a mark stands beside its rows and no run names them: what
 * was broken off is found by its mark and removed.
 */
@Injectable()
export class RunImportStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: RunStore,
    private readonly batches: BatchStore,
    private readonly wallClock: WallClock,
    @Inject(READER) private readonly reader: DataSource,
  ) {}

  /** @throws DomainError `conflict` naming the run when it is there already or is not wholly deleted */
  async refuseTaken(runId: string): Promise<void> {
    if (await this.runs.find(runId)) throw taken(runId);
    if (await this.reader.manager.existsBy(RunDeletionEntity, { runId })) {
      const why = `Run ${runId} is being deleted. Import it when that is done.`;
      throw new DomainError('conflict', why, [], { runId });
    }
  }

  /** Marks that the rows of a run are coming. */
  async begin(runId: string): Promise<ImportMark> {
    return this.unitOfWork.run(async (manager) => {
      await takeTurn(manager, 'runs');
      if (await this.runs.isTaken(runId, manager)) throw taken(runId);
      const mark = { runId, startedAt: this.wallClock.now() };
      await manager.insert(RunImportEntity, { ...mark });
      return mark;
    });
  }

  /**
   * Called first in a transaction that writes rows of an import: until it ends, nobody takes the mark away.
   * @throws DomainError `conflict` when the mark is gone: another process has cleared up
   */
  async hold(manager: EntityManager, mark: ImportMark): Promise<void> {
    if (!(await stands(manager, mark))) throw clearedUp(mark);
  }

  /**
   * Stores rows of a run.
   * @throws DomainError `invalid-input` when they belong to claims that are not there, and what `hold` throws
   */
  async store(page: RowPage, mark: ImportMark): Promise<void> {
    if (page.table !== 'claims') await this.checkClaims(page);
    const recordedAt = this.wallClock.now();
    await this.unitOfWork.run(async (manager) => {
      await this.hold(manager, mark);
      await this.batches.storeImported(manager, rowsOf(page), recordedAt);
    });
  }

  /**
   * Adds the run itself: from here on it is there, whole. It becomes the latest one, but for one that takes up generation:
   * that one stays the latest.
   * @throws DomainError `conflict` when the mark is gone, and the rows with it: another process has cleared up
   */
  async finish(run: ImportedRun, mark: ImportMark): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      const { affected } = await manager.delete(RunImportEntity, { ...mark });
      if (affected !== 1) throw clearedUp(mark);
      const latest = await this.runs.latest(manager);
      const revision = latest ? latest.revision + (isActive(latest.state) ? -1 : 1) : 1;
      await this.runs.insert(manager, atRest(run, revision));
    });
  }

  /** Marks of imports that were begun and not finished. */
  unfinished(): Promise<ImportMark[]> {
    return this.reader.manager.find(RunImportEntity, { order: { runId: 'ASC' } });
  }

  /**
   * Removes some rows of a run whose import was broken off, and its mark once none is left. False when nothing is left to do,
   * also because somebody else has removed all: rows that lie there then are those of another import.
   */
  async discardSome(mark: ImportMark): Promise<boolean> {
    return this.unitOfWork.run(async (manager) => {
      if (!(await stands(manager, mark))) return false;
      if (totalRows(await this.batches.deleteSome(manager, mark.runId)) > 0) return true;
      await manager.delete(RunImportEntity, { ...mark });
      return false;
    });
  }

  private async checkClaims({ table, rows }: RowPage): Promise<void> {
    const ids = [...new Set(rows.map((row) => String(row['claimId'] ?? '')))].filter((id) => id !== '');
    const found = await this.reader.manager.find(ClaimEntity, { select: { id: true }, where: { id: In(ids) } });
    if (found.length === ids.length) return;
    const known = new Set(found.map(({ id }) => id));
    const missing = ids.find((id) => !known.has(id));
    throw new DomainError('invalid-input', `There are rows of ${table} for ${missing}, but there is no such claim.`, [
      { pointer: '/claim_id', detail: `${missing} is not among the claims` },
    ]);
  }
}

/** Whether the mark is still there. Writes to it, so that on a server other transactions wait for this one with theirs. */
async function stands(manager: EntityManager, mark: ImportMark): Promise<boolean> {
  const { startedAt } = mark;
  return (await manager.update(RunImportEntity, { ...mark }, { startedAt })).affected === 1;
}

function clearedUp({ runId }: ImportMark): DomainError {
  const why = `The import of ${runId} stood still for too long, and another process removed it. Import it again.`;
  return new DomainError('conflict', why, [], { runId });
}

function taken(runId: string): DomainError {
  const why = `Run ${runId} is here already. Delete it before you import it again.`;
  return new DomainError('conflict', why, [], { runId });
}

/** The rows by what they are; their fields were checked when they were read. */
const ROWS: Readonly<Record<ExportTableName, (rows: readonly StoredRow[]) => ImportedRows>> = {
  claims: (rows) => ({ claims: rows as readonly unknown[] as Omit<Claim, 'lineItems'>[] }),
  claim_lines: (rows) => ({ lines: rows as readonly unknown[] as StoredLine[] }),
  appeals: (rows) => ({ appeals: rows as readonly unknown[] as Appeal[] }),
  learning_events: (rows) => ({ learningEvents: rows as readonly unknown[] as LearningEvent[] }),
  ground_truth: (rows) => ({ truths: rows as readonly unknown[] as ClaimTruth[] }),
};

/** The rows of a page as the stores take them. */
export function rowsOf({ table, rows }: RowPage): ImportedRows {
  return ROWS[table](rows);
}
