import { Injectable, type OnModuleInit } from '@nestjs/common';
import { portalGauge } from '@portal/server/runtime';
import { AnsweredClaimReadModel, MOST_WAITING } from '../answers/answered-claim.read-model.js';
import { InsightProgressStore } from '../answers/insight-progress.store.js';
import { secondsBehind } from '../answers/watched-run.js';

/** Tells Prometheus which answers of the run that changed last are not matched to policies yet: how many, and how old. */
@Injectable()
export class BacklogGauge implements OnModuleInit {
  constructor(
    private readonly claims: AnsweredClaimReadModel,
    private readonly progress: InsightProgressStore,
  ) {}

  onModuleInit(): void {
    const waiting = `Claims answered but not yet matched to a policy, at most ${MOST_WAITING}`;
    portalGauge({ name: 'portal_answers_waiting', help: waiting }, () => this.waiting());
    const behind = 'Simulated seconds from the last answer that was taken to where the run has come';
    portalGauge({ name: 'portal_answers_behind_simulated_seconds', help: behind }, () => this.behind());
  }

  private async waiting(): Promise<number> {
    const standing = await this.progress.standing();
    if (!standing) return 0;
    const { matchedTo, matchedClaimId } = standing.progress;
    return this.claims.countAfter(standing.run.id, { at: matchedTo, claimId: matchedClaimId });
  }

  private async behind(): Promise<number> {
    const standing = await this.progress.standing();
    return standing ? secondsBehind(standing.run, standing.progress) : 0;
  }
}
