import { Inject, Injectable } from '@nestjs/common';
import { DomainError, notFound } from '@portal/domain';
import { READER, RunDeletionEntity, takeTurn, UnitOfWork } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import type { DataSource } from 'typeorm';
import { BatchStore, totalRows } from './batch.store.js';
import { isActive } from './run-lifecycle.js';
import { RunStore } from './run.store.js';

/** Tables that the progress of a deletion counts: those whose rows are known before. */
const COUNTED = ['claims', 'appeals', 'learning_events'];

/**
 * Removes runs with all that they generated. First the run itself goes, and a mark takes its place: no list names it any
 * more. Then its rows go, some in each transaction, and the mark with the last of them: what was broken off is found by it.
 */
@Injectable()
export class RunDeletionStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: RunStore,
    private readonly batches: BatchStore,
    private readonly wallClock: WallClock,
    @Inject(READER) private readonly reader: DataSource,
  ) {}

  /**
   * Removes a run, what was found in it and its what-ifs; its rows are left to be removed.
   * @throws DomainError `not-found`, or `conflict` while the run is active or is being deleted already
   */
  async begin(runId: string): Promise<RunDeletionEntity> {
    return this.unitOfWork.run(async (manager) => {
      await takeTurn(manager, 'runs');
      const run = await this.runs.find(runId, manager);
      if (!run && (await manager.existsBy(RunDeletionEntity, { runId }))) throw beingDeleted(runId);
      if (!run) throw notFound('run', runId);
      if (isActive(run.state)) {
        throw new DomainError('conflict', `Run ${runId} is ${run.state}. Stop it before you delete it.`, [], { runId });
      }
      const { claims, appeals, learningEvents } = run.counters;
      const rows = claims + appeals + learningEvents;
      const mark = { runId, rows, removed: 0, startedAt: this.wallClock.now() };
      await manager.insert(RunDeletionEntity, mark);
      await this.runs.delete(manager, runId);
      return mark;
    });
  }

  /**
   * Removes some rows of a run that is being deleted; the answer counts them by table and is null when none was left, also
   * because another process removed the last: a run of this id that is there then is a new one.
   */
  async removeSome(runId: string): Promise<Record<string, number> | null> {
    return this.unitOfWork.run(async (manager) => {
      // Written to, so that on a server another process waits with its step until this one is stored.
      if ((await manager.update(RunDeletionEntity, { runId }, { runId })).affected !== 1) return null;
      const removed = await this.batches.deleteSome(manager, runId);
      if (totalRows(removed) === 0) await manager.delete(RunDeletionEntity, { runId });
      else await manager.increment(RunDeletionEntity, { runId }, 'removed', countedIn(removed));
      return totalRows(removed) === 0 ? null : removed;
    });
  }

  /** Deletions that are not finished. */
  unfinished(): Promise<RunDeletionEntity[]> {
    return this.reader.manager.find(RunDeletionEntity, { order: { startedAt: 'ASC', runId: 'ASC' } });
  }
}

/** The refusal to begin a deletion that goes on. */
export function beingDeleted(runId: string): DomainError {
  return new DomainError('conflict', `Run ${runId} is being deleted already.`, [], { runId });
}

/** How many of the rows the progress counts. */
export function countedIn(removed: Readonly<Record<string, number>>): number {
  return COUNTED.reduce((sum, table) => sum + (removed[table] ?? 0), 0);
}
