import { Injectable } from '@nestjs/common';
import type { DetectionStatusView } from '@portal/contracts';
import { LOOK_HOURS, unknownReference } from '@portal/domain';
import { InsightProgressStore } from '../answers/insight-progress.store.js';
import { comingLook, HOUR_SECONDS, secondsBehind } from '../answers/watched-run.js';
import { InsightScheduler } from './insight.scheduler.js';

/** Says how far detection has come. */
@Injectable()
export class DetectionStatusReadModel {
  constructor(
    private readonly progress: InsightProgressStore,
    private readonly scheduler: InsightScheduler,
  ) {}

  /**
   * The status of a run, the one that changed last unless it is named.
   * @throws DomainError `unknown-reference` for an unknown run
   */
  async status(runId?: string): Promise<DetectionStatusView> {
    const standing = await this.progress.standing(runId);
    if (!standing && runId) throw unknownReference('run', runId, '/runId');
    const failure = this.scheduler.failure && { ...this.scheduler.failure };
    if (!standing)
      return { state: 'idle', runId: null, detectedAt: null, nextAt: null, hoursBehind: 0, combinations: 0, failure };
    const { run, progress } = standing;
    const hoursBehind = secondsBehind(run, progress) / HOUR_SECONDS;
    // Answers may wait for the next look without anything being late.
    return {
      state: failure ? 'failed' : hoursBehind > LOOK_HOURS ? 'behind' : 'current',
      runId: run.id,
      detectedAt: progress.detectedAt,
      nextAt: comingLook(run, progress),
      hoursBehind,
      combinations: (await this.progress.lastDetection(run.id))?.combinations ?? 0,
      failure,
    };
  }
}
