import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '@portal/domain';
import { LabSessionEntity, READER } from '@portal/server/database';
import type { DataSource, EntityManager } from 'typeorm';

/** Somebody answered the same session meanwhile. Nothing was written. */
export class StaleSessionError extends Error {}

/** Keeps sessions. Every change proves that it builds on the stored state. */
@Injectable()
export class LabSessionStore {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** @throws DomainError `not-found` */
  async find(id: string): Promise<LabSessionEntity> {
    const session = await this.reader.getRepository(LabSessionEntity).findOneBy({ id });
    if (!session) throw notFound('session', id);
    return session;
  }

  /** Stores a new session. The person's earlier one is given up with it: a person is in one session at a time. */
  async open(manager: EntityManager, session: LabSessionEntity): Promise<void> {
    const { userId } = session;
    await manager.update(LabSessionEntity, { userId, state: 'open' }, { state: 'abandoned' });
    await manager.insert(LabSessionEntity, session);
  }

  /** @throws StaleSessionError when the stored session is not the one that the change builds on */
  async save(manager: EntityManager, before: LabSessionEntity, changes: Partial<LabSessionEntity>): Promise<void> {
    const { id, revision } = before;
    const { affected } = await manager.update(
      LabSessionEntity,
      { id, revision },
      { ...changes, revision: revision + 1 },
    );
    if (affected !== 1) throw new StaleSessionError();
  }
}
