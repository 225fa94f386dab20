import { Injectable } from '@nestjs/common';
import type { AuditEntry, AuditNote } from '@portal/domain';
import { AuditLogEntity, insertRows } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** Adds to the audit trail. Used inside the unit of work of the change, so that neither is there without the other. */
@Injectable()
export class AuditStore {
  private lastMoment = 0;

  constructor(private readonly clock: WallClock) {}

  /** Records changes in the order in which they are given. */
  async record(manager: EntityManager, notes: readonly AuditNote[]): Promise<void> {
    await insertRows(manager, AuditLogEntity, this.toEntries(notes));
  }

  /** Notes with moment and id. Ids sort as they were given out, also within one millisecond. */
  toEntries(notes: readonly AuditNote[]): AuditEntry[] {
    this.lastMoment = Math.max(this.clock.milliseconds(), this.lastMoment + 1);
    const batch = `AUD-${String(this.lastMoment).padStart(13, '0')}-${randomBytes(2).toString('hex')}`;
    const recordedAt = this.clock.now();
    return notes.map((note, index) => ({ id: `${batch}-${String(index).padStart(5, '0')}`, recordedAt, ...note }));
  }
}
