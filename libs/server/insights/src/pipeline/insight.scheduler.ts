import { setImmediate, setTimeout } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DomainError, type Instant, unknownReference } from '@portal/domain';
import { AwaitedWork, HealthNotes, KeptLease, Lease, WallClock } from '@portal/server/runtime';
import { AnswerTrouble } from '../answers/answer-trouble.js';
import { InsightProgressStore, OvertakenError, type RunStanding } from '../answers/insight-progress.store.js';
import { InsightPipeline } from './insight.pipeline.js';

/** Real milliseconds between two looks for new answers: each is matched well within five seconds. */
const TICK = 1_000;
/** Only one process works; another may take over from one that was killed after so many real milliseconds. */
const LEASE = { name: 'insights', ttl: 10_000 } as const;
/** Real milliseconds after a failure before the next try; doubled with each further failure. */
const RETRY = { first: 2_000, longest: 60_000 } as const;
/** While claims are stored flat out or somebody waits for other long work, this takes a tenth of the time: they come first. */
const REST_PER_WORK = 9;
const LONGEST_REST = 400;
/** Real milliseconds after which the state of the run is looked at again. */
const STRETCH = 2_000;
/** Longest wait of somebody who asks for detection now, in milliseconds. */
const ON_DEMAND_LIMIT = 20_000;
/** The part of the portal that readiness names. */
const PART = 'detection';

/** Why the last try failed. */
export interface InsightFailure {
  readonly reason: string;
  /** Real. */
  readonly at: Instant;
}

/**
 * Wakes once a second and does what is left to do of the run that changed last. One at a time in this process, one process
 * at a time. What fails is tried again, and readiness says so until it works.
 */
@Injectable()
export class InsightScheduler implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Detection');
  private turn: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private closing = false;
  private failed: { readonly failure: InsightFailure; readonly retryAt: number; readonly times: number } | null = null;
  private readonly lease: KeptLease;

  constructor(
    private readonly pipeline: InsightPipeline,
    private readonly progress: InsightProgressStore,
    lease: Lease,
    private readonly clock: WallClock,
    private readonly health: HealthNotes,
    private readonly awaited: AwaitedWork,
    private readonly trouble: AnswerTrouble,
  ) {
    this.lease = new KeptLease(lease, clock, LEASE);
  }

  /** Why the last try failed; null when it did not. */
  get failure(): InsightFailure | null {
    return this.failed?.failure ?? null;
  }

  /** One look for new answers. */
  @Interval(TICK)
  async tick(): Promise<void> {
    if (this.waiting > 0 || this.closing || this.clock.milliseconds() < (this.failed?.retryAt ?? 0)) return;
    // A failure is noted where it happens; the next tick tries again.
    await this.exclusive(() => this.guarded(() => this.workOff())).catch(() => undefined);
  }

  /**
   * Takes all answers of a run and looks at once.
   * @returns ids of candidates that were not known before
   * @throws DomainError `unknown-reference` for an unknown run, `not-found` while there is none, `conflict` while another
   * process works
   */
  async detectNow(runId?: string): Promise<{ readonly runId: string; readonly found: readonly string[] }> {
    return this.exclusive(async () => {
      const standing = await this.progress.standing(runId);
      if (!standing) {
        if (runId) throw unknownReference('run', runId, '/runId');
        throw new DomainError('not-found', 'There is no run to look at yet.');
      }
      if (!(await this.lease.hold()))
        throw new DomainError('conflict', 'Another process is looking for patterns just now.');
      const end = this.clock.milliseconds() + ON_DEMAND_LIMIT;
      const goOn = async () => this.clock.milliseconds() < end && (await this.goOn());
      return this.guarded(async () => {
        const progress = await this.pipeline.catchUp(standing, breathe, goOn);
        return { runId: standing.run.id, found: await this.pipeline.lookNow(progress, breathe) };
      });
    });
  }

  /** Lets the slice in flight be stored. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.turn;
    await this.lease.release();
  }

  private async workOff(): Promise<void> {
    const done = new Set<string>();
    for (;;) {
      const standing = await this.progress.nextBehind(done);
      if (!standing || !(await this.goOn())) return;
      const end = this.clock.milliseconds() + STRETCH;
      const goOn = async () => this.clock.milliseconds() < end && (await this.goOn());
      const { matchedTo } = await this.pipeline.catchUp(standing, this.pauseFor(standing), goOn);
      if (matchedTo >= standing.run.cursor) done.add(standing.run.id);
    }
  }

  /** After a piece of work others have their turn; while something else comes first, most of the time is theirs. */
  private pauseFor({ run }: RunStanding): () => Promise<void> {
    let since = this.clock.milliseconds();
    return async () => {
      if (run.flatOut || this.awaited.goesOn) {
        await setTimeout(Math.min(LONGEST_REST, REST_PER_WORK * (this.clock.milliseconds() - since)));
      } else await breathe();
      since = this.clock.milliseconds();
    };
  }

  private async goOn(): Promise<boolean> {
    return !this.closing && (await this.lease.hold());
  }

  private async guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      const result = await work();
      this.failed = null;
      this.trouble.end();
      this.health.clear(PART);
      return result;
    } catch (error) {
      // Nothing failed where another process has done the work; the next tick looks at what is left.
      if (!(error instanceof OvertakenError)) this.note(error);
      throw error;
    }
  }

  private note(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    const times = (this.failed?.times ?? 0) + 1;
    const wait = Math.min(RETRY.longest, RETRY.first * 2 ** (times - 1));
    const at = this.clock.now();
    this.failed = { failure: { reason, at }, retryAt: this.clock.milliseconds() + wait, times };
    this.trouble.begin();
    this.logger.error(`Answers could not be looked at: ${reason}`);
    this.health.set(PART, `The last detection failed at ${at}; its last good result is shown.`);
  }

  /** One piece of work at a time; whoever comes later waits. */
  private exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    this.waiting++;
    const result = this.turn.then(work).finally(() => this.waiting--);
    this.turn = result.catch(() => undefined);
    return result;
  }
}

async function breathe(): Promise<void> {
  await setImmediate();
}
