import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DomainError, type Instant, toInstant } from '@portal/domain';
import { IdempotencyKeyEntity, READER, UnitOfWork } from '@portal/server/database';
import { type DataSource, In, LessThan } from 'typeorm';
import { WallClock } from '../wall-clock.js';

/** How long an answer is kept, in seconds: a day. */
const KEPT = 24 * 60 * 60;
/** Real seconds after which a request counts as broken off, with the process that had it in hand: longer than any answer takes. */
const BROKEN_OFF = 5 * 60;
/** Status of a key whose request is in hand; its body names by whom. */
const IN_HAND = 0;
/** Real milliseconds between two looks for keys that are older. */
const LOOK = 60 * 60 * 1_000;
/** Keys that are removed in one transaction at most. */
const AT_ONCE = 500;

/** A write that carried an `Idempotency-Key`. */
export type KeyedRequest = Readonly<Pick<IdempotencyKeyEntity, 'key' | 'requestHash'>>;

/** The answer to such a write. */
export type KeptAnswer = Readonly<Pick<IdempotencyKeyEntity, 'status' | 'body'>>;

/** Keeps the answers to writes that carried an `Idempotency-Key`, for a day. */
@Injectable()
export class IdempotencyKeys implements OnApplicationBootstrap {
  private readonly logger = new Logger(IdempotencyKeys.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(READER) private readonly reader: DataSource,
    private readonly clock: WallClock,
  ) {}

  /**
   * Takes a request in hand, unless it was answered already or another has it, in whatever process.
   * @param owner who takes it
   * @returns the answer that is kept, or null when the request is the owner's to do
   * @throws DomainError `key-reused` where the key belongs to another request, `conflict` while another has it in hand
   */
  async takeInHand({ key, requestHash }: KeyedRequest, owner: string): Promise<KeptAnswer | null> {
    const known = await this.unitOfWork.run(async (manager) => {
      const inHand = { body: owner, recordedAt: this.clock.now() };
      const row = { key, requestHash, status: IN_HAND, ...inHand };
      const first = manager.createQueryBuilder().insert().into(IdempotencyKeyEntity).values(row);
      await first.orIgnore().updateEntity(false).execute();
      const brokenOff = { key, requestHash, status: IN_HAND, recordedAt: LessThan(this.before(BROKEN_OFF)) };
      await manager.update(IdempotencyKeyEntity, brokenOff, inHand);
      return manager.findOneByOrFail(IdempotencyKeyEntity, { key });
    });
    if (known.requestHash !== requestHash)
      throw new DomainError('key-reused', 'This Idempotency-Key was used for another request');
    if (known.status !== IN_HAND) return known;
    if (known.body === owner) return null;
    throw new DomainError('conflict', 'The first request with this Idempotency-Key is still under way');
  }

  /** Keeps the answer to a request that its owner has done. */
  async keep(key: string, owner: string, { status, body }: KeptAnswer): Promise<void> {
    const answered = { status, body, recordedAt: this.clock.now() };
    await this.unitOfWork.run((manager) => manager.update(IdempotencyKeyEntity, ownedBy(key, owner), answered));
  }

  /** Gives a request back that failed: it may be tried again. */
  async giveBack(key: string, owner: string): Promise<void> {
    await this.unitOfWork.run((manager) => manager.delete(IdempotencyKeyEntity, ownedBy(key, owner)));
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
    const where = { recordedAt: LessThan(this.before(KEPT)) };
    const rows = await this.reader.manager.find(IdempotencyKeyEntity, { select: { key: true }, where, take: AT_ONCE });
    return rows.map(({ key }) => key);
  }

  /** The instant so many real seconds ago. */
  private before(seconds: number): Instant {
    return toInstant(Math.floor(this.clock.milliseconds() / 1000) - seconds);
  }
}

function ownedBy(key: string, owner: string) {
  return { key, status: IN_HAND, body: owner };
}
