import type { DaySpan, EpochSeconds } from '@portal/domain';
import type { RunDefinition } from '@portal/simulation';
import { setImmediate } from 'node:timers/promises';
import { type SimulationPort, SLICE_CLAIMS } from '../runs/simulation.port.js';
import type { BranchPlayer, PlayedBranch } from './branch-player.js';
import { playBranch } from './play-branch.js';

/** Plays branches one after the other in the process, a slice at a time, so that requests are answered in between. */
export class InProcessPlayer implements BranchPlayer {
  constructor(private readonly simulation: SimulationPort) {}

  async play(
    runs: readonly RunDefinition[],
    span: DaySpan,
    reached: (index: number, now: EpochSeconds) => void,
    signal: AbortSignal,
  ): Promise<PlayedBranch[]> {
    const played: PlayedBranch[] = [];
    for (const [index, run] of runs.entries()) {
      const life = playBranch(this.simulation, { run, span, sliceClaims: SLICE_CLAIMS });
      let step = life.next();
      for (; !step.done; step = life.next()) {
        signal.throwIfAborted();
        reached(index, step.value);
        await setImmediate();
      }
      played.push(step.value);
    }
    return played;
  }
}
