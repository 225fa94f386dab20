import type { Work } from '@portal/contracts';
import { DomainError } from '@portal/domain';
import { TimeLeft } from './time-left.js';

/** What work is, told at its beginning. */
export interface WorkPlan extends Pick<Work, 'kind' | 'name' | 'runId' | 'unit' | 'total'> {
  /** How it is cancelled; left out = it learns of it with its next report. */
  readonly cancel?: () => Promise<void>;
}

/** Ends work that was cancelled; who waits for it is answered with it. */
export class WorkCancelled extends DomainError {
  constructor(name: string) {
    super('conflict', `${name} was cancelled.`);
    this.name = 'WorkCancelled';
  }
}

/** What a task needs of its surroundings. */
export interface TaskSurroundings {
  /** Real time, an instant. */
  now(): string;
  /** Real time in monotonic milliseconds. */
  milliseconds(): number;
  /** The task is another one than before. */
  changed(task: LongTask): void;
}

/** A piece of long work while it goes on, held by who does it. */
export class LongTask {
  private readonly timeLeft = new TimeLeft();
  private readonly abort = new AbortController();
  private standing: Work;

  constructor(
    id: string,
    private readonly plan: WorkPlan,
    private readonly surroundings: TaskSurroundings,
  ) {
    const { kind, name, runId, unit, total } = plan;
    this.standing = {
      ...{ id, kind, name, runId, unit, total, state: 'running', done: 0 },
      ...{ secondsLeft: null, refusal: null, cancelling: false, failure: null },
      ...{ startedAt: surroundings.now(), endedAt: null },
    };
    this.timeLeft.reached(0, surroundings.milliseconds());
  }

  /** How it stands. */
  get work(): Work {
    return this.standing;
  }

  /** Aborted with `WorkCancelled` when it is to be cancelled. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /**
   * Says how much is done by now, and of how much where that is another number than before.
   * @throws WorkCancelled when it is to be cancelled: the work ends there
   */
  report(done: number, total: number | null = this.standing.total): void {
    this.abort.signal.throwIfAborted();
    this.timeLeft.reached(done, this.surroundings.milliseconds());
    const most = total === null ? null : Math.max(total, done);
    this.become({ done, total: most, secondsLeft: most === null ? null : this.timeLeft.seconds(most - done) });
  }

  /** It stands still for now: nobody can say how long it takes. */
  rest(): void {
    this.timeLeft.rest();
    if (this.standing.secondsLeft !== null) this.become({ secondsLeft: null });
  }

  /**
   * From here on it cannot be cancelled, for this reason.
   * @throws WorkCancelled when it is to be cancelled: the point is not passed
   */
  passPointOfNoReturn(reason: string): void {
    this.abort.signal.throwIfAborted();
    this.become({ refusal: reason });
  }

  /**
   * Asks it to stop, and waits for it where the work has a way of its own to stop.
   * @throws DomainError `conflict` with the reason why it cannot be cancelled
   */
  async cancel(): Promise<void> {
    const { state, name, refusal } = this.standing;
    if (state !== 'running') throw new DomainError('conflict', `${name} is ${state} already.`);
    if (refusal !== null) throw new DomainError('conflict', refusal);
    this.become({ cancelling: true });
    if (!this.plan.cancel) return this.abort.abort(new WorkCancelled(name));
    try {
      await this.plan.cancel();
    } catch (error) {
      this.become({ cancelling: false });
      throw error;
    }
  }

  /** Nobody wants it any more. */
  drop(): void {
    this.abort.abort(new WorkCancelled(this.standing.name));
    this.conclude({ state: 'cancelled' });
  }

  /** It has come to its end. Only the first end counts. */
  end(): void {
    const { done, total } = this.standing;
    this.conclude({ state: 'done', done: total ?? done });
  }

  /** It ended with an error: cancelled where that was the reason, else failed. */
  endWith(error: unknown): void {
    if (error instanceof WorkCancelled || this.abort.signal.aborted) this.conclude({ state: 'cancelled' });
    else this.conclude({ state: 'failed', failure: error instanceof Error ? error.message : String(error) });
  }

  private conclude(changes: Partial<Work>): void {
    if (this.standing.state !== 'running') return;
    const endedAt = this.surroundings.now();
    this.become({ ...changes, endedAt, secondsLeft: null, cancelling: false, refusal: null });
  }

  private become(changes: Partial<Work>): void {
    this.standing = { ...this.standing, ...changes };
    this.surroundings.changed(this);
  }
}
