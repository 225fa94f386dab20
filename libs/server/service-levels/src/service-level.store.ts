import { Injectable } from '@nestjs/common';
import { type CalendarDate, SERVICE_LEVEL_KEYS } from '@portal/domain';
import { addToRows, ServiceLevelEntity, UnitOfWork } from '@portal/server/database';
import type { EventCounts } from './event-counts.js';

/** Adds what a process counted to a week. */
@Injectable()
export class ServiceLevelStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @param week its Monday */
  async add(week: CalendarDate, counts: EventCounts): Promise<void> {
    const rows = SERVICE_LEVEL_KEYS.map((level) => ({ week, level, ...counts[level] }));
    const counted = rows.filter(({ events }) => events > 0);
    if (counted.length === 0) return;
    await this.unitOfWork.run((manager) =>
      addToRows(manager, ServiceLevelEntity, ['week', 'level'], ['events', 'good'], counted),
    );
  }
}
