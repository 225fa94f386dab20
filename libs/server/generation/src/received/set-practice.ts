import { Injectable } from '@nestjs/common';
import {
  type EpochSeconds,
  type Instant,
  practiceEventIds,
  practiceEvents,
  type PracticeInput,
  toEpochSeconds,
  toInstant,
} from '@portal/domain';
import { LearningEventEntity, UnitOfWork } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import type { EntityManager } from 'typeorm';
import { FactTally } from '../facts/fact-tally.js';
import { BatchStore } from '../runs/batch.store.js';
import { CurrentRun } from '../runs/current-run.js';
import { GenerationEvents } from '../runs/generation-events.js';
import type { GenerationRun } from '../runs/generation-run.js';
import { countersAfter } from '../runs/run-counters.js';
import { RunStore, StaleRunError } from '../runs/run.store.js';
import { batchOf } from './received-batches.js';

/**
 * Keeps people's practice on the claims of a set with the set. No simulation goes on that would take it in as an input: its
 * events are stored at once, at the last second of the set, with what is counted of them (law 5).
 */
@Injectable()
export class SetPractice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: RunStore,
    private readonly batches: BatchStore,
    private readonly current: CurrentRun,
    private readonly events: GenerationEvents,
    private readonly wallClock: WallClock,
  ) {}

  /**
   * Stores the events of a step; those of the same step once.
   * @returns their time, or null for a run that is no set
   */
  async take(runId: string, step: PracticeInput): Promise<Instant | null> {
    if (!(await this.setOf(runId))) return null;
    return this.current.exclusive(async () => {
      for (;;) {
        const set = await this.setOf(runId);
        if (!set) return null;
        await this.makeRoom(set);
        try {
          return await this.keep(set, step);
        } catch (error) {
          if (!(error instanceof StaleRunError)) throw error;
        }
      }
    });
  }

  private async setOf(runId: string): Promise<GenerationRun | null> {
    const run = await this.runs.find(runId);
    return run && run.origin !== null ? run : null;
  }

  /** Revisions grow over all runs, and the highest one tells the current run: it stays ahead of a set that changes beside it. */
  private async makeRoom(set: GenerationRun): Promise<void> {
    await this.current.change((run) => (run && run.id !== set.id && run.revision <= set.revision + 1 ? {} : null));
  }

  private async keep(set: GenerationRun, step: PracticeInput): Promise<Instant> {
    const last = toEpochSeconds(set.cursor) - 1;
    const changed = await this.unitOfWork.run((manager) => this.store(manager, set, step, last));
    if (changed && this.current.get()?.id === set.id) {
      this.current.adopt(changed);
      this.events.announce('stored', { runId: set.id, simulatedNow: set.cursor, feed: [] });
    }
    return toInstant(last);
  }

  /** Rows, facts and counters together; null where the step is there already. */
  private async store(
    manager: EntityManager,
    set: GenerationRun,
    step: PracticeInput,
    last: EpochSeconds,
  ): Promise<GenerationRun | null> {
    const scope = { runId: set.id, at: toInstant(last), nextId: practiceEventIds(step) };
    const learningEvents = practiceEvents(step, scope);
    if (await manager.existsBy(LearningEventEntity, { id: learningEvents[0]?.id ?? '' })) return null;
    const batch = { ...batchOf(last, last, []), learningEvents };
    const day = set.counters.today.date;
    const start = `${set.config.startDate}T00:00:00Z`;
    const counters = countersAfter(set.counters, { batch, start, day, expected: {} });
    const changed = await this.runs.save(manager, set, { counters });
    await this.batches.store(manager, batch, this.wallClock.now());
    const facts = new FactTally(set.id);
    facts.count(batch);
    await facts.write(manager);
    return changed;
  }
}
