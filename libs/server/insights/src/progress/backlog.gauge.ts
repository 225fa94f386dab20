import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge, register } from 'prom-client';
import { AnsweredClaimReadModel } from './answered-claim.read-model.js';
import { InsightProgressStore } from './insight-progress.store.js';

const NAME = 'portal_answers_waiting';
/** Answers that are counted as waiting at most. */
const LIMIT = 10_000;

/** Tells Prometheus how many answers of the run that changed last are not matched to policies yet. */
@Injectable()
export class BacklogGauge implements OnModuleInit {
  constructor(
    private readonly claims: AnsweredClaimReadModel,
    private readonly progress: InsightProgressStore,
  ) {}

  onModuleInit(): void {
    // Several portals in one process, as in tests, share the register: the last one speaks.
    register.removeSingleMetric(NAME);
    const waiting = () => this.waiting();
    new Gauge({
      name: NAME,
      help: `Claims answered but not yet matched to a policy, at most ${LIMIT}`,
      async collect() {
        this.set(await waiting());
      },
    });
  }

  private async waiting(): Promise<number> {
    const standing = await this.progress.standing();
    if (!standing) return 0;
    const { matchedTo, matchedClaimId } = standing.progress;
    return this.claims.countAfter(standing.run.id, { at: matchedTo, claimId: matchedClaimId }, LIMIT);
  }
}
