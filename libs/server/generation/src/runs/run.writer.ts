import { Injectable } from '@nestjs/common';
import { FEED_LINES, type FeedItem, type SimulationBatch } from '@portal/simulation';
import { UnitOfWork } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { FactTally } from '../facts/fact-tally.js';
import { BatchStore } from './batch.store.js';
import { CurrentRun } from './current-run.js';
import { GenerationEvents } from './generation-events.js';
import { CLAIMS_STORED } from './generation-metrics.js';
import type { GenerationRun, RunChanges } from './generation-run.js';
import { OpenBatch } from './open-batch.js';
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
   * Opens a batch of what happens next in the run. Everyone is told once it is safe. Batches are stored in the order in which
   * they are opened; one whose predecessor failed fails with a StaleRunError, as does one of a run that another process moved.
   */
  open(run: GenerationRun): OpenBatch {
    // A thread has nothing to do before its rows come; a server is waited for, so that the next part is made meanwhile.
    const writtenMeanwhile = this.unitOfWork.waitsForEach ? 1 : 0;
    return new OpenBatch((parts, changes) => this.store(run, parts, changes), writtenMeanwhile);
  }

  /** True while somebody else waits to write. */
  get awaited(): boolean {
    return this.unitOfWork.awaited;
  }

  private async store(
    run: GenerationRun,
    parts: AsyncIterable<SimulationBatch>,
    changes: () => RunChanges,
  ): Promise<void> {
    let feed: readonly FeedItem[] = [];
    let claims = 0;
    const moved = await this.unitOfWork.run(async (manager) => {
      // First of all: a process that was overtaken learns it before it writes a row.
      await this.runs.hold(manager, run);
      const facts = new FactTally(run.id);
      const recordedAt = this.wallClock.now();
      for await (const part of parts) {
        await this.batches.store(manager, part, recordedAt);
        facts.count(part);
        claims += part.claims.length;
        feed = [...feed, ...part.feed].slice(-FEED_LINES);
      }
      await facts.write(manager);
      return this.runs.save(manager, run, changes());
    });
    CLAIMS_STORED.inc(claims);
    this.current.adopt(moved);
    this.events.announce('stored', { runId: run.id, simulatedNow: moved.cursor, feed });
  }

  /**
   * Stores a change of the run alone.
   * @param patience milliseconds for which a lock is waited for; left out = as long as any write waits
   */
  async storeChange(run: GenerationRun, changes: RunChanges, patience?: number): Promise<void> {
    this.current.adopt(await this.unitOfWork.run((manager) => this.runs.save(manager, run, changes), patience));
  }
}
