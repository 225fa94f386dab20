import { Injectable } from '@nestjs/common';
import type { SimulationBatch } from '@portal/simulation';
import { UnitOfWork } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { BatchStore } from './batch.store.js';
import { CurrentRun } from './current-run.js';
import { GenerationEvents } from './generation-events.js';
import type { GenerationRun, RunChanges } from './generation-run.js';
import { RunStore } from './run.store.js';

/** Stores what happens in the current run: rows, facts, counters and cursor in one transaction (law 5). */
@Injectable()
export class RunWriter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: RunStore,
    private readonly batches: BatchStore,
    private readonly current: CurrentRun,
    private readonly events: GenerationEvents,
    private readonly wallClock: WallClock,
  ) {}

  /**
   * Stores a batch and how far the run has come with it, and tells everyone once it is safe.
   * @throws StaleRunError when another process moved the run meanwhile; then nothing of the batch is stored
   */
  async storeBatch(run: GenerationRun, batch: SimulationBatch, changes: RunChanges): Promise<void> {
    const stored = await this.unitOfWork.run(async (manager) => {
      // First the cursor: a process that was overtaken learns it before it writes a row.
      const moved = await this.runs.save(manager, run, changes);
      await this.batches.store(manager, run.id, batch, this.wallClock.now());
      return moved;
    });
    this.current.adopt(stored);
    this.events.announce('stored', { runId: run.id, simulatedNow: stored.cursor, feed: batch.feed });
  }

  /** Stores a change of the run alone. */
  async storeChange(run: GenerationRun, changes: RunChanges): Promise<void> {
    this.current.adopt(await this.unitOfWork.run((manager) => this.runs.save(manager, run, changes)));
  }
}
