import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@portal/domain';
import { createRunKey } from '@portal/simulation';
import { UnitOfWork } from '@portal/server/database';
import type { EntityManager } from 'typeorm';
import { BatchStore } from './batch.store.js';
import type { GenerationRun } from './generation-run.js';
import { isActive, stateAfter } from './run-lifecycle.js';
import { RunStore } from './run.store.js';
import { SIMULATION, type Simulation } from './simulation.port.js';

/** What a new run needs beside its name. */
export type NewRun = Omit<GenerationRun, 'id' | 'runKey' | 'simulationVersion' | 'importedAt' | 'revision'>;

/** Takes runs in and removes them with all that they generated. */
@Injectable()
export class RunRegistry {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: RunStore,
    private readonly batches: BatchStore,
    @Inject(SIMULATION) private readonly simulation: Simulation,
  ) {}

  /**
   * Stores a new run under the name of its world, with an ordinal when the same world stands there already.
   * @throws DomainError `run-active` when another process started one meanwhile
   */
  async register(draft: NewRun): Promise<GenerationRun> {
    return this.unitOfWork.run(async (manager) => {
      const latest = await this.runs.latest(manager);
      stateAfter('start', latest?.state ?? 'idle', latest?.id ?? null);
      const { version } = this.simulation;
      const runKey = await this.freeKey(manager, draft, version);
      const revision = (latest?.revision ?? 0) + 1;
      const run = { ...draft, id: `RUN-${runKey}`, runKey, simulationVersion: version, importedAt: null, revision };
      await this.runs.insert(manager, run);
      return run;
    });
  }

  /**
   * Removes a run and its rows; the answer counts them per table.
   * @throws DomainError `not-found`, or `conflict` while the run is active
   */
  async delete(runId: string): Promise<Record<string, number>> {
    return this.unitOfWork.run(async (manager) => {
      const run = await this.runs.find(runId, manager);
      if (!run) throw new DomainError('not-found', `There is no run ${runId}.`);
      if (isActive(run.state)) {
        throw new DomainError('conflict', `Run ${runId} is ${run.state}. Stop it before you delete it.`, [], { runId });
      }
      const deleted = await this.batches.deleteRun(manager, runId);
      return { ...deleted, generation_runs: await this.runs.delete(manager, runId) };
    });
  }

  private async freeKey(manager: EntityManager, { config, seed }: NewRun, version: string): Promise<string> {
    for (let ordinal = 1; ; ordinal++) {
      const key = createRunKey(config, seed, version, ordinal);
      if (!(await this.runs.isTaken(`RUN-${key}`, manager))) return key;
    }
  }
}
