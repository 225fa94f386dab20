import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { ImportPhase, RunImport, RunSummary } from '@portal/contracts';
import { DomainError } from '@portal/domain';
import { Lease, WallClock } from '@portal/server/runtime';
import { FactAuditService } from '../facts/fact-audit.service.js';
import { CurrentRun } from '../runs/current-run.js';
import { RunReadModel } from '../runs/run.read-model.js';
import { ImportedCounters } from './imported-counters.js';
import { manifestOf, pagesOf, type RunFiles, rowsOf as rowsIn } from './run-files.js';
import { RunImportStore, rowsOf } from './run-import.store.js';
import type { RunManifest } from './run-manifest.js';

/** One import at a time, in one process; another process may clear up after one that was killed. */
const LEASE = { name: 'import', ttl: 5_000 } as const;
/** Real milliseconds between two tries to clear up. */
const CLEARING = 1_000;

/** What goes on, and how it is broken off. */
interface Work {
  readonly signal: AbortSignal;
  status: RunImport;
}

/**
 * Takes a run in that was exported elsewhere. First all of its files are checked, and nothing is written; then its rows are
 * stored page by page, counted, and last of all the run is added. What fails, is broken off or was killed leaves nothing.
 */
@Injectable()
export class RunImportService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Import');
  private readonly shutdown = new AbortController();
  private work: Work | null = null;
  private ended: Promise<unknown> = Promise.resolve();
  private renewAt = 0;
  /** False while rows of an import that was broken off may still lie there. */
  private clear = false;

  constructor(
    private readonly store: RunImportStore,
    private readonly facts: FactAuditService,
    private readonly current: CurrentRun,
    private readonly runs: RunReadModel,
    private readonly lease: Lease,
    private readonly wallClock: WallClock,
  ) {}

  /** The import that goes on in this process, or null. */
  get going(): RunImport | null {
    return this.work?.status ?? null;
  }

  /**
   * Imports a run.
   * @param cancelled breaks it off between two pages
   * @returns the run as the history shows it
   * @throws DomainError `invalid-input` naming file, line and field, `unknown-reference`, `conflict` for a run that is here
   * already or while another import goes on
   */
  async import(files: RunFiles, cancelled: AbortSignal): Promise<RunSummary> {
    const manifest = await manifestOf(files);
    if (this.work) throw busy(this.work.status.runId);
    const signal = AbortSignal.any([cancelled, this.shutdown.signal]);
    const total = rowsIn(files, manifest);
    const startedAt = this.wallClock.now();
    this.work = { signal, status: { runId: manifest.run.id, phase: 'checking', done: 0, total, startedAt } };
    const ended = this.take(files, manifest, this.work).finally(() => (this.work = null));
    this.ended = ended.catch(() => undefined);
    await ended;
    return this.runs.run(manifest.run.id);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.clearUp();
  }

  /** Removes what imports left that were killed, as soon as nobody else may be at work on them. */
  @Interval(CLEARING)
  async clearUp(): Promise<void> {
    if (this.clear || this.work || this.shutdown.signal.aborted) return;
    try {
      if (!(await this.lease.acquire(LEASE.name, LEASE.ttl))) return;
      await this.discardUnfinished();
      await this.lease.release(LEASE.name);
    } catch (error) {
      this.logger.warn(`What an import left cannot be removed yet: ${String(error)}`);
    }
  }

  /** Breaks off what goes on, and waits until nothing of it is left. */
  async beforeApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await this.ended;
  }

  private async take(files: RunFiles, manifest: RunManifest, work: Work): Promise<void> {
    const { id } = manifest.run;
    await this.store.refuseTaken(id);
    for await (const { rows } of pagesOf(files, manifest)) this.advance(work, rows.length);
    if (!(await this.lease.acquire(LEASE.name, LEASE.ttl))) throw busy();
    this.renewAt = this.wallClock.milliseconds() + LEASE.ttl / 3;
    try {
      // Whoever left something there is dead: the lease is ours.
      await this.discardUnfinished();
      await this.store.begin(id);
      this.clear = false;
      await this.storeAll(files, manifest, work);
      this.clear = true;
    } catch (error) {
      await this.discardUnfinished().catch((reason) => this.logger.warn(`Run ${id} will be removed later: ${reason}`));
      throw error;
    } finally {
      await this.lease.release(LEASE.name);
    }
  }

  private async storeAll(files: RunFiles, manifest: RunManifest, work: Work): Promise<void> {
    const { run } = manifest;
    const counters = new ImportedCounters(run);
    this.enter(work, 'storing', work.status.total);
    for await (const page of pagesOf(files, manifest)) {
      await this.store.store(page);
      const { claims, appeals, learningEvents } = rowsOf(page);
      if (claims) counters.addClaims(claims);
      if (appeals) counters.addAppeals(appeals);
      if (learningEvents) counters.addEvents(learningEvents);
      this.advance(work, page.rows.length);
      await this.renew();
    }
    this.enter(work, 'counting', 0);
    await this.facts.countAnew(run.id, run.config, async (done, total) => {
      work.status = { ...work.status, done, total };
      this.advance(work, 0);
      await this.renew();
    });
    await this.current.exclusive(async () => {
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

  private enter(work: Work, phase: ImportPhase, total: number): void {
    work.status = { ...work.status, phase, done: 0, total };
  }

  /** @throws DomainError `conflict` when the import is to be broken off */
  private advance(work: Work, rows: number): void {
    work.status = { ...work.status, done: work.status.done + rows };
    if (work.signal.aborted) throw new DomainError('conflict', 'The import was broken off. Nothing of it was kept.');
  }

  private async renew(): Promise<void> {
    const now = this.wallClock.milliseconds();
    if (now < this.renewAt) return;
    if (!(await this.lease.acquire(LEASE.name, LEASE.ttl))) throw busy();
    this.renewAt = now + LEASE.ttl / 3;
  }
}

function busy(runId?: string): DomainError {
  const what = runId ? `Run ${runId} is being imported.` : 'Another process imports a run.';
  return new DomainError('conflict', `${what} Wait until it is done.`, [], runId ? { runId } : {});
}
