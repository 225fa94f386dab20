import { Injectable } from '@nestjs/common';
import { DomainError } from '@portal/domain';
import { Lease } from '@portal/server/runtime';
import { MonotonicClock } from '../scheduler/monotonic-clock.js';

const NAME = 'import';
/** Real milliseconds after which another process may clear up after one that was killed. */
const TTL = 5_000;

/** Lets only one process import at a time. */
@Injectable()
export class ImportLease {
  private renewAt = 0;

  constructor(
    private readonly lease: Lease,
    private readonly clock: MonotonicClock,
  ) {}

  /** False while another process imports, or may still do so. */
  async take(): Promise<boolean> {
    const mine = await this.lease.acquire(NAME, TTL);
    this.renewAt = this.clock.now() + TTL / 3;
    return mine;
  }

  /** @throws DomainError `conflict` when it was lost: another process may have cleared up already */
  async renew(): Promise<void> {
    if (this.clock.now() >= this.renewAt && !(await this.take()))
      throw new DomainError('conflict', 'Another process imports a run now. Import this one again later.');
  }

  async release(): Promise<void> {
    await this.lease.release(NAME);
  }
}
