import { DAY_SECONDS, DomainError, type EpochSeconds, runEnd, startOfDay } from '@portal/domain';
import { BatchRecorder } from './batch-recorder.js';
import { handleEvent } from './run-events.js';
import { openInputs } from './run-inputs.js';
import { RunMemory } from './run-memory.js';
import type { Carry, RunDefinition, SimulationStep } from './run-types.js';
import { REFERENCE_WORLD, type SimulationParts } from './simulation-parts.js';

/** Where a call may stop before `to`. */
export interface SimulationLimits {
  /** The batch ends after the instant at which it holds this many claims; at least 1. */
  readonly maxClaims?: number;
}

/** A simulated world that runs can be lived through in. */
export interface Simulation {
  /**
   * What happens in (from, to]. The first call has no carry and starts at `runStart(config)`; each further call hands back
   * the carry of the one before and starts where it ended. The batch ends earlier at the end of the run or at a limit. The
   * rows that result are the same wherever the interval is cut and whatever the limits are (law 1).
   * @throws DomainError `invalid-input` when `from` does not follow the carry.
   */
  simulate(
    run: RunDefinition,
    from: EpochSeconds,
    to: EpochSeconds,
    carry: Carry | null,
    limits?: SimulationLimits,
  ): SimulationStep;
  /**
   * The carry of a run at an instant, computed by living through the run again without keeping its records. For a long run
   * call it in slices: the answer for an earlier instant is the start for a later one.
   */
  replay(run: RunDefinition, to: EpochSeconds, carry?: Carry | null): Carry;
}

/** Makes a simulation of the given parts. */
export function createSimulation(parts: SimulationParts): Simulation {
  const memoryOf = (run: RunDefinition, carry: Carry | null) =>
    carry === null ? new RunMemory(run, parts) : continued(carry, run);
  return {
    simulate(run, from, to, carry, { maxClaims = Number.POSITIVE_INFINITY } = {}) {
      const memory = memoryOf(run, carry);
      if (memory.now !== from) {
        throw new DomainError('invalid-input', `the interval begins at ${from}, but the run stands at ${memory.now}`);
      }
      const recorder = new BatchRecorder();
      const reached = advance(memory, lastInstant(run, to), Math.max(1, maxClaims), recorder);
      return { batch: recorder.finish(from, reached), carry: memory };
    },
    replay(run, to, carry = null) {
      const memory = memoryOf(run, carry);
      const end = lastInstant(run, to);
      // Records of a day at a time: kept only to be thrown away.
      while (memory.now < end) {
        const midnight = startOfDay(memory.now) + DAY_SECONDS;
        advance(memory, Math.min(end, midnight), Number.POSITIVE_INFINITY, new BatchRecorder());
      }
      return memory;
    },
  };
}

const referenceSimulation = createSimulation(REFERENCE_WORLD);

/** The one entry point of the simulation of the reference world; see `Simulation`. */
export const simulate: Simulation['simulate'] = referenceSimulation.simulate;

/** The carry of a run in the reference world; see `Simulation`. */
export const replay: Simulation['replay'] = referenceSimulation.replay;

function advance(memory: RunMemory, to: EpochSeconds, maxClaims: number, recorder: BatchRecorder): EpochSeconds {
  for (;;) {
    const next = memory.queue.peek();
    const nextAt = next && next.at <= to ? next.at : to;
    // The instant at which the limit was reached is finished, so that the cut lies between two instants.
    if (recorder.claimCount >= maxClaims && nextAt > memory.now) return memory.now;
    // An input may put something into the queue that is due before what was next.
    if (openInputs(memory, nextAt, recorder)) continue;
    memory.now = nextAt;
    if (!next || next.at > to) return to;
    memory.queue.pop();
    handleEvent(memory, next, recorder);
  }
}

function lastInstant({ config }: RunDefinition, to: EpochSeconds): EpochSeconds {
  return Math.min(to, runEnd(config) ?? to);
}

function continued(carry: Carry, run: RunDefinition): RunMemory {
  if (!(carry instanceof RunMemory))
    throw new DomainError('invalid-input', 'the carry does not come from an earlier call');
  if (carry.run.runId !== run.runId)
    throw new DomainError('invalid-input', `the carry belongs to ${carry.run.runId}, not to ${run.runId}`);
  carry.use(run);
  return carry;
}
