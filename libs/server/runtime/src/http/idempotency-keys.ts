import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { toInstant } from '@portal/domain';
import { IdempotencyKeyEntity, READER, UnitOfWork } from '@portal/server/database';
import { type DataSource, In, LessThan } from 'typeorm';
import { WallClock } from '../wall-clock.js';

/** How long an answer is kept, in seconds: a day. */
const KEPT = 24 * 60 * 60;
/** Real milliseconds between two looks for keys that are older. */
const LOOK = 60 * 60 * 1_000;
/** Keys that are removed in one transaction at most. */
const AT_ONCE = 500;

/** The answer to a write that carried an `Idempotency-Key`. */
export type KeptAnswer = Readonly<Omit<IdempotencyKeyEntity, 'recordedAt'>>;

/** Keeps the answers to writes that carried an `Idempotency-Key`, for a day. */
@Injectable()
export class IdempotencyKeys implements OnApplicationBootstrap {
  private readonly logger = new Logger(IdempotencyKeys.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(READER) private readonly reader: DataSource,
    private readonly clock: WallClock,
  ) {}

  /** The answer that is kept for a key, or null. */
  find(key: string): Promise<KeptAnswer | null> {
    return this.reader.manager.findOneBy(IdempotencyKeyEntity, { key });
  }

  /** Keeps an answer. The result is the one that is kept then: another one where another process was faster with this key. */
  keep(answer: KeptAnswer): Promise<KeptAnswer> {
    return this.unitOfWork.run(async (manager) => {
      const row = { ...answer, recordedAt: this.clock.now() };
      await manager.createQueryBuilder().insert().into(IdempotencyKeyEntity).values(row).orIgnore().execute();
      return manager.findOneByOrFail(IdempotencyKeyEntity, { key: answer.key });
    });
  }

  /** The portal is ready before they are gone. */
  onApplicationBootstrap(): void {
    void this.forgetOld();
  }

  /** Removes what is older than a day, some at a time. */
  @Interval(LOOK)
  async forgetOld(): Promise<void> {
    try {
      for (let keys = await this.old(); keys.length > 0; keys = await this.old())
        await this.unitOfWork.run((manager) => manager.delete(IdempotencyKeyEntity, { key: In(keys) }));
    } catch (error) {
      this.logger.warn(`Old answers to writes cannot be removed yet: ${String(error)}`);
    }
  }

  private async old(): Promise<string[]> {
    const since = toInstant(Math.floor(this.clock.milliseconds() / 1000) - KEPT);
    const where = { recordedAt: LessThan(since) };
    const rows = await this.reader.manager.find(IdempotencyKeyEntity, { select: { key: true }, where, take: AT_ONCE });
    return rows.map(({ key }) => key);
  }
}
