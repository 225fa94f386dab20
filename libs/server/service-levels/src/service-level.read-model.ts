import { Inject, Injectable } from '@nestjs/common';
import type { ServiceLevels } from '@portal/contracts';
import {
  addDays,
  type CalendarDate,
  isKept,
  rateOf,
  SERVICE_LEVEL_KEYS,
  SERVICE_LEVELS,
  type ServiceCount,
  type ServiceLevelKey,
} from '@portal/domain';
import { READER, ServiceLevelEntity } from '@portal/server/database';
import { type DataSource, MoreThanOrEqual } from 'typeorm';
import { ServiceLevelRecorder } from './service-level.recorder.js';

const WEEK_DAYS = 7;

/** Tells the promises week by week. */
@Injectable()
export class ServiceLevelReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly recorder: ServiceLevelRecorder,
  ) {}

  /** So many weeks up to now, the youngest first; what other processes have not stored yet is not among them. */
  async weeks(number: number): Promise<ServiceLevels> {
    const present = this.recorder.week;
    const mondays = Array.from({ length: number }, (_, ago) => addDays(present, -WEEK_DAYS * ago));
    const week = MoreThanOrEqual(mondays.at(-1) as CalendarDate);
    const [rows, unstored] = await Promise.all([
      this.reader.manager.find(ServiceLevelEntity, { where: { week } }),
      this.recorder.unstored(),
    ]);
    const stored = new Map(rows.map((row) => [`${row.week} ${row.level}`, row]));
    const countOf = (monday: CalendarDate, key: ServiceLevelKey): ServiceCount => {
      const { events, good } = stored.get(`${monday} ${key}`) ?? { events: 0, good: 0 };
      const more = monday === present ? unstored[key] : { events: 0, good: 0 };
      return { events: events + more.events, good: good + more.good };
    };
    return {
      levels: SERVICE_LEVEL_KEYS.map((key) => ({ key, ...SERVICE_LEVELS[key] })),
      weeks: mondays.map((monday) => ({
        from: monday,
        to: addDays(monday, WEEK_DAYS - 1),
        counted: SERVICE_LEVEL_KEYS.map((key) => told(key, countOf(monday, key))),
      })),
    };
  }
}

function told(key: ServiceLevelKey, { events, good }: ServiceCount) {
  return { key, events, good, share: rateOf(good, events), kept: isKept(key, { events, good }) };
}
