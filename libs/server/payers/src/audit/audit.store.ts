import { Injectable } from '@nestjs/common';
import type { AuditEntry, AuditNote } from '@portal/domain';
import { AuditLogEntity, insertRows } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** Digits in an entry's id: of its moment in milliseconds, and of its place among those of the moment. */
const ID_DIGITS = { moment: 13, place: 5 } as const;

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
    const batch = `AUD-${String(this.lastMoment).padStart(ID_DIGITS.moment, '0')}-${randomBytes(2).toString('hex')}`;
    const recordedAt = this.clock.now();
    return notes.map((note, index) => ({
      id: `${batch}-${String(index).padStart(ID_DIGITS.place, '0')}`,
      recordedAt,
      ...note,
    }));
  }
}
