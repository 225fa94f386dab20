import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  busiestDay,
  DAY_SECONDS,
  dayOf,
  type EpochSeconds,
  isFlatOut,
  runStart,
  toEpochSeconds,
  toInstant,
} from '@portal/domain';
import type { Carry, SimulationBatch, SimulationStep } from '@portal/simulation';
import { WallClock } from '@portal/server/runtime';
import { CurrentRun } from '../runs/current-run.js';
import { RUN_FAILURES } from '../runs/generation-metrics.js';
import { definitionOf, type GenerationRun, type RunChanges, type RunFailure } from '../runs/generation-run.js';
import { countersAfter } from '../runs/run-counters.js';
import { stateAfterOutcome } from '../runs/run-lifecycle.js';
import { StaleRunError } from '../runs/run.store.js';
import { RunWriter } from '../runs/run.writer.js';
import { PART_CLAIMS, SIMULATION, SLICE_CLAIMS, type SimulationPort } from '../runs/simulation.port.js';
import { BatchesOnTheirWay } from './batches-on-their-way.js';
import { arrival, dueUntil } from './pacing.js';
import { failureOf, RunFault } from './run-fault.js';
import { RunPace } from './run-pace.js';

/** Real milliseconds after which the cursor is stored although nothing happened. */
const QUIET_LIMIT = 1_000;

/**
 * Moves the current run forward. What the simulation remembers between batches is kept in memory
 * only: after a restart, or after a batch that could not be stored, it is made again by playing the run from its start
 * without storing anything, which the laws make exact.
 */
@Injectable()
export class RunDriver {
  private readonly logger = new Logger(RunDriver.name);
  private memory: { readonly runId: string; readonly carry: Carry } | null = null;
  private storedAt = Number.NEGATIVE_INFINITY;
  private failureUnsaved = false;

  constructor(
    @Inject(SIMULATION) private readonly simulation: SimulationPort,
    private readonly current: CurrentRun,
    private readonly writer: RunWriter,
    private readonly pace: RunPace,
    private readonly wallClock: WallClock,
  ) {}

  /** True while the memory of a run that goes on is made again. */
  get catchingUp(): boolean {
    const run = this.current.get();
    return run?.state === 'running' && this.reached(run) < toEpochSeconds(run.cursor);
  }

  /**
   * Does the work that is due, if any; true when there may be more at once. Never throws: what goes wrong becomes the state
   * of the run.
   * @param isMine whether this process may still drive the run, asked again and again
   */
  async advance(isMine: () => Promise<boolean>): Promise<boolean> {
    await this.settle(0);
    const run = this.current.get();
    if (run?.state !== 'running') {
      this.pace.rest();
      return false;
    }
    try {
      return await this.advanceRun(run, isMine);
    } catch (error) {
      // Batches of this turn may be stored already: what failed is the run as it stands.
      await this.stumble(this.current.get() ?? run, error);
      return false;
    }
  }

  /**
   * Tries again to store a failure that could not be stored when it happened. True when nothing is left to store.
   * @param patience milliseconds for which a lock is waited for; left out = as long as any write waits
   */
  async settle(patience?: number): Promise<boolean> {
    const run = this.current.get();
    if (!run?.failure) this.failureUnsaved = false;
    else if (this.failureUnsaved) await this.storeFailure(run, run.failure, patience);
    return !this.failureUnsaved;
  }

  private async advanceRun(run: GenerationRun, isMine: () => Promise<boolean>): Promise<boolean> {
    const { version } = this.simulation;
    if (run.simulationVersion !== version) {
      throw new RunFault(
        `The run was made by version ${run.simulationVersion} of the simulation and cannot go on under version ${version}. Start it anew.`,
      );
    }
    if (this.reached(run) < toEpochSeconds(run.cursor)) {
      this.catchUp(run);
      return true;
    }
    return this.play(run, isMine);
  }

  /**
   * Lives through what is due, part after part, a few of them in a transaction. The turn ends when nothing more is due, when a
   * command waits, or when the run is another process's. Answers whether more is due at once. A paced run that has reached
   * its clock waits for the next tick: while it is stored the clock goes on, and each second of it would be a transaction.
   */
  private async play(run: GenerationRun, isMine: () => Promise<boolean>): Promise<boolean> {
    const batches = new BatchesOnTheirWay(this.writer, () => this.pace.realNow());
    let ahead = run;
    let isBehind = false;
    try {
      do {
        const to = dueUntil(ahead, this.pace.clockNow(ahead));
        if (to <= toEpochSeconds(ahead.cursor)) break;
        const { batch: part, carry } = await this.simulate(ahead, to, this.carryOf(ahead));
        this.memory = { runId: run.id, carry };
        isBehind = part.to < to;
        const changes = this.changesAfter(ahead, part, carry);
        // What stands between stored parts is stored with them.
        if (this.isWorthStoring(part, changes) || batches.hasBegun) {
          ahead = await batches.add(ahead, part, changes);
        } else {
          ahead = { ...ahead, ...changes };
          this.current.adopt(ahead);
        }
        // Requests come in between, and with them commands that wait for this turn to end.
        await setImmediate();
        // While a batch is open nothing else can be written, the lease included.
        if (!batches.isOpen && !(await isMine())) break;
      } while ((isFlatOut(ahead) || isBehind) && ahead.state === 'running' && !this.current.awaited);
      await batches.end();
    } catch (error) {
      // What went wrong becomes the state of a run of which nothing is on its way any more.
      throw await batches.abandon(error);
    }
    return isBehind || (isFlatOut(ahead) && ahead !== run);
  }

  /** False for a few quiet seconds, which may wait for the next batch. */
  private isWorthStoring(batch: SimulationBatch, changes: RunChanges): boolean {
    const now = this.pace.realNow();
    if (isEmpty(batch) && !changes.state && now - this.storedAt < QUIET_LIMIT) return false;
    this.storedAt = now;
    return true;
  }

  /**
   * Lives through what comes up to `to`, or the part of it that is written at once, a slice at a time. A command that waits
   * cuts it short.
   */
  private async simulate(run: GenerationRun, to: EpochSeconds, before: Carry | null): Promise<SimulationStep> {
    let step = this.simulateSlice(run, toEpochSeconds(run.cursor), to, before);
    const slices = [step.batch];
    let claims = step.batch.claims.length;
    while (claims < PART_CLAIMS && step.batch.claims.length >= SLICE_CLAIMS && !this.current.awaited) {
      await setImmediate();
      step = this.simulateSlice(run, step.batch.to, to, step.carry);
      slices.push(step.batch);
      claims += step.batch.claims.length;
    }
    return { batch: this.simulation.join(slices), carry: step.carry };
  }

  private simulateSlice(run: GenerationRun, from: EpochSeconds, to: EpochSeconds, carry: Carry | null): SimulationStep {
    try {
      return this.simulation.simulate(definitionOf(run), from, to, carry, { maxClaims: SLICE_CLAIMS });
    } catch (error) {
      throw new RunFault(`The simulation broke off: ${(error as Error).message}`, { cause: error });
    }
  }

  private changesAfter(run: GenerationRun, batch: SimulationBatch, carry: Carry): RunChanges {
    const cursor = toInstant(batch.to);
    const counters = countersAfter(run.counters, {
      batch,
      start: `${run.config.startDate}T00:00:00Z`,
      day: dayOf(cursor),
      expected: this.simulation.expectations(carry),
    });
    const flatOutRate = this.pace.stored(batch.claims.length) ?? counters.flatOutRate;
    const moved = { cursor, counters: { ...counters, flatOutRate } };
    const outcome = arrival(run, batch.to);
    if (!outcome) return moved;
    return {
      ...moved,
      state: stateAfterOutcome(outcome, run.state),
      runUntil: null,
      stepping: false,
      ...(outcome === 'complete' && { endedAt: this.wallClock.now() }),
    };
  }

  /** Where the memory stands; the very start when there is none. */
  private reached(run: GenerationRun): EpochSeconds {
    return this.carryOf(run)?.now ?? runStart(run.config);
  }

  private carryOf(run: GenerationRun): Carry | null {
    // A memory of what is still to come is that of a run of the same name, which was deleted.
    const { runId, carry } = this.memory ?? {};
    return carry && runId === run.id && carry.now <= toEpochSeconds(run.cursor) ? carry : null;
  }

  /** Makes the memory again, a slice at a time, so that requests are answered in between. */
  private catchUp(run: GenerationRun): void {
    const slice = Math.ceil((DAY_SECONDS * SLICE_CLAIMS) / busiestDay(run.config));
    const to = Math.min(toEpochSeconds(run.cursor), this.reached(run) + slice);
    this.memory = { runId: run.id, carry: this.simulation.replay(definitionOf(run), to, this.carryOf(run)) };
  }

  private async stumble(run: GenerationRun, error: unknown): Promise<void> {
    this.memory = null;
    if (error instanceof StaleRunError) {
      await this.current.reload().catch((reason: unknown) => this.logger.warn(`Cannot read the run: ${reason}`));
      return;
    }
    RUN_FAILURES.inc();
    this.logger.error(`Run ${run.id} failed`, error instanceof Error ? error.stack : String(error));
    const failure = failureOf(error, this.wallClock.now());
    this.current.adopt({ ...run, state: stateAfterOutcome('fail', run.state), failure, stepping: false });
    // Each tick tries again; what waits longer keeps commands waiting.
    await this.storeFailure(run, failure, 0);
  }

  private async storeFailure(run: GenerationRun, failure: RunFailure, patience?: number): Promise<void> {
    this.failureUnsaved = true;
    try {
      await this.writer.storeChange(run, { state: 'failed', failure, stepping: false }, patience);
      this.failureUnsaved = false;
    } catch (error) {
      if (error instanceof StaleRunError) this.failureUnsaved = false;
      else this.logger.warn(`The failure of run ${run.id} is not stored yet: ${(error as Error).message}`);
    }
  }
}

function isEmpty(batch: SimulationBatch): boolean {
  return (
    batch.claims.length === 0 &&
    batch.adjudicated.length === 0 &&
    batch.appeals.length === 0 &&
    batch.decisions.length === 0 &&
    batch.learningEvents.length === 0
  );
}
