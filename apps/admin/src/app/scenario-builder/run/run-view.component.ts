import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { GenerationStatus, RunSummary } from '@portal/contracts';
import { formatDay, formatTime } from '@portal/figures';
import { BannerComponent, CopyButtonComponent, IconComponent, QuantityPipe, TimePipe } from '@portal/web/ui';
import { RunCommands } from '../../shell/run-commands.js';
import { DaysChartComponent } from '../charts/days-chart.component.js';
import { PatternsChartComponent } from '../charts/patterns-chart.component.js';
import { LiveFeedComponent } from '../feed/live-feed.component.js';
import { PauseNoticeComponent } from './pause-notice.component.js';
import { RunControlsComponent } from './run-controls.component.js';
import { RunFiguresComponent } from './run-figures.component.js';
import { RunPlanComponent } from './run-plan.component.js';
import { RunTroubleComponent } from './run-trouble.component.js';
import { SettingsInForceComponent } from './settings-in-force.component.js';

/** A run that goes on, or that has just ended. */
@Component({
  selector: 'pp-run-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    CopyButtonComponent,
    DaysChartComponent,
    IconComponent,
    LiveFeedComponent,
    PatternsChartComponent,
    PauseNoticeComponent,
    QuantityPipe,
    RunControlsComponent,
    RunFiguresComponent,
    RunPlanComponent,
    RunTroubleComponent,
    SettingsInForceComponent,
    TimePipe,
  ],
  templateUrl: './run-view.component.html',
  styles: `
    :host {
      display: contents;
    }
    .seed {
      gap: 4px;
    }
    /* Nothing is planned: no gap either. */
    pp-run-plan:empty {
      display: none;
    }
    pp-pause-notice:empty {
      display: none;
    }
    .half > * {
      display: grid;
    }
    /* The button is higher than the line that it stands in. */
    pp-copy-button {
      margin-block: -6px;
    }
  `,
})
export class RunViewComponent {
  readonly status = input.required<GenerationStatus>();
  /** Another run shall be set up. */
  readonly another = output<void>();
  /** A run of the history shall be deleted to make room. */
  readonly deleteAsked = output<RunSummary>();

  protected readonly commands = inject(RunCommands);
  protected readonly active = computed(() => ['running', 'paused', 'stopping'].includes(this.status().state));
  protected readonly stoodAt = computed(() => {
    const { simulatedNow } = this.status();
    return `${formatDay(simulatedNow)}, ${formatTime(simulatedNow)}`;
  });

  protected resume(): void {
    void this.commands.give((client) => client.resume());
  }
}
