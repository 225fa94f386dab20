import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LabSessionPage, LearningProgress } from '@portal/contracts';
import { formatDuration } from '@portal/figures';
import { ApiProblem, ClaimLabClient, refreshWithRows } from '@portal/web/data';
import { BannerComponent, DayPipe, IconComponent, PageTurnComponent, PercentPipe, QuantityPipe } from '@portal/web/ui';
import { HoldButtonComponent } from '../page-head/hold-button.component.js';
import { basisOf, findingOf } from './progress-words.js';
import { ResultsStatementsComponent } from './results-statements.component.js';
import { StaffPracticeComponent } from './staff-practice.component.js';

/** Real milliseconds between two refreshes while a run goes on. */
const REFRESH_INTERVAL = 2_000;
/** Rows of the list of sessions. */
const ROWS = 10;

/** What the simulated staff practiced, what people learned by hand, and whether that is denied less often since. */
@Component({
  selector: 'pp-progress-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    DayPipe,
    HoldButtonComponent,
    IconComponent,
    PageTurnComponent,
    PercentPipe,
    QuantityPipe,
    ResultsStatementsComponent,
    RouterLink,
    StaffPracticeComponent,
  ],
  templateUrl: './progress.page.html',
  styleUrls: ['./progress-bars.scss', './progress.page.scss'],
})
export class ProgressPage {
  private readonly client = inject(ClaimLabClient);

  protected readonly progress = signal<LearningProgress | null>(null);
  protected readonly sessions = signal<LabSessionPage | null>(null);
  protected readonly problem = signal<string | null>(null);
  /** What stands where nothing is there yet. */
  protected readonly waiting = computed(() => (this.problem() === null ? 'Loading' : 'Nothing to show.'));
  /** True for a set of claims that came from files: nobody is simulated in it. */
  protected readonly isSet = computed(() => {
    const progress = this.progress();
    return progress !== null && progress.runId !== null && progress.staff === null;
  });
  protected readonly effects = computed(() =>
    (this.progress()?.effects ?? []).map((effect) => ({
      ...effect,
      finding: findingOf(effect, this.isSet()),
      basis: { before: basisOf(effect.before), after: effect.after && basisOf(effect.after) },
      highest: Math.max(effect.change?.before ?? 0, effect.change?.after ?? 0, 0.01),
    })),
  );

  /** The rates move with the run's claims; what was practiced does not. */
  private readonly fetchRates = refreshWithRows(
    () => void this.load(async () => this.progress.set(await this.client.progress())),
    REFRESH_INTERVAL,
  );

  constructor() {
    void this.turn(null);
  }

  protected fetchAgain(): void {
    this.fetchRates();
    void this.turn(null);
  }

  protected async turn(cursor: string | null): Promise<void> {
    const query = cursor === null ? { limit: ROWS } : { limit: ROWS, cursor };
    await this.load(async () => this.sessions.set(await this.client.sessions(query)));
  }

  protected time(seconds: number): string {
    return formatDuration(seconds);
  }

  private async load(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.problem.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error.message);
    }
  }
}
