import { DomainError, type EpochSeconds } from '@portal/domain';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { PlayedBranch } from './branch-player.js';
import type { BranchPlan } from './play-branch.js';

/** What a thread tells: now and then the instant that it has reached, at last what came of the run. */
export type BranchNews = { readonly reached: EpochSeconds } | { readonly played: PlayedBranch };

/** Bounds of a thread. */
export interface ThreadBounds {
  readonly memory: ResourceLimits;
  /** Milliseconds after which it is given up when it tells nothing. */
  readonly silence: number;
}

interface Waiting {
  told(news: BranchNews): void;
  failed(reason: unknown): void;
}

/** A thread that plays branches, one after the other: what the first has compiled, the next finds. */
export class BranchThread {
  private readonly worker: Worker;
  private readonly ended: Promise<unknown>;
  private waiting: Waiting | null = null;
  private failure: Error | null = null;

  /** @param file The built thread, `branch-thread.main`. */
  constructor(
    file: string,
    private readonly bounds: ThreadBounds,
  ) {
    this.worker = new Worker(file, { resourceLimits: bounds.memory, execArgv: [] });
    this.ended = new Promise((resolve) => this.worker.once('exit', resolve));
    this.worker.on('message', (news: BranchNews) => this.waiting?.told(news));
    this.worker.on('error', (error) => this.fail(fromThread(error)));
    this.worker.on('exit', () => this.fail(notPlayed('its thread has ended')));
  }

  /**
   * Plays a branch.
   * @param reached told now and then which instant was reached; breaks it off by throwing
   * @param stop breaks it off when it is aborted; the thread must be ended then
   * @throws the reason of the signal; DomainError `future-not-played` when the thread ends, is silent or has no memory left
   */
  play(plan: BranchPlan, reached: (now: EpochSeconds) => void, stop: AbortSignal): Promise<PlayedBranch> {
    let silent: NodeJS.Timeout;
    let aborted: () => void;
    return new Promise<PlayedBranch>((resolve, reject) => {
      silent = setTimeout(() => reject(notPlayed('its thread tells nothing')), this.bounds.silence);
      stop.addEventListener('abort', (aborted = () => reject(stop.reason)));
      if (stop.aborted || this.failure) return reject(this.failure ?? stop.reason);
      const told = (news: BranchNews) => {
        silent.refresh();
        if ('played' in news) return resolve(news.played);
        try {
          reached(news.reached);
        } catch (error) {
          reject(error);
        }
      };
      this.waiting = { told, failed: reject };
      this.worker.postMessage(plan);
    }).finally(() => {
      this.waiting = null;
      clearTimeout(silent);
      stop.removeEventListener('abort', aborted);
    });
  }

  /** Ends the thread, whatever it does, and waits until it is gone. */
  async end(): Promise<void> {
    await this.worker.terminate();
    await this.ended;
  }

  private fail(reason: Error): void {
    this.failure ??= reason;
    this.waiting?.failed(this.failure);
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
