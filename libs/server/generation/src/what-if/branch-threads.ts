import type { DaySpan, EpochSeconds } from '@portal/domain';
import type { RunDefinition } from '@portal/simulation';
import { availableParallelism } from 'node:os';
import type { BranchPlayer, PlayedBranch } from './branch-player.js';
import { BranchThread, type ThreadBounds } from './branch-thread.js';

/** Claims that a thread simulates between two of its news, some 50 ms: nobody else waits for it. */
const SLICE_CLAIMS = 500;
/** Threads at once at most: each holds a world of up to 210 MB. */
const MOST_THREADS = 4;
/** The largest future that may be asked for, 150,000 claims of a hospital, keeps 210 MB alive; 50,000 of Demo 80 MB. */
const BOUNDS: ThreadBounds = {
  memory: { maxOldGenerationSizeMb: 240, maxYoungGenerationSizeMb: 48 },
  silence: 60_000,
};

/**
 * Plays branches side by side in threads, as many as there are cores: the event loop stays free. Threads are started for
 * the question; when it is answered, however it turned out, all have ended.
 */
export class BranchThreads implements BranchPlayer {
  /** @param file The built thread, `branch-thread.main`. */
  constructor(
    private readonly file: string,
    private readonly atOnce = Math.min(MOST_THREADS, availableParallelism()),
    private readonly bounds = BOUNDS,
  ) {}

  async play(
    runs: readonly RunDefinition[],
    span: DaySpan,
    reached: (index: number, now: EpochSeconds) => void,
    signal: AbortSignal,
  ): Promise<PlayedBranch[]> {
    signal.throwIfAborted();
    const failure = new AbortController();
    const stop = AbortSignal.any([signal, failure.signal]);
    const played: PlayedBranch[] = [];
    const waiting = runs.entries();
    const playWhatWaits = async () => {
      const thread = new BranchThread(this.file, this.bounds);
      try {
        for (const [index, run] of waiting) {
          const plan = { run, span, sliceClaims: SLICE_CLAIMS };
          played[index] = await thread.play(plan, (now) => reached(index, now), stop);
        }
      } catch (error) {
        failure.abort(error);
      } finally {
        await thread.end();
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.atOnce, runs.length) }, playWhatWaits));
    stop.throwIfAborted();
    return played;
  }
}
