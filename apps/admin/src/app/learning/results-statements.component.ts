import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { StatementPage } from '@portal/contracts';
import { formatDayRange } from '@portal/figures';
import { ApiProblem, ClaimLabClient, LiveState } from '@portal/web/data';
import { CountPipe, DayPipe, IconComponent, MoneyPipe, PageTurnComponent, QuantityPipe } from '@portal/web/ui';
import { LabUserState } from './lab-user.state.js';

const ROWS = 10;
const DAY_MS = 86_400_000;

/** Statements of results: what a period that is over brought, issued once and never changed. */
@Component({
  selector: 'pp-results-statements',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, DayPipe, IconComponent, MoneyPipe, PageTurnComponent, QuantityPipe],
  templateUrl: './results-statements.component.html',
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-end;
      gap: var(--pp-3);
    }
    .field {
      width: 160px;
    }
    .broken {
      display: grid;
      gap: var(--pp-1);
      margin: 0;
      padding: var(--pp-3) 0 0;
      list-style: none;
    }
    .fault {
      margin-left: var(--pp-2);
    }
  `,
})
export class ResultsStatementsComponent {
  private readonly client = inject(ClaimLabClient);
  private readonly user = inject(LabUserState);
  private readonly status = inject(LiveState).status;

  protected readonly page = signal<StatementPage | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly runId = computed(() => this.status()?.runId ?? null);
  /** Those on the page that were changed, or at which the chain breaks. */
  protected readonly broken = computed(() => (this.page()?.items ?? []).filter(({ intact }) => !intact));
  /** The last day that is over, and the first of the thirty that end with it. */
  protected readonly lastDay = computed(() => dayBefore(this.status()?.simulatedNow, 1));
  protected readonly firstDay = computed(() => dayBefore(this.status()?.simulatedNow, 30));

  constructor() {
    void this.turn(null);
  }

  protected async turn(cursor: string | null): Promise<void> {
    await this.attempt(async () =>
      this.page.set(await this.client.statements({ limit: ROWS, ...(cursor && { cursor }) })),
    );
  }

  protected async issue(event: Event, from: string, to: string): Promise<void> {
    event.preventDefault();
    const runId = this.runId();
    if (runId === null) return;
    await this.attempt(async () => {
      await this.client.issueStatement({ runId, from, to, issuedBy: this.user.name() });
      this.page.set(await this.client.statements({ limit: ROWS }));
    });
  }

  protected period({ from, to }: StatementPage['items'][number]): string {
    return formatDayRange(from, to);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error.message);
    } finally {
      this.busy.set(false);
    }
  }
}

function dayBefore(instant: string | null | undefined, days: number): string {
  return instant ? new Date(Date.parse(instant) - days * DAY_MS).toISOString().slice(0, 10) : '';
}
