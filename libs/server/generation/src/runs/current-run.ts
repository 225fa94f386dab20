import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@portal/server/database';
import type { GenerationRun, RunChanges } from './generation-run.js';
import { GenerationEvents } from './generation-events.js';
import { RunStore, StaleRunError } from './run.store.js';

/**
 * The run that generation is about: the latest one, in memory as it is stored, with the few seconds of quiet simulated
 * time that were not worth a write yet. Commands and batches take turns here, so that neither ever sees half of the other.
 */
@Injectable()
export class CurrentRun {
  private run: GenerationRun | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private stops = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: RunStore,
    private readonly events: GenerationEvents,
  ) {}

  /** The run, or null before the first start. */
  get(): GenerationRun | null {
    return this.run;
  }

  /** Waits for its turn, does the work and lets the next one in, whether it succeeded or not. */
  exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    this.waiting++;
    const result = this.turn.then(() => {
      this.waiting--;
      return work();
    });
    this.turn = result.catch(() => undefined);
    return result;
  }

  /** True while somebody waits for their turn: who has it should come to an end. */
  get awaited(): boolean {
    return this.waiting > 0;
  }

  /** True while a stop waits for the batch in flight. */
  get stopping(): boolean {
    return this.stops > 0;
  }

  /** Does the work of a stop; until it is done the run shows as stopping. */
  async whileStopping(work: () => Promise<void>): Promise<void> {
    this.stops++;
    this.events.announce('changed', undefined);
    try {
      await work();
    } finally {
      this.stops--;
      this.events.announce('changed', undefined);
    }
  }

  /** Takes over what the database says, where another process or a deletion may have changed it. */
  async reload(): Promise<GenerationRun | null> {
    const stored = await this.store.latest();
    if (stored?.id !== this.run?.id || stored?.revision !== this.run?.revision) this.adopt(stored);
    return this.run;
  }

  /** Makes this run the current one and tells everyone. */
  adopt(run: GenerationRun | null): void {
    this.run = run;
    this.events.announce('changed', undefined);
  }

  /**
   * Stores a change that a command makes. `decide` looks at the run as it is stored, also where another process has begun or
   * ended one, and says what changes; when another process was faster it is asked again. Its errors are the command's answer.
   */
  async change(decide: (run: GenerationRun | null) => RunChanges | null): Promise<GenerationRun | null> {
    for (;;) {
      const run = await this.reload();
      const changes = decide(run);
      if (!run || !changes) return run;
      try {
        const changed = await this.unitOfWork.run((manager) => this.store.save(manager, run, changes));
        this.adopt(changed);
        return changed;
      } catch (error) {
        if (!(error instanceof StaleRunError)) throw error;
      }
    }
  }
}
