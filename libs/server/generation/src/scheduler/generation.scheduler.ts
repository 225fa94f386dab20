import { setImmediate } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CurrentRun } from '../runs/current-run.js';
import { GenerationEvents } from '../runs/generation-events.js';
import { TICKS } from '../runs/generation-metrics.js';
import { DriverLease } from './driver-lease.js';
import { RunDriver } from './run.driver.js';

/** Real milliseconds between two looks at the clock. No timer of generation is longer (law 2). */
const TICK = 250;

/**
 * Wakes generation four times a second. While more is due at once it goes on batch after batch, with a turn of the event
 * loop and of the waiting commands in between, so that the API answers and a stop takes effect within a batch.
 */
@Injectable()
export class GenerationScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(GenerationScheduler.name);
  private working: Promise<void> | null = null;
  private closing = false;

  constructor(
    private readonly current: CurrentRun,
    private readonly driver: RunDriver,
    private readonly lease: DriverLease,
    private readonly events: GenerationEvents,
  ) {}

  /** A run that was going on when the process ended goes on from its cursor. */
  async onApplicationBootstrap(): Promise<void> {
    // A command is followed at once, not with the next tick.
    this.events.on('changed', () => void this.tick());
    await this.current.exclusive(() => this.current.reload());
  }

  /** Lets the batch in flight be stored and leaves the run as it is, to go on at the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    // Who waits for a turn ends the one that goes on.
    await this.current.exclusive(async () => undefined);
    await this.working;
    await this.lease.release();
  }

  /** One look at the clock; at most one works at a time. */
  @Interval(TICK)
  async tick(): Promise<void> {
    if (this.working || this.closing) return;
    TICKS.inc();
    this.working = this.work().catch((error: unknown) => this.logger.error(`Tick failed: ${String(error)}`));
    await this.working;
    this.working = null;
  }

  private async work(): Promise<void> {
    const isMine = () => this.lease.hold();
    let mine = await isMine();
    while (mine && !this.closing && (await this.current.exclusive(() => this.driver.advance(isMine)))) {
      await setImmediate();
      mine = await isMine();
    }
    // What does not go on here may be changed elsewhere, by the process that holds the lease or was given a command.
    if (!this.closing && (!mine || this.current.get()?.state !== 'running')) {
      await this.current.exclusive(() => this.current.reload());
    }
  }
}
