import { Injectable } from '@nestjs/common';
import { type CalendarDate, dayOf, type Instant, toEpochSeconds } from '@portal/domain';
import { UnitOfWork } from '@portal/server/database';
import { measured } from '@portal/server/runtime';
import { AnsweredClaimReadModel } from '../answers/answered-claim.read-model.js';
import { InsightProgressStore, type RunStanding } from '../answers/insight-progress.store.js';
import type { Pause } from '../answers/pause.js';
import {
  type DueWork,
  lastDayLeft,
  nextLook,
  nextWork,
  type Progress,
  type WatchedRun,
} from '../answers/watched-run.js';
import { DetectionService } from '../detection/detection.service.js';
import { PolicyMatchingService } from '../policies/policy-matching.service.js';
import { NightlySummaryService } from '../provider-performance/nightly-summary.service.js';

/** Claims of one slice: few enough that a request never waits for more than these. */
const SLICE = 150;
/** Simulated seconds without an answer after which it is worth a write that none is waiting. */
const QUIET_SECONDS = 900;

/**
 * Takes the answers of a run in their order, each exactly once: links denials to policies as they come, looks for patterns
 * every six simulated hours, and sums days up at 02:00. What it finds is a function of the claims and of simulated time: a
 * look that is late looks at the answers up to its own hour, so that the same run gives the same findings at any speed.
 */
@Injectable()
export class InsightPipeline {
  /** Where this process left off; null when it does not know. */
  private left: Progress | null = null;

  constructor(
    private readonly claims: AnsweredClaimReadModel,
    private readonly matching: PolicyMatchingService,
    private readonly detection: DetectionService,
    private readonly summaries: NightlySummaryService,
    private readonly progress: InsightProgressStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Does what is left to do of a run, in slices, until it has caught up or is told to stop.
   * @param goOn asked between slices
   * @returns where it stands then
   */
  async catchUp({ run, progress }: RunStanding, pause: Pause, goOn: () => Promise<boolean>): Promise<Progress> {
    // Answers that another process has taken since are missing in what was counted in memory.
    if (progress.runId !== this.left?.runId || progress.revision !== this.left.revision) this.detection.forget();
    try {
      return (this.left = await this.work(run, progress, pause, goOn));
    } catch (error) {
      // What was counted in memory may be ahead of what was stored.
      this.left = null;
      // A run that was deleted meanwhile has no answers left to take.
      if (!(await this.progress.standing(run.id))) return { ...progress, matchedTo: run.cursor };
      throw error;
    }
  }

  /** Looks at once, at the instant up to which answers were taken. */
  async lookNow(progress: Progress, pause: Pause): Promise<readonly string[]> {
    const { progress: left, found } = await measured('detection', () =>
      this.detection.look(progress, progress.matchedTo, true, pause),
    );
    this.left = left;
    return found.map(({ id }) => id);
  }

  private async work(run: WatchedRun, before: Progress, pause: Pause, goOn: () => Promise<boolean>): Promise<Progress> {
    let progress = before;
    while (await goOn()) {
      const due = nextWork(run, progress);
      const until = due.at < run.cursor ? due.at : run.cursor;
      const taken = await measured('answers', () => this.takeSlice(progress, until, pause));
      if (taken) progress = taken;
      else if (due.at > run.cursor) return this.finish(run, progress, before, pause);
      else progress = await this.doDue(run, { ...progress, matchedTo: until, matchedClaimId: '' }, due, pause);
      await pause();
    }
    return progress;
  }

  /** Matches and counts the next answers up to an instant; null when there are none. */
  private async takeSlice(progress: Progress, until: Instant, pause: Pause): Promise<Progress | null> {
    const place = { at: progress.matchedTo, claimId: progress.matchedClaimId };
    const page = await this.claims.page(progress.runId, place, until, SLICE);
    const last = page.at(-1);
    if (!last) return null;
    const matches = await this.matching.match(progress.runId, page);
    const taken = { ...progress, matchedTo: last.processingDate as Instant, matchedClaimId: last.id };
    return this.detection.count(progress, page, pause, () =>
      this.unitOfWork.run(async (manager) => {
        const stored = await this.progress.save(manager, taken);
        await this.matching.store(manager, matches);
        return stored;
      }),
    );
  }

  private async doDue(run: WatchedRun, progress: Progress, due: DueWork, pause: Pause): Promise<Progress> {
    if (due.kind === 'sum') return this.sumUp(run, progress, due.day, pause);
    const isLast = nextLook(run, { ...progress, detectedAt: due.at }) > run.cursor;
    return (await measured('detection', () => this.detection.look(progress, due.at, isLast, pause))).progress;
  }

  /** All answers are taken: notes it from time to time, and sums up the last day of a run that has ended. */
  private async finish(run: WatchedRun, reached: Progress, before: Progress, pause: Pause): Promise<Progress> {
    const progress = { ...reached, matchedTo: run.cursor, matchedClaimId: '' };
    const last = lastDayLeft(run, progress);
    if (last !== null) return this.sumUp(run, progress, last, pause);
    const quiet = toEpochSeconds(run.cursor) - toEpochSeconds(before.matchedTo);
    if (run.state !== 'running' || quiet >= QUIET_SECONDS || progress.detectedAt !== before.detectedAt)
      return this.unitOfWork.run((manager) => this.progress.save(manager, progress));
    return progress;
  }

  private sumUp(run: WatchedRun, progress: Progress, day: CalendarDate, pause: Pause): Promise<Progress> {
    return measured('nightly-summary', () => this.summaries.sumUp(progress, dayOf(run.start), day, pause));
  }
}
