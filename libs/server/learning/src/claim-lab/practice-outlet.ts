import { Injectable } from '@nestjs/common';
import type { Instant, PracticeInput } from '@portal/domain';

/** Keeps people's practice with the run whose claims they practice on. */
export interface PracticeTaker {
  /**
   * Takes a step into the run: as an input of one that goes on, with its events of a set of claims that came from files. The
   * same step twice is taken once.
   * @returns its time in the run, or null when the run takes nothing in any more
   */
  take(runId: string, step: PracticeInput): Promise<Instant | null>;
}

/**
 * Where the steps of people's sessions leave this feature. Which runs there are, it does not know: whoever keeps them
 * connects itself.
 */
@Injectable()
export class PracticeOutlet {
  private taker: PracticeTaker | null = null;

  /** Sends every step there from now on. */
  connect(taker: PracticeTaker): void {
    this.taker = taker;
  }

  /** Hands a step on; null when no run takes it in. */
  async take(runId: string | null, step: PracticeInput): Promise<Instant | null> {
    return runId === null || !this.taker ? null : this.taker.take(runId, step);
  }
}
