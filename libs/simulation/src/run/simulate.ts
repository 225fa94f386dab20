import { DomainError, type EpochSeconds, startOfDay } from '@portal/domain';
import { runEnd, runStart } from '../schedule/arrivals.js';
import { BatchRecorder } from './batch-recorder.js';
import { handleEvent, openInputs } from './run-events.js';
import { RunMemory } from './run-memory.js';
import type { Carry, RunDefinition, SimulationStep } from './run-types.js';

/** Where a call may stop before `to`. */
export interface SimulationLimits {
  /** The batch ends after the instant at which this many claims have been submitted. */
  readonly maxClaims?: number;
}

/**
 * The one entry point of the simulation: what happens in (from, to]. The first call has no carry and starts at
 * `runStart(config)`; each further call hands back the carry of the one before and starts where it ended. The rows that
 * result are the same wherever the interval is cut and whatever the limits are (law 1).
 * @throws DomainError `invalid-input` when `from` does not follow the carry.
 */
export function simulate(
  run: RunDefinition,
  from: EpochSeconds,
  to: EpochSeconds,
  carry: Carry | null,
  { maxClaims = Number.POSITIVE_INFINITY }: SimulationLimits = {},
): SimulationStep {
  const memory = carry === null ? new RunMemory(run, runStart(run.config)) : continued(carry, run);
  if (memory.now !== from) {
    throw new DomainError('invalid-input', `the interval begins at ${from}, but the run stands at ${memory.now}`);
  }
  const recorder = new BatchRecorder();
  const reached = advance(memory, lastInstant(run, to), maxClaims, recorder);
  return { batch: recorder.finish(from, reached), carry: memory };
}

/**
 * The carry of a run at an instant, computed by living through the run again without keeping its records. For a long run
 * call it in slices: the answer for an earlier instant is the start for a later one.
 */
export function replay(run: RunDefinition, to: EpochSeconds, carry: Carry | null = null): Carry {
  const memory = carry === null ? new RunMemory(run, runStart(run.config)) : continued(carry, run);
  // Records of a day at a time: kept only to be thrown away.
  while (memory.now < to)
    advance(memory, Math.min(to, startOfDay(memory.now) + 86_400), Number.POSITIVE_INFINITY, new BatchRecorder());
  return memory;
}

function advance(memory: RunMemory, to: EpochSeconds, maxClaims: number, recorder: BatchRecorder): EpochSeconds {
  for (;;) {
    const next = memory.queue.peek();
    if (!next || next.at > to) break;
    // The instant at which the limit was reached is finished, so that the cut lies between two instants.
    if (recorder.claimCount >= maxClaims && next.at > memory.now) return memory.now;
    openInputs(memory, next.at);
    memory.now = next.at;
    memory.queue.pop();
    handleEvent(memory, next, recorder);
  }
  openInputs(memory, to);
  memory.now = to;
  return to;
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
