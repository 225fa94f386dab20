import { Injectable } from '@nestjs/common';
import type { SimulationBatch } from '@portal/simulation';
import { UnitOfWork } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { BatchStore } from './batch.store.js';
import { CurrentRun } from './current-run.js';
import { GenerationEvents } from './generation-events.js';
import type { GenerationRun, RunChanges } from './generation-run.js';
import { RunStore } from './run.store.js';

/** A batch on its way to the disk. */
export interface BatchOnItsWay {
  /** Once nothing keeps the next batch waiting but the commit; at once where each statement is waited for anyway. */
  readonly sent: Promise<void>;
  /** Once it is safe. */
  readonly stored: Promise<void>;
}

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
   * Stores a batch and how far the run has come with it, and tells everyone once it is safe. `stored` fails with a
   * StaleRunError when another process moved the run meanwhile; then nothing of the batch is stored.
   */
  storeBatch(run: GenerationRun, batch: SimulationBatch, changes: RunChanges): BatchOnItsWay {
    let sent!: () => void;
    const written = new Promise<void>((resolve) => (sent = resolve));
    const stored = this.unitOfWork
      .run(async (manager) => {
        // First the cursor: a process that was overtaken learns it before it writes a row.
        const moved = await this.runs.save(manager, run, changes);
        await this.batches.store(manager, run.id, batch, this.wallClock.now());
        sent();
        return moved;
      })
      .then((moved) => {
        this.current.adopt(moved);
        this.events.announce('stored', { runId: run.id, simulatedNow: moved.cursor, feed: batch.feed });
      })
      .finally(sent);
    // Whoever waits for it hears of a failure; until then it must not count as one that nobody hears of.
    stored.catch(() => undefined);
    return { sent: this.unitOfWork.waitsForEach ? Promise.resolve() : written, stored };
  }

  /** Stores a change of the run alone. */
  async storeChange(run: GenerationRun, changes: RunChanges): Promise<void> {
    this.current.adopt(await this.unitOfWork.run((manager) => this.runs.save(manager, run, changes)));
  }
}
