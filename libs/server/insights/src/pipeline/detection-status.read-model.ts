import { Injectable } from '@nestjs/common';
import type { DetectionStatusView } from '@portal/contracts';
import { InsightProgressStore } from '../answers/insight-progress.store.js';
import { nextLook, secondsBehind } from '../answers/watched-run.js';
import { InsightScheduler } from './insight.scheduler.js';

/** Simulated hours of answers that may wait without anything being late: the time between two looks. */
const USUAL_WAIT_HOURS = 6;

/** Says how far detection has come. */
@Injectable()
export class DetectionStatusReadModel {
  constructor(
    private readonly progress: InsightProgressStore,
    private readonly scheduler: InsightScheduler,
  ) {}

  /** The status of a run, the one that changed last unless it is named. */
  async status(runId?: string): Promise<DetectionStatusView> {
    const standing = await this.progress.standing(runId);
    const failure = this.scheduler.failure && { ...this.scheduler.failure };
    if (!standing)
      return { state: 'idle', runId: null, detectedAt: null, nextAt: null, hoursBehind: 0, combinations: 0, failure };
    const { run, progress } = standing;
    const hoursBehind = secondsBehind(run, progress) / 3_600;
    return {
      state: failure ? 'failed' : hoursBehind > USUAL_WAIT_HOURS ? 'behind' : 'current',
      runId: run.id,
      detectedAt: progress.detectedAt,
      nextAt: nextLook(run, progress),
      hoursBehind,
      combinations: (await this.progress.lastDetection(run.id))?.combinations ?? 0,
      failure,
    };
  }
}
