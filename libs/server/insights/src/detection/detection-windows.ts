import { Injectable } from '@nestjs/common';
import { addDays, dayOf, DetectionWindow, type Instant, WINDOW_DAYS } from '@portal/domain';
import { AnsweredClaimReadModel, type AnsweredRow } from '../answers/answered-claim.read-model.js';
import type { Pause } from '../answers/pause.js';
import type { Progress } from '../answers/watched-run.js';

/** Claims read at once when a window is made again. */
const PAGE = 300;

/**
 * The window of the run that is looked at, kept in memory. It follows from the claims: after a restart, or when another
 * run is looked at, it is made again from those that were looked at before.
 */
@Injectable()
export class DetectionWindows {
  private kept: { readonly runId: string; readonly window: DetectionWindow; reached: Instant } | null = null;

  constructor(private readonly claims: AnsweredClaimReadModel) {}

  /** The window of a run as it stands at its progress. */
  async of(progress: Progress, pause: Pause): Promise<DetectionWindow> {
    const { runId, matchedTo } = progress;
    // A run that stands before what was counted is another one of the same name: the first was deleted.
    if (this.kept?.runId !== runId || matchedTo < this.kept.reached) {
      this.kept = { runId, window: await this.remake(progress, pause), reached: matchedTo };
    }
    this.kept.reached = matchedTo;
    return this.kept.window;
  }

  /** Adds answers that come right after the progress. */
  async add(before: Progress, answers: readonly AnsweredRow[], pause: Pause): Promise<void> {
    const window = await this.of(before, pause);
    for (const claim of answers) window.add(claim);
    if (this.kept) this.kept.reached = answers.at(-1)?.processingDate ?? this.kept.reached;
  }

  /** Drops the window: something went wrong between counting and storing. */
  drop(): void {
    this.kept = null;
  }

  private async remake({ runId, matchedTo, matchedClaimId }: Progress, pause: Pause): Promise<DetectionWindow> {
    const window = new DetectionWindow();
    const from = addDays(dayOf(matchedTo), 1 - WINDOW_DAYS);
    let after: AnsweredRow | null = null;
    for (;;) {
      const page: AnsweredRow[] = await this.claims.pageBySubmission(runId, { from, after }, matchedTo, PAGE);
      for (const claim of page) {
        const ahead = claim.processingDate === matchedTo && matchedClaimId !== '' && claim.id > matchedClaimId;
        if (!ahead) window.add(claim);
      }
      after = page.at(-1) ?? null;
      if (page.length < PAGE) return window;
      await pause();
    }
  }
}
