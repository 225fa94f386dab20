import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { GenerationEvents } from '@portal/server/generation';
import { AskedDashboards } from '@portal/server/insights';

/** Has the dashboards that people look at computed as soon as a run has stored something, before they ask again. */
@Injectable()
export class DashboardsFollowRuns implements OnApplicationShutdown {
  private readonly stop: () => void;

  constructor(events: GenerationEvents, dashboards: AskedDashboards) {
    this.stop = events.on('stored', () => void dashboards.refresh());
  }

  onApplicationShutdown(): void {
    this.stop();
  }
}
