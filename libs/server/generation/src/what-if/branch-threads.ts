import { type DaySpan, DomainError, type EpochSeconds } from '@portal/domain';
import type { RunDefinition } from '@portal/simulation';
import { availableParallelism } from 'node:os';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { BranchPlayer, PlayedBranch } from './branch-player.js';
import type { BranchPlan } from './play-branch.js';

/** What a thread tells: now and then the instant that it has reached, at last what came of its run. */
export type BranchNews = { readonly reached: EpochSeconds } | { readonly played: PlayedBranch };

/** Bounds of the threads, so that a test can make them narrow. */
export interface ThreadBounds {
  /** Threads at once at most. */
  readonly atOnce: number;
  /** Memory of each. */
  readonly memory: ResourceLimits;
  /** Milliseconds after which a thread that has told nothing is given up. */
  readonly silence: number;
}

/** Claims that a thread simulates between two of its news, some 50 ms: nobody else waits for it. */
const SLICE_CLAIMS = 500;
const BOUNDS: ThreadBounds = {
  atOnce: Math.min(4, availableParallelism()),
  memory: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 },
  silence: 60_000,
};

/**
 * Plays branches side by side, each in a thread of its own, as many at once as there are cores: the event loop stays free.
 * A thread lives as long as its branch; when the answer is there, however it turned out, all threads have ended.
 */
export class BranchThreads implements BranchPlayer {
  private readonly bounds: ThreadBounds;

  /** @param file The built thread, `branch-thread.main`. */
  constructor(
    private readonly file: string,
    bounds: Partial<ThreadBounds> = {},
  ) {
    this.bounds = { ...BOUNDS, ...bounds };
  }

  async play(
    runs: readonly RunDefinition[],
    span: DaySpan,
    reached: (index: number, now: EpochSeconds) => void,
    signal: AbortSignal,
  ): Promise<PlayedBranch[]> {
    const failure = new AbortController();
    const stop = AbortSignal.any([signal, failure.signal]);
    const played: PlayedBranch[] = [];
    const waiting = runs.entries();
    const lane = async () => {
      try {
        for (const [index, run] of waiting) {
          stop.throwIfAborted();
          const plan = { run, span, sliceClaims: SLICE_CLAIMS };
          played[index] = await this.playOne(plan, (now) => reached(index, now), stop);
        }
      } catch (error) {
        failure.abort(error);
      }
    };
    await Promise.all(Array.from({ length: this.bounds.atOnce }, lane));
    stop.throwIfAborted();
    return played;
  }

  /** Settles when the thread has ended. */
  private playOne(plan: BranchPlan, reached: (now: EpochSeconds) => void, stop: AbortSignal): Promise<PlayedBranch> {
    const { memory, silence } = this.bounds;
    const worker = new Worker(this.file, { workerData: plan, resourceLimits: memory, execArgv: [] });
    return new Promise((resolve, reject) => {
      let played: PlayedBranch | null = null;
      let failure: unknown = null;
      const giveUp = (reason: unknown) => {
        failure ??= reason;
        void worker.terminate();
      };
      const aborted = () => giveUp(stop.reason);
      const silent = setTimeout(() => giveUp(notPlayed('its thread tells nothing')), silence);
      stop.addEventListener('abort', aborted);
      worker.on('message', (news: BranchNews) => {
        silent.refresh();
        if ('played' in news) played = news.played;
        else attempt(() => reached(news.reached), giveUp);
      });
      worker.on('error', (error) => (failure ??= fromThread(error)));
      worker.on('exit', () => {
        clearTimeout(silent);
        stop.removeEventListener('abort', aborted);
        if (played) resolve(played);
        else reject(failure ?? notPlayed('its thread has ended'));
      });
    });
  }
}

function attempt(action: () => void, failed: (error: unknown) => void): void {
  try {
    action();
  } catch (error) {
    failed(error);
  }
}

/** An error of the simulation is as unexpected here as in the process; that memory ran out can be told. */
function fromThread(error: Error & { readonly code?: string }): Error {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return notPlayed('it takes more memory than there is; ask for fewer days or claims');
}

function notPlayed(why: string): DomainError {
  return new DomainError('future-not-played', `A future could not be played to its end: ${why}.`);
}
