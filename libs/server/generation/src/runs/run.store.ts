import { Inject, Injectable } from '@nestjs/common';
import { GenerationRunEntity, latestRun, READER, RunDeletionEntity, RunImportEntity } from '@portal/server/database';
import type { DataSource, EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { changedBy, type GenerationRun, type RunChanges } from './generation-run.js';

/** Another process, or a command before this one, changed the run meanwhile. Nothing was written. */
export class StaleRunError extends Error {
  constructor(runId: string) {
    super(`Run ${runId} was changed meanwhile`);
    this.name = 'StaleRunError';
  }
}

/** Writes and reads runs. Every write proves that it builds on the stored state: a run has one author at a time. */
@Injectable()
export class RunStore {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** The run that was changed last: the active one if there is one. Revisions grow over all runs. */
  async latest(manager: EntityManager = this.reader.manager): Promise<GenerationRun | null> {
    const entity = await latestRun(manager);
    return entity ? asRun(entity) : null;
  }

  /** A run by its id, or null. */
  async find(runId: string, manager: EntityManager = this.reader.manager): Promise<GenerationRun | null> {
    const entity = await manager.findOneBy(GenerationRunEntity, { id: runId });
    return entity ? asRun(entity) : null;
  }

  /** True while a run of this id is there, is just being imported or is not wholly deleted. */
  async isTaken(runId: string, manager: EntityManager): Promise<boolean> {
    return (
      (await manager.existsBy(GenerationRunEntity, { id: runId })) ||
      (await manager.existsBy(RunImportEntity, { runId })) ||
      (await manager.existsBy(RunDeletionEntity, { runId }))
    );
  }

  /** Stores a new run. */
  async insert(manager: EntityManager, run: GenerationRun): Promise<void> {
    await manager.insert(GenerationRunEntity, asRow(run));
  }

  /**
   * Keeps the run as it is until the end of the transaction.
   * @throws StaleRunError when the stored run is not this one
   */
  async hold(manager: EntityManager, { id, revision }: GenerationRun): Promise<void> {
    const { affected } = await manager.update(GenerationRunEntity, { id, revision }, { revision });
    if (affected !== 1) throw new StaleRunError(id);
  }

  /**
   * Stores a change and answers with the run as it is then.
   * @throws StaleRunError when the stored run is not the one that the change builds on
   */
  async save(manager: EntityManager, run: GenerationRun, changes: RunChanges): Promise<GenerationRun> {
    const changed = changedBy(run, changes);
    // The configuration never changes, inputs seldom do: a batch does not write them again.
    const { config: _config, inputs, ...moving } = changed;
    const row = changes.inputs ? { ...moving, inputs } : moving;
    const { affected } = await manager.update(GenerationRunEntity, { id: run.id, revision: run.revision }, asRow(row));
    if (affected !== 1) throw new StaleRunError(run.id);
    return changed;
  }

  /** Removes a run. The answer is the number of rows. */
  async delete(manager: EntityManager, runId: string): Promise<number> {
    const { affected } = await manager.delete(GenerationRunEntity, { id: runId });
    return affected ?? 0;
  }
}

// The entity keeps the three JSON columns untyped, because the room that owns it knows neither simulation nor counters.
function asRun(entity: GenerationRunEntity): GenerationRun {
  return entity as unknown as GenerationRun;
}

function asRow(run: Partial<GenerationRun>): QueryDeepPartialEntity<GenerationRunEntity> {
  return run as unknown as QueryDeepPartialEntity<GenerationRunEntity>;
}
