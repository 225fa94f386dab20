import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DomainError } from '@portal/domain';
import type { LongTask, WorkPlan } from '../work/long-task.js';
import { LongWork } from '../work/long-work.js';
import { ImportLease } from './import-lease.js';
import { type ImportMark, RunImportStore } from './run-import.store.js';
import { prepareUploads, removeAbandonedUploads } from './uploads.js';

/** Real milliseconds between two tries to clear up. */
const CLEARING = 1_000;

/** What an import does, in this order. */
export interface ImportSteps {
  /** Looks whether everything can be taken, where that is not known yet; nothing is written. */
  check?(task: LongTask): Promise<void>;
  /** Stores everything under the mark and, last of all, adds the run. What it throws leaves nothing of it. */
  store(task: LongTask, mark: ImportMark): Promise<void>;
}

/** Work that is about a run. */
type ImportPlan = WorkPlan & { readonly runId: string };

/**
 * Lets one import in at a time, over all processes, and removes what one left that was broken off: what fails, is cancelled or
 * was killed leaves nothing.
 */
@Injectable()
export class ImportDoor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Import');
  private task: LongTask | null = null;
  private ended: Promise<unknown> = Promise.resolve();
  /** False while rows of an import that was broken off may still lie there. */
  private clear = false;
  /** Clearing up that goes on; no import stores anything meanwhile. */
  private clearing: Promise<void> | null = null;

  constructor(
    private readonly store: RunImportStore,
    private readonly works: LongWork,
    private readonly lease: ImportLease,
  ) {}

  /**
   * Does the steps of an import, as long work.
   * @param gone aborted when nobody waits for it any more: it is cancelled then
   * @throws DomainError `conflict` for a run that is here already, while another import goes on, and when it is cancelled; and
   * what the steps throw
   */
  async pass(plan: ImportPlan, steps: ImportSteps, gone: AbortSignal): Promise<void> {
    if (this.task) throw new DomainError('conflict', `${this.task.work.name} goes on. Wait until it is done.`);
    const working = this.works.run(plan, (task) => this.watched(plan.runId, steps, task, gone));
    this.ended = working.catch(() => undefined);
    await working;
  }

  /** Called between two pieces. @throws DomainError `conflict` when another process may have cleared up already */
  async goOn(): Promise<void> {
    await this.lease.renew();
  }

  async onApplicationBootstrap(): Promise<void> {
    await prepareUploads();
    await removeAbandonedUploads(Date.now());
    await this.clearUp();
  }

  /** Removes what imports left that were killed, as soon as nobody else may be at work on them. */
  @Interval(CLEARING)
  async clearUp(): Promise<void> {
    if (this.clear || this.task) return;
    this.clearing ??= this.discardUnderLease().finally(() => (this.clearing = null));
    await this.clearing;
  }

  /** Breaks off what goes on, and waits until nothing of it is left. */
  async beforeApplicationShutdown(): Promise<void> {
    this.clear = true;
    if (this.task) cancel(this.task);
    await this.ended;
  }

  private async watched(runId: string, steps: ImportSteps, task: LongTask, gone: AbortSignal): Promise<void> {
    const leave = () => cancel(task);
    this.task = task;
    gone.addEventListener('abort', leave);
    try {
      await this.store.refuseTaken(runId);
      await steps.check?.(task);
      await this.stored(runId, steps, task);
    } finally {
      gone.removeEventListener('abort', leave);
      this.task = null;
    }
  }

  /** Stores what was checked, or nothing. */
  private async stored(runId: string, steps: ImportSteps, task: LongTask): Promise<void> {
    // The lease is that of the process, so it does not keep the two apart.
    await this.clearing;
    if (!(await this.lease.take()))
      throw new DomainError('conflict', 'Another process imports a run. Try again later.');
    try {
      // Whoever left something there is dead: the lease is ours.
      await this.discardUnfinished();
      const mark = await this.store.begin(runId);
      await steps.store(task, mark);
    } catch (error) {
      this.clear = false;
      await this.discardUnderLease();
      throw error;
    } finally {
      await this.lease.release();
    }
  }

  /** Removes what was broken off, later where that fails or another process may be at work on it. */
  private async discardUnderLease(): Promise<void> {
    try {
      if (!(await this.lease.take())) return;
      await this.discardUnfinished();
      await this.lease.release();
    } catch (error) {
      this.logger.warn(`What an import left cannot be removed yet: ${String(error)}`);
    }
  }

  /** @throws DomainError `conflict` when the lease was lost meanwhile */
  private async discardUnfinished(): Promise<void> {
    for (const mark of await this.store.unfinished()) {
      while (await this.store.discardSome(mark)) await this.goOn();
      this.logger.log(`Removed what was stored of run ${mark.runId}, whose import was broken off.`);
    }
    this.clear = true;
  }
}

/** Where it is too late for that, it comes to its end. */
function cancel(task: LongTask): void {
  task.cancel().catch(() => undefined);
}
