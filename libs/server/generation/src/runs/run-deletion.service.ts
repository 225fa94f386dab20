import { setImmediate, setTimeout } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { DeletedRun } from '@portal/contracts';
import type { RunDeletionEntity } from '@portal/server/database';
import type { LongTask, WorkPlan } from '../work/long-task.js';
import { LongWork } from '../work/long-work.js';
import { CurrentRun } from './current-run.js';
import { beingDeleted, countedIn, RunDeletionStore } from './run-deletion.store.js';

/** Real milliseconds that a request waits for a deletion; then it is told that it goes on. */
const ANSWER_MS = 5_000;
/** Real milliseconds between two looks for deletions that were broken off. */
const RESUMING = 5_000;
const NO_RETURN = 'Some of its rows are gone already: what is left must go too.';

/** Deletes runs, a step at a time, and goes on with what a restart or a failure has broken off. */
@Injectable()
export class RunDeletionService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Deletion');
  /** Deletions at work here, by their run: one for each. */
  private readonly going = new Map<string, Promise<unknown>>();
  private closing = false;

  constructor(
    private readonly store: RunDeletionStore,
    private readonly current: CurrentRun,
    private readonly works: LongWork,
  ) {}

  /**
   * Deletes a run with everything it generated, and nothing else. It may be cancelled while it waits for its turn.
   * @returns rows removed per table, so far where it takes long
   * @throws DomainError `not-found`, or `conflict` while the run is active, while a deletion of it goes on or waits, and when
   * it was cancelled
   */
  async delete(runId: string): Promise<DeletedRun> {
    if (this.going.has(runId)) throw beingDeleted(runId);
    const deleted: Record<string, number> = { generation_runs: 1 };
    const removal = this.watch(planOf(runId, null), async (task) => {
      const mark = await this.current.exclusive(async () => {
        task.passPointOfNoReturn(NO_RETURN);
        const begun = await this.store.begin(runId);
        await this.current.reload();
        return begun;
      });
      await this.removeAll(mark, task, deleted);
      return true;
    });
    const finished = await Promise.race([removal, setTimeout(ANSWER_MS, false, { ref: false })]);
    return { runId, finished, deleted: { ...deleted } };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.resume();
  }

  /** Goes on with deletions that were broken off. */
  @Interval(RESUMING)
  async resume(): Promise<void> {
    try {
      for (const mark of await this.store.unfinished()) {
        if (this.closing || this.going.has(mark.runId)) continue;
        this.watch(planOf(mark.runId, mark.rows), async (task) => {
          task.passPointOfNoReturn(NO_RETURN);
          await this.removeAll(mark, task, {});
        }).catch(() => undefined);
      }
    } catch (error) {
      this.logger.warn(`Deletions that were broken off cannot be looked for yet: ${String(error)}`);
    }
  }

  /** Lets the steps in flight be stored; what is left is removed after the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await Promise.allSettled(this.going.values());
  }

  /** Does the work of a deletion, of which there must be none at work for this run. */
  private watch<Result>(
    plan: WorkPlan & { runId: string },
    work: (task: LongTask) => Promise<Result>,
  ): Promise<Result> {
    const removal = this.works.run(plan, work).finally(() => this.going.delete(plan.runId));
    removal.catch(() => undefined);
    this.going.set(plan.runId, removal);
    return removal;
  }

  private async removeAll(mark: RunDeletionEntity, task: LongTask, deleted: Record<string, number>): Promise<void> {
    let done = mark.removed;
    task.report(done, mark.rows);
    while (!this.closing) {
      const removed = await this.store.removeSome(mark.runId);
      if (removed === null) return;
      for (const [table, rows] of Object.entries(removed)) deleted[table] = (deleted[table] ?? 0) + rows;
      task.report((done += countedIn(removed)));
      // Requests and the run that goes on have their turn between two steps.
      await setImmediate();
    }
    throw new Error('The portal is closing; the deletion goes on after its next start.');
  }
}

function planOf(runId: string, total: number | null): WorkPlan & { runId: string } {
  return { kind: 'deletion', name: `Deletion of ${runId}`, runId, unit: 'rows', total };
}
