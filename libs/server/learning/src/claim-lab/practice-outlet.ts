import { Injectable } from '@nestjs/common';
import type { Instant, PracticeInput } from '@portal/domain';

/** A running simulation that people's practice is an input of. */
export interface PracticeTaker {
  /**
   * Takes a step into the run; the same step twice is taken once.
   * @returns its simulated time, or null when that run is not going on
   */
  take(runId: string, step: PracticeInput): Promise<Instant | null>;
}

/**
 * Where the steps of people's sessions leave this feature. Which simulation there is, it does not know: whoever runs one
 * connects itself.
 */
@Injectable()
export class PracticeOutlet {
  private taker: PracticeTaker | null = null;

  /** Sends every step to this simulation from now on. */
  connect(taker: PracticeTaker): void {
    this.taker = taker;
  }

  /** Hands a step on; null when no run takes it in. */
  async take(runId: string | null, step: PracticeInput): Promise<Instant | null> {
    return runId === null || !this.taker ? null : this.taker.take(runId, step);
  }
}
