import type { Lease } from './lease.js';
import type { WallClock } from './wall-clock.js';

/** What a lease is called, and the real milliseconds after which another process may take over from one that was killed. */
export interface LeaseTerms {
  readonly name: string;
  readonly ttl: number;
}

/** A lease that is kept while work goes on: whoever asks before each piece of it renews it when a third of its time is over. */
export class KeptLease {
  private renewAt = 0;

  constructor(
    private readonly lease: Lease,
    private readonly clock: WallClock,
    private readonly terms: LeaseTerms,
  ) {}

  /** True while this process has the lease, which it takes when nobody else does. */
  async hold(): Promise<boolean> {
    const { name, ttl } = this.terms;
    const now = this.clock.milliseconds();
    if (now < this.renewAt) return true;
    const mine = await this.lease.acquire(name, ttl);
    this.renewAt = mine ? now + ttl / 3 : 0;
    return mine;
  }

  /** Has the lease end by itself after some real milliseconds, whatever this process does then. */
  async leave(milliseconds: number): Promise<void> {
    this.renewAt = 0;
    await this.lease.acquire(this.terms.name, milliseconds);
  }

  /** Gives the lease up if this process has it, so that another need not wait. */
  async release(): Promise<void> {
    if (this.renewAt === 0) return;
    this.renewAt = 0;
    await this.lease.release(this.terms.name);
  }
}
