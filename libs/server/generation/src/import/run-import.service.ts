import { Injectable } from '@nestjs/common';
import type { RunSummary } from '@portal/contracts';
import { runEnd } from '@portal/domain';
import { WallClock } from '@portal/server/runtime';
import { FactAuditService } from '../facts/fact-audit.service.js';
import { CurrentRun } from '../runs/current-run.js';
import type { ImportedRun } from '../runs/generation-run.js';
import type { RunCounters } from '../runs/run-counters.js';
import { RunReadModel } from '../runs/run.read-model.js';
import type { LongTask } from '../work/long-task.js';
import { ImportDoor } from './import-door.js';
import { ImportedCounters } from './imported-counters.js';
import { checkedPages, manifestOf, promisedRows, type RunFiles } from './run-files.js';
import { type ImportMark, RunImportStore, rowsOf } from './run-import.store.js';
import { type ManifestRun, type RunManifest, runKeyOf } from './run-manifest.js';

/**
 * Takes a run in that was exported elsewhere. First all of its files are checked, and nothing is written; then its rows are
 * stored page by page, counted, and last of all the run is added.
 */
@Injectable()
export class RunImportService {
  constructor(
    private readonly door: ImportDoor,
    private readonly store: RunImportStore,
    private readonly facts: FactAuditService,
    private readonly current: CurrentRun,
    private readonly runs: RunReadModel,
    private readonly wallClock: WallClock,
  ) {}

  /**
   * Imports a run, as long work.
   * @param gone aborted when nobody waits for it any more: it is cancelled then
   * @returns the run as the history shows it
   * @throws DomainError `invalid-input` naming file, line and field, `unknown-reference`, and what `ImportDoor.pass` throws
   */
  async import(files: RunFiles, gone: AbortSignal): Promise<RunSummary> {
    const manifest = await manifestOf(files);
    const { id: runId } = manifest.run;
    // All rows are read twice: to check them, and to store them.
    const total = 2 * promisedRows(files, manifest);
    const plan = { kind: 'import', name: `The import of ${runId}`, runId, unit: 'rows', total } as const;
    const steps = {
      check: async (task: LongTask) => {
        for await (const { rows } of checkedPages(files, manifest)) task.report(task.work.done + rows.length);
      },
      store: (task: LongTask, mark: ImportMark) => this.storeAll(files, manifest, task, mark),
    };
    await this.door.pass(plan, steps, gone);
    return this.runs.run(runId);
  }

  private async storeAll(files: RunFiles, manifest: RunManifest, task: LongTask, mark: ImportMark): Promise<void> {
    const { run } = manifest;
    const counters = new ImportedCounters(run);
    for await (const page of checkedPages(files, manifest)) {
      await this.store.store(page, mark);
      counters.add(rowsOf(page));
      task.report(task.work.done + page.rows.length);
      await this.door.goOn();
    }
    await this.facts.countAnew(run.id, run.config, {
      counted: async () => {
        task.report(task.work.done);
        await this.door.goOn();
      },
      hold: (manager) => this.store.hold(manager, mark),
    });
    await this.current.exclusive(async () => {
      task.passPointOfNoReturn('All rows are there already: the run is being added.');
      await this.store.finish(importedRun(run, counters.result(), this.wallClock.now()), mark);
      await this.current.reload();
    });
  }
}

/** It is not gone on with, so that it is over wherever it stood. */
function importedRun(run: ManifestRun, counters: RunCounters, now: string): ImportedRun {
  const { id, scenarioId, scenarioName, seed, config, simulationVersion, inputs, until } = run;
  const end = runEnd(config);
  return {
    ...{ id, runKey: runKeyOf(run), scenarioId, scenarioName, seed, config, simulationVersion, inputs, counters },
    state: end !== null && Date.parse(until) >= end * 1000 ? 'completed' : 'stopped',
    ...{ cursor: until, importedAt: now, origin: null },
  };
}
