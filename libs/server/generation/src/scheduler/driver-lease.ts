import { Injectable, Logger } from '@nestjs/common';
import { Lease } from '@portal/server/runtime';
import { MonotonicClock } from './monotonic-clock.js';

const NAME = 'generation';
/** Real milliseconds after which another process may take over from one that was killed. */
const TTL = 5_000;
/** Real milliseconds between renewals. */
const RENEWAL = TTL / 3;

/** Lets only one process drive generation. */
@Injectable()
export class DriverLease {
  private readonly logger = new Logger(DriverLease.name);
  private mine = false;
  private renewAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly lease: Lease,
    private readonly clock: MonotonicClock,
  ) {}

  /** True while this process is the one that drives; renews the lease when it is time. */
  async hold(): Promise<boolean> {
    if (this.clock.now() < this.renewAt) return this.mine;
    try {
      this.mine = await this.lease.acquire(NAME, TTL);
      this.renewAt = this.clock.now() + (this.mine ? RENEWAL : 0);
    } catch (error) {
      // The storage fails. Whoever drove goes on and finds out by its next batch, which then fails with that reason; the
      // revision of the run keeps two drivers from ever both storing one.
      this.logger.warn(`The lease could not be renewed: ${String(error)}`);
    }
    return this.mine;
  }

  /** Gives it up at shutdown. */
  async release(): Promise<void> {
    if (!this.mine) return;
    this.mine = false;
    await this.lease.release(NAME);
  }
}
