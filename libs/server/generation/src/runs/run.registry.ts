import { Inject, Injectable } from '@nestjs/common';
import { createRunKey } from '@portal/simulation';
import { takeTurn, UnitOfWork } from '@portal/server/database';
import type { EntityManager } from 'typeorm';
import type { GenerationRun } from './generation-run.js';
import { stateAfter } from './run-lifecycle.js';
import { RunStore } from './run.store.js';
import { SIMULATION, type SimulationPort } from './simulation.port.js';

/** What a new run needs beside its name. */
export type NewRun = Omit<GenerationRun, 'id' | 'runKey' | 'simulationVersion' | 'importedAt' | 'origin' | 'revision'>;

/** Takes new runs in. */
@Injectable()
export class RunRegistry {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: RunStore,
    @Inject(SIMULATION) private readonly simulation: SimulationPort,
  ) {}

  /**
   * Stores a new run under the name of its world, with an ordinal when the same world stands there already.
   * @throws DomainError `run-active` when another process started one meanwhile
   */
  async register(draft: NewRun): Promise<GenerationRun> {
    return this.unitOfWork.run(async (manager) => {
      await takeTurn(manager, 'runs');
      const latest = await this.runs.latest(manager);
      stateAfter('start', latest?.state ?? 'idle', latest?.id ?? null);
      const { version } = this.simulation;
      const runKey = await this.freeKey(manager, draft, version);
      const revision = (latest?.revision ?? 0) + 1;
      const own = { id: `RUN-${runKey}`, runKey, simulationVersion: version, importedAt: null, origin: null, revision };
      const run = { ...draft, ...own };
      await this.runs.insert(manager, run);
      return run;
    });
  }

  private async freeKey(manager: EntityManager, { config, seed }: NewRun, version: string): Promise<string> {
    for (let ordinal = 1; ; ordinal++) {
      const key = createRunKey(config, seed, version, ordinal);
      if (!(await this.runs.isTaken(`RUN-${key}`, manager))) return key;
    }
  }
}
