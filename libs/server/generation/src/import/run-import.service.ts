import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { RunSummary } from '@portal/contracts';
import { DomainError } from '@portal/domain';
import { CurrentRun } from '../runs/current-run.js';
import { RunReadModel } from '../runs/run.read-model.js';
import { FactAuditService } from '../facts/fact-audit.service.js';
import type { LongTask } from '../work/long-task.js';
import { LongWork } from '../work/long-work.js';
import { ImportLease } from './import-lease.js';
import { ImportedCounters } from './imported-counters.js';
import { checkedPages, manifestOf, promisedRows, type RunFiles } from './run-files.js';
import { RunImportStore, rowsOf } from './run-import.store.js';
import type { RunManifest } from './run-manifest.js';
import { removeAbandonedUploads } from './uploads.js';

/** Real milliseconds between two tries to clear up. */
const CLEARING = 1_000;

/**
 * Takes a run in that was exported elsewhere. First all of its files are checked, and nothing is written; then its rows are
 * stored page by page, counted, and last of all the run is added. What fails, is cancelled or was killed leaves nothing.
 */
@Injectable()
export class RunImportService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Import');
  private task: LongTask | null = null;
  private ended: Promise<unknown> = Promise.resolve();
  /** False while rows of an import that was broken off may still lie there. */
  private clear = false;

  constructor(
    private readonly store: RunImportStore,
    private readonly facts: FactAuditService,
    private readonly current: CurrentRun,
    private readonly runs: RunReadModel,
    private readonly works: LongWork,
    private readonly lease: ImportLease,
  ) {}

  /**
   * Imports a run, as long work.
   * @param gone aborted when nobody waits for it any more: it is cancelled then
   * @returns the run as the history shows it
   * @throws DomainError `invalid-input` naming file, line and field, `unknown-reference`, `conflict` for a run that is here
   * already, while another import goes on, and when it is cancelled
   */
  async import(files: RunFiles, gone: AbortSignal): Promise<RunSummary> {
    const manifest = await manifestOf(files);
    const { id: runId } = manifest.run;
    if (this.task) throw new DomainError('conflict', `${this.task.work.name} goes on. Wait until it is done.`);
    // All rows are read twice: to check them, and to store them.
    const total = 2 * promisedRows(files, manifest);
    const plan = { kind: 'import', name: `The import of ${runId}`, runId, unit: 'rows', total } as const;
    const working = this.works.run(plan, (task) => this.watched(files, manifest, task, gone));
    this.ended = working.catch(() => undefined);
    await working;
    return this.runs.run(runId);
  }

  async onApplicationBootstrap(): Promise<void> {
    await removeAbandonedUploads(Date.now());
    await this.clearUp();
  }

  /** Removes what imports left that were killed, as soon as nobody else may be at work on them. */
  @Interval(CLEARING)
  async clearUp(): Promise<void> {
    if (this.clear || this.task) return;
    try {
      if (!(await this.lease.take())) return;
      await this.discardUnfinished();
      await this.lease.release();
    } catch (error) {
      this.logger.warn(`What an import left cannot be removed yet: ${String(error)}`);
    }
  }

  /** Breaks off what goes on, and waits until nothing of it is left. */
  async beforeApplicationShutdown(): Promise<void> {
    this.clear = true;
    if (this.task) cancel(this.task);
    await this.ended;
  }

  private async watched(files: RunFiles, manifest: RunManifest, task: LongTask, gone: AbortSignal): Promise<void> {
    const leave = () => cancel(task);
    this.task = task;
    gone.addEventListener('abort', leave);
    try {
      await this.store.refuseTaken(manifest.run.id);
      for await (const { rows } of checkedPages(files, manifest)) task.report(task.work.done + rows.length);
      await this.stored(files, manifest, task);
    } finally {
      gone.removeEventListener('abort', leave);
      this.task = null;
    }
  }

  /** Stores what was checked, or nothing. */
  private async stored(files: RunFiles, manifest: RunManifest, task: LongTask): Promise<void> {
    const { id } = manifest.run;
    if (!(await this.lease.take()))
      throw new DomainError('conflict', 'Another process imports a run. Try again later.');
    try {
      // Whoever left something there is dead: the lease is ours.
      await this.discardUnfinished();
      await this.store.begin(id);
      await this.storeAll(files, manifest, task);
    } catch (error) {
      this.clear = false;
      await this.discardUnfinished().catch((reason) => this.logger.warn(`Run ${id} will be removed later: ${reason}`));
      throw error;
    } finally {
      await this.lease.release();
    }
  }

  private async storeAll(files: RunFiles, manifest: RunManifest, task: LongTask): Promise<void> {
    const { run } = manifest;
    const counters = new ImportedCounters(run);
    for await (const page of checkedPages(files, manifest)) {
      await this.store.store(page);
      counters.add(rowsOf(page));
      task.report(task.work.done + page.rows.length);
      await this.lease.renew();
    }
    await this.facts.countAnew(run.id, run.config, async () => {
      task.report(task.work.done);
      await this.lease.renew();
    });
    await this.current.exclusive(async () => {
      task.passPointOfNoReturn('All rows are there already: the run is being added.');
      await this.store.finish(run, counters.result());
      await this.current.reload();
    });
  }

  private async discardUnfinished(): Promise<void> {
    for (const runId of await this.store.unfinished()) {
      await this.store.discard(runId);
      this.logger.log(`Removed what was stored of run ${runId}, whose import was broken off.`);
    }
    this.clear = true;
  }
}

/** Where it is too late for that, it comes to its end. */
function cancel(task: LongTask): void {
  task.cancel().catch(() => undefined);
}
