import { setTimeout } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnModuleInit,
  Optional,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { FactAudit } from '@portal/contracts';
import { type CalendarDate, dayOf, DomainError, isFlatOut } from '@portal/domain';
import { HealthNotes, KeptLease, Lease, WallClock } from '@portal/server/runtime';
import { CurrentRun } from '../runs/current-run.js';
import { GenerationEvents } from '../runs/generation-events.js';
import { type LongTask, WorkCancelled } from '../work/long-task.js';
import { FactAuditService } from './fact-audit.service.js';
import { FACT_CHECK_HOUR } from './fact-check.module.js';

/** Real milliseconds between two looks at the clock. */
const TICK = 60_000;
const HOUR = 3_600_000;
/** Only one process checks; another may take over from one that was killed after so many real milliseconds. */
const LEASE = { name: 'fact-check', ttl: 90_000 } as const;
/** Nobody waits for the check, so that it takes a tenth of the time. */
const REST_PER_WORK = 9;
const LONGEST_REST = 400;
/** Real milliseconds between two looks whether a run at full speed has come to its end. */
const LOOK = 500;
/** The part of the portal that readiness names when the last check found differences, failed or could not be made. */
const PART = 'fact-check';

/** Another process has taken over the check of this night. */
class OvertakenError extends DomainError {
  constructor(runId: string) {
    super('conflict', `Another process checks the facts of ${runId} now.`);
    this.name = 'OvertakenError';
  }
}

/**
 * Checks the facts of the current run once a real day, within an hour that is set, in one process. It waits while a run goes
 * flat out, within that hour; what it finds and what keeps it from its end is logged, and readiness says so.
 */
@Injectable()
export class NightlyFactCheck implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Nightly fact check');
  private readonly hour: number | null;
  private readonly lease: KeptLease;
  private working: Promise<void> | null = null;
  private closing = false;
  /** The day whose check this process has ended, however it ended. */
  private ended: CalendarDate | null = null;
  /** The run that keeps the check of a night from being made, while it does. */
  private heldBack: string | null = null;
  private noted: { readonly runId: string; readonly day: CalendarDate } | null = null;

  constructor(
    private readonly current: CurrentRun,
    private readonly facts: FactAuditService,
    private readonly events: GenerationEvents,
    lease: Lease,
    private readonly clock: WallClock,
    private readonly health: HealthNotes,
    @Optional() @Inject(FACT_CHECK_HOUR) hour?: number,
  ) {
    this.hour = hour ?? null;
    this.lease = new KeptLease(lease, clock, LEASE);
  }

  onModuleInit(): void {
    this.events.on('audited', ({ runId, wrong }) => {
      if (wrong === 0 && this.noted?.runId === runId) this.clear();
    });
  }

  /** One look at the clock; at most one works at a time. */
  @Interval(TICK)
  async tick(): Promise<void> {
    if (this.working || this.closing || this.hour === null) return;
    this.working = this.look().catch((error: unknown) => this.logger.error(`The clock was not looked at: ${error}`));
    await this.working;
    this.working = null;
  }

  /** Ends a check that goes on: another process, or the next start within the hour, makes it. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.working;
    await this.lease.release();
  }

  private async look(): Promise<void> {
    const today = this.today;
    if (!this.isTime) return this.miss();
    const run = this.current.get();
    if (!run || this.ended === today) return;
    if (!(await this.lease.hold())) {
      // Whoever has the lease makes tonight's check, or has made it: what this process said of an earlier one is over.
      this.heldBack = null;
      if (this.noted && this.noted.day !== today) this.clear();
      return;
    }
    this.heldBack = this.isFlatOut() ? run.id : null;
    if (this.heldBack !== null) return;
    await this.check(run.id);
    if (!this.closing) await this.conclude(today);
  }

  private async check(runId: string): Promise<void> {
    try {
      let since = this.clock.milliseconds();
      const audit = await this.facts.checkBeside(runId, `Nightly check of the facts of ${runId}`, async (task) => {
        await this.keepBack(task, runId, this.clock.milliseconds() - since);
        since = this.clock.milliseconds();
      });
      this.tell(audit);
    } catch (error) {
      if (error instanceof WorkCancelled || error instanceof OvertakenError) return;
      // It was deleted meanwhile.
      if (error instanceof DomainError && error.code === 'not-found') return;
      const reason = error instanceof Error ? error.message : String(error);
      this.note(runId, `The facts of ${runId} could not be checked at ${this.clock.now()}: ${reason}`);
    }
  }

  /** Rests after a piece of the check, and for as long as a run goes flat out. */
  private async keepBack(task: LongTask, runId: string, worked: number): Promise<void> {
    await setTimeout(Math.min(LONGEST_REST, REST_PER_WORK * worked));
    for (;;) {
      task.signal.throwIfAborted();
      if (this.closing) throw new WorkCancelled(task.work.name);
      if (!(await this.lease.hold())) throw new OvertakenError(runId);
      if (!this.isFlatOut()) return;
      if (!this.isTime) throw new DomainError('conflict', 'It ran at full speed until the hour was over.');
      task.rest();
      await setTimeout(LOOK);
    }
  }

  private tell({ runId, days, rows, differing, differences }: FactAudit): void {
    if (differing === 0) {
      this.clear();
      this.logger.log(`The facts of ${runId} are what its claims say: ${rows} rows of ${days} days.`);
      return;
    }
    const examples = differences
      .slice(0, 3)
      .map(({ table, key, measure, stored, counted }) => `${table} ${key} ${measure} ${stored}, not ${counted}`);
    this.logger.error(`Facts of ${runId} differ from its claims: ${examples.join('; ')}`);
    this.note(runId, `${differing} facts of ${runId} differed from its claims at ${this.clock.now()}; repair them.`);
  }

  /** The hour is over. */
  private miss(): void {
    const runId = this.heldBack;
    this.heldBack = null;
    if (runId !== null)
      this.note(runId, `The facts of ${runId} were not checked on ${this.today}: it ran at full speed all the hour.`);
  }

  /** Keeps other processes from making the check once more. */
  private async conclude(day: CalendarDate): Promise<void> {
    this.ended = day;
    if (this.isTime) await this.lease.leave(HOUR - (this.clock.milliseconds() % HOUR));
    else await this.lease.release();
  }

  private isFlatOut(): boolean {
    const run = this.current.get();
    return run?.state === 'running' && isFlatOut(run);
  }

  private get today(): CalendarDate {
    return dayOf(this.clock.now());
  }

  private get isTime(): boolean {
    return new Date(this.clock.milliseconds()).getUTCHours() === this.hour;
  }

  private note(runId: string, note: string): void {
    this.noted = { runId, day: this.today };
    this.logger.error(note);
    this.health.set(PART, note);
  }

  private clear(): void {
    this.noted = null;
    this.health.clear(PART);
  }
}
