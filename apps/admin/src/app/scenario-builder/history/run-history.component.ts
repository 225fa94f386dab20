import { ChangeDetectionStrategy, Component, computed, effect, inject, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GenerationStatus, RunSummary } from '@portal/contracts';
import { STATE_WORDS } from '@portal/figures';
import { ApiProblem, LiveState, type Page, RunClient } from '@portal/web/data';
import { CountPipe, DayPipe, DialogComponent, IconComponent, PageTurnComponent, QuantityPipe } from '@portal/web/ui';
import { RunExportComponent } from './run-export.component.js';
import { RunImportComponent } from './run-import.component.js';

const PAGE_SIZE = 10;

/** All runs, the youngest first; deletes what a run generated after its name was typed. */
@Component({
  selector: 'pp-run-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CountPipe,
    DayPipe,
    DialogComponent,
    IconComponent,
    PageTurnComponent,
    QuantityPipe,
    RouterLink,
    RunExportComponent,
    RunImportComponent,
  ],
  templateUrl: './run-history.component.html',
  styleUrl: './run-history.component.scss',
})
export class RunHistoryComponent {
  private readonly client = inject(RunClient);
  private readonly status = inject(LiveState).status;
  protected readonly cursor = signal<string | null>(null);

  readonly repeated = output<RunSummary>();
  protected readonly words = STATE_WORDS;
  protected readonly page = signal<Page<RunSummary> | null>(null);
  /** The runs of the page, the latest with its live figures. */
  protected readonly runs = computed(() => {
    const status = this.status();
    return (this.page()?.items ?? []).map((run) => withLiveFigures(run, status));
  });
  protected readonly problem = signal<string | null>(null);
  protected readonly doomed = signal<RunSummary | null>(null);
  /** The run whose data is taken away. */
  protected readonly exported = signal<RunSummary | null>(null);
  protected readonly deleting = signal(false);
  protected readonly typed = signal('');
  protected readonly confirmed = computed(() => this.typed().trim() === this.doomed()?.runId);

  constructor() {
    // The list is as old as the state of the run that it shows.
    const current = computed(() => `${this.status()?.runId} ${this.status()?.state}`);
    effect(() => {
      current();
      void this.fetch(this.cursor());
    });
  }

  /** Asks for the name of the run before it is deleted. */
  choose(run: RunSummary): void {
    this.typed.set('');
    this.problem.set(null);
    this.doomed.set(run);
  }

  /** An imported run is the youngest. */
  protected show(_run: RunSummary): void {
    if (this.cursor() === null) void this.fetch(null);
    else this.cursor.set(null);
  }

  protected async delete(run: RunSummary): Promise<void> {
    if (!this.confirmed() || this.deleting()) return;
    this.deleting.set(true);
    try {
      await this.client.delete(run.runId);
      this.doomed.set(null);
      await this.fetch(this.cursor());
    } catch (error) {
      this.problem.set(describe(error));
    } finally {
      this.deleting.set(false);
    }
  }

  private async fetch(cursor: string | null): Promise<void> {
    try {
      this.page.set(await this.client.list({ cursor, limit: PAGE_SIZE }));
      this.problem.set(null);
    } catch (error) {
      this.problem.set(describe(error));
    }
  }
}

/** The run as it stands by now, where the status is that of this run. */
function withLiveFigures(run: RunSummary, status: GenerationStatus | null): RunSummary {
  if (status?.runId !== run.runId) return run;
  const { state, claims, denials, appeals, simulatedNow } = status;
  return { ...run, state, claims, denials, appeals, simulatedNow: simulatedNow ?? run.simulatedNow };
}

function describe(error: unknown): string {
  if (error instanceof ApiProblem) return error.message;
  throw error;
}
