import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { GenerationEvents } from '@portal/server/generation';
import { AskedDashboards } from '@portal/server/insights';

/** Has the dashboards that people look at computed as soon as a run has stored something, before they ask again. */
@Injectable()
export class DashboardsFollowRuns implements OnModuleDestroy {
  private readonly stop: () => void;
  private refreshing: Promise<void> = Promise.resolve();

  constructor(events: GenerationEvents, dashboards: AskedDashboards) {
    this.stop = events.on('stored', () => void (this.refreshing = dashboards.refresh()));
  }

  /** The database is closed later: nothing is computed then. */
  async onModuleDestroy(): Promise<void> {
    this.stop();
    await this.refreshing;
  }
}
