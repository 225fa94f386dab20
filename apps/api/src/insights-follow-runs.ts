import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { GenerationEvents } from '@portal/server/generation';
import { AskedDashboards, RepairedFactsService } from '@portal/server/insights';

/**
 * Has the dashboards that people look at computed as soon as a run has stored something, before they ask again, and all
 * that stands on facts made anew when these were wrong and have been put right.
 */
@Injectable()
export class InsightsFollowRuns implements OnModuleDestroy {
  private readonly stops: readonly (() => void)[];
  private refreshing: Promise<void> = Promise.resolve();
  private repairing: Promise<void> = Promise.resolve();

  constructor(events: GenerationEvents, dashboards: AskedDashboards, repaired: RepairedFactsService) {
    this.stops = [
      events.on('stored', () => void (this.refreshing = dashboards.refresh())),
      events.on('repaired', ({ runId }) => void (this.repairing = repaired.follow(runId))),
    ];
  }

  /** The database is closed later: nothing is computed then. */
  async onModuleDestroy(): Promise<void> {
    for (const stop of this.stops) stop();
    await Promise.all([this.refreshing, this.repairing]);
  }
}
