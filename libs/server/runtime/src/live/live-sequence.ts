import { Injectable } from '@nestjs/common';

/**
 * Numbers of notices and of the status: each larger than the one before, also after a restart, because the count begins
 * at the real time in milliseconds. A client that remembers the last number can thus tell an old notice from a new one
 * without knowing anything about restarts.
 */
@Injectable()
export class LiveSequence {
  private last = 0;

  /** The number of the latest change. */
  get current(): number {
    return this.last || this.next();
  }

  /** The number of a new change. */
  next(): number {
    this.last = Math.max(this.last + 1, Date.now());
    return this.last;
  }
}
