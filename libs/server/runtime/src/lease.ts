import { Injectable } from '@nestjs/common';
import { LeaseEntity, UnitOfWork } from '@portal/server/database';
import { randomUUID } from 'node:crypto';
import { WallClock } from './wall-clock.js';

/**
 * Lets one process at a time do a piece of background work. A lease that is not renewed ends by itself, so that a process
 * that was killed does not hold it.
 */
@Injectable()
export class Lease {
  private readonly holder = randomUUID();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: WallClock,
  ) {}

  /** Takes or renews the lease; false while another process holds it. */
  async acquire(name: string, ttlMilliseconds: number): Promise<boolean> {
    const now = this.clock.milliseconds();
    return this.unitOfWork.run(async (manager) => {
      const { affected } = await manager
        .createQueryBuilder()
        .update(LeaseEntity)
        .set({ holder: this.holder, expiresAt: now + ttlMilliseconds })
        .where('name = :name AND (holder = :holder OR expires_at < :now)', { name, holder: this.holder, now })
        .execute();
      if (affected === 1) return true;
      // Nobody had it yet, or another has it: who writes the first row of several that ask at once is its holder.
      const row = { name, holder: this.holder, expiresAt: now + ttlMilliseconds };
      await manager.createQueryBuilder().insert().into(LeaseEntity).values(row).orIgnore().execute();
      return manager.existsBy(LeaseEntity, { name, holder: this.holder });
    });
  }

  /** Gives the lease up, so that another process need not wait. */
  async release(name: string): Promise<void> {
    await this.unitOfWork.run((manager) =>
      manager
        .createQueryBuilder()
        .update(LeaseEntity)
        .set({ expiresAt: 0 })
        .where('name = :name AND holder = :holder', { name, holder: this.holder })
        .execute(),
    );
  }
}
