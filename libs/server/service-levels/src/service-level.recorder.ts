import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { type CalendarDate, dayOf, weekStart } from '@portal/domain';
import { WallClock } from '@portal/server/runtime';
import { countsOf, type EventCounts, figuresAreFresh, measuredCounts, since } from './event-counts.js';
import { ServiceLevelStore } from './service-level.store.js';

/** Real milliseconds between two looks. */
const LOOK = 60_000;

const NOTHING = countsOf(() => ({ events: 0, good: 0 }));

/**
 * Keeps the weeks of the promises: adds once a minute, and at the end of the process, what was counted since. What cannot be
 * stored is stored with what comes next.
 */
@Injectable()
export class ServiceLevelRecorder implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(ServiceLevelRecorder.name);
  private freshness = NOTHING.freshness;
  private stored: EventCounts = NOTHING;
  private storing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: ServiceLevelStore,
    private readonly wallClock: WallClock,
  ) {}

  /** What was counted before belongs to another portal of the same process. */
  async onModuleInit(): Promise<void> {
    this.stored = await this.counts();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.record();
  }

  /** Looks at the age of the figures, and stores what was counted. */
  @Interval(LOOK)
  async look(): Promise<void> {
    const isFresh = await figuresAreFresh().catch(() => false);
    const { events, good } = this.freshness;
    this.freshness = { events: events + 1, good: good + (isFresh ? 1 : 0) };
    await this.record();
  }

  /** What was counted in the present week and is not stored yet. */
  async unstored(): Promise<EventCounts> {
    return since(this.stored, await this.counts());
  }

  /** The Monday of the present week. */
  get week(): CalendarDate {
    return weekStart(dayOf(this.wallClock.now()));
  }

  private record(): Promise<void> {
    this.storing = this.storing.then(() => this.storeNew());
    return this.storing;
  }

  private async storeNew(): Promise<void> {
    try {
      const now = await this.counts();
      await this.store.add(this.week, since(this.stored, now));
      this.stored = now;
    } catch (error) {
      this.logger.warn(`What was counted of the service levels is not stored yet: ${(error as Error).message}`);
    }
  }

  private async counts(): Promise<EventCounts> {
    return { ...(await measuredCounts()), freshness: this.freshness };
  }
}
