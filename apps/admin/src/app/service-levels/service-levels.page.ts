import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ServiceLevels } from '@portal/contracts';
import { formatDayRange } from '@portal/figures';
import { ApiProblem, ServiceLevelClient } from '@portal/web/data';
import { BannerComponent, CountPipe, CsvButtonComponent, IconComponent } from '@portal/web/ui';
import { timer } from 'rxjs';
import { countedText, keptText, levelTable, levelText, wantedText } from './service-level-words.js';

/** Real milliseconds between two looks; the portal itself looks once a minute. */
const REFRESH_INTERVAL = 60_000;

/** What is promised of the portal: this week up to now, and the weeks before. */
@Component({
  selector: 'pp-service-levels-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BannerComponent, CountPipe, CsvButtonComponent, IconComponent],
  templateUrl: './service-levels.page.html',
  styleUrl: './service-levels.page.scss',
})
export class ServiceLevelsPage {
  private readonly client = inject(ServiceLevelClient);

  protected readonly shown = signal<ServiceLevels | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly table = computed(() => levelTable(this.shown() ?? { levels: [], weeks: [] }));
  /** Each promise with what was counted of it in the present week. */
  protected readonly present = computed(() => {
    const { levels = [], weeks = [] } = this.shown() ?? {};
    return levels.flatMap((level, index) => {
      const counted = weeks[0]?.counted[index];
      return counted ? [{ level, counted }] : [];
    });
  });
  protected readonly words = { countedText, keptText, levelText, wantedText, formatDayRange };

  constructor() {
    timer(0, REFRESH_INTERVAL)
      .pipe(takeUntilDestroyed(inject(DestroyRef)))
      .subscribe(() => void this.fetch());
  }

  protected async fetch(): Promise<void> {
    try {
      this.shown.set(await this.client.weeks());
      this.problem.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error.message);
    }
  }
}
