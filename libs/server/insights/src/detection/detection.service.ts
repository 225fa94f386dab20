import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { dayOf, type DetectionResult, detectionSteps, type Instant } from '@portal/domain';
import { isVisit } from '@portal/reference';
import { type LastDetection, UnitOfWork } from '@portal/server/database';
import type { AnsweredRow } from '../answers/answered-claim.read-model.js';
import { InsightProgressStore } from '../answers/insight-progress.store.js';
import type { Pause } from '../answers/pause.js';
import type { Progress } from '../answers/watched-run.js';
import { CandidateStore, type StoredCandidate } from './candidate.store.js';
import { DetectionWindows } from './detection-windows.js';
import { FoundCandidates } from './found-candidates.js';

/** How long a look rests after a step, as a multiple of it. */
const REST_PER_STEP = 3;

/** What one look found. */
export interface Look {
  readonly progress: Progress;
  /** Candidates that were not known before. */
  readonly found: readonly StoredCandidate[];
}

/** Looks for what denials have in common, and keeps and announces what the catalogue does not know. */
@Injectable()
export class DetectionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly candidates: CandidateStore,
    private readonly progress: InsightProgressStore,
    private readonly found: FoundCandidates,
    private readonly windows: DetectionWindows,
  ) {}

  /** Counts answers that come right after the progress, once `store` has stored them; answers with what that did. */
  async count<Stored>(
    before: Progress,
    answers: readonly AnsweredRow[],
    pause: Pause,
    store: () => Promise<Stored>,
  ): Promise<Stored> {
    // Made again, if need be, before what was stored counts among the earlier claims.
    await this.windows.of(before, pause);
    const stored = await store();
    await this.windows.add(before, answers, pause);
    return stored;
  }

  /** Forgets what was counted: it may be ahead of what was stored. It is counted again from the claims. */
  forget(): void {
    this.windows.drop();
  }

  /**
   * Looks at the answers up to the progress, at an instant. Looking twice at the same leaves everything as it is, which is why a look that finds
   * nothing and is followed by another at once is not worth a write.
   * @param last no other look is due yet
   */
  async look(before: Progress, at: Instant, last: boolean, pause: Pause): Promise<Look> {
    const window = await this.windows.of(before, pause);
    window.moveTo(dayOf(at));
    const result = await inSteps(detectionSteps(window, isVisit), last ? restBetween() : pause);
    const progress: Progress = { ...before, detectedAt: at };
    if (result.candidates.length === 0 && !last) return { progress, found: [] };
    const looked = await this.unitOfWork.run(async (manager) => {
      const stored = await this.progress.save(manager, progress, summaryOf(result));
      return { progress: stored, found: await this.candidates.save(manager, progress.runId, at, result) };
    });
    if (looked.found.length > 0) await this.found.announceNew();
    return looked;
  }
}

async function inSteps(steps: Generator<void, DetectionResult>, pause: Pause): Promise<DetectionResult> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}

/**
 * Rests after each step, several times as long as it took. A request takes many turns of the event loop: would a step come
 * between any two of them, it would wait for most of a look, which nobody waits for.
 */
function restBetween(): Pause {
  let since = performance.now();
  return async () => {
    await setTimeout(REST_PER_STEP * (performance.now() - since));
    since = performance.now();
  };
}

function summaryOf({ combinations, patterns }: DetectionResult): LastDetection {
  return { combinations, patterns: Object.fromEntries(patterns) };
}
