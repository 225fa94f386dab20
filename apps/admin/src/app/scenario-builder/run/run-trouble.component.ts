import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import type { GenerationStatus, RunSummary } from '@portal/contracts';
import { formatDay, formatQuantity, formatTime } from '@portal/figures';
import { ApiProblem, type Health, HealthClient, RunClient, StorageClient, type StorageState } from '@portal/web/data';
import { CopyButtonComponent, IconComponent, QuantityPipe } from '@portal/web/ui';
import { adviceFor } from './run-advice.js';
import { type Part, storageParts } from './storage-parts.js';

/** Real milliseconds between two checks. */
const CHECK_INTERVAL = 10_000;
/** Older runs that are offered for deletion. */
const OFFERED_RUNS = 2;

/** What to do about a failed run, and how the rest of the portal is, checked again and again while it is shown. */
@Component({
  selector: 'pp-run-trouble',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButtonComponent, IconComponent, QuantityPipe],
  templateUrl: './run-trouble.component.html',
  styleUrl: './run-trouble.component.scss',
})
export class RunTroubleComponent {
  private readonly healthClient = inject(HealthClient);
  private readonly storageClient = inject(StorageClient);
  private readonly runClient = inject(RunClient);

  readonly status = input.required<GenerationStatus>();
  readonly failure = input.required<NonNullable<GenerationStatus['failure']>>();
  /** A run shall be deleted to make room. */
  readonly deleteAsked = output<RunSummary>();

  private readonly health = signal<Health | null>(null);
  private readonly storage = signal<StorageState | null>(null);
  private readonly unanswered = signal<string | null>(null);
  protected readonly olderRuns = signal<readonly RunSummary[]>([]);
  protected readonly advice = computed(() => adviceFor(this.failure().reason, this.failure().retryable));
  protected readonly checked = computed(() => {
    const health = this.health();
    return health ? `checked at ${health.checkedAt.toLocaleTimeString('en-US')}, real` : 'being checked';
  });
  protected readonly parts = computed<readonly Part[]>(() => [
    this.lastCommit(),
    { name: 'Storing', up: false, state: 'the step that failed was taken back whole', figure: this.since() },
    ...this.checkedParts(),
    ...this.storageLines(),
  ]);

  constructor() {
    void this.check();
    void this.findOlderRuns();
    const timer = setInterval(() => void this.check(), CHECK_INTERVAL);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  private lastCommit(): Part {
    const { simulatedNow, claims } = this.status();
    const when = `${formatDay(simulatedNow)}, ${formatTime(simulatedNow)}, simulated`;
    return { name: 'Last commit', up: true, state: when, figure: formatQuantity(claims, 'claim') };
  }

  private since(): string {
    return `since ${new Date(this.failure().at).toLocaleTimeString('en-US')}, real`;
  }

  private checkedParts(): Part[] {
    const problem = this.unanswered();
    if (problem) return [{ name: 'Portal', up: false, state: problem, figure: '' }];
    const { parts = [], milliseconds = 0 } = this.health() ?? {};
    return parts.map(({ name, up, message }) => {
      if (name === 'database') {
        const state = message ?? 'claims, dashboard and exports can be read';
        return { name: 'Reading', up, state, figure: up ? `${milliseconds} ms` : '' };
      }
      if (name === 'migrations') return { name: 'Tables', up, state: message ?? 'up to date', figure: '' };
      return { name: name.charAt(0).toUpperCase() + name.slice(1), up, state: message ?? 'works', figure: '' };
    });
  }

  private storageLines(): Part[] {
    const storage = this.storage();
    return storage && !this.unanswered() ? storageParts(storage) : [];
  }

  private async check(): Promise<void> {
    try {
      this.health.set(await this.healthClient.ready());
      this.unanswered.set(null);
      this.storage.set(await this.storageClient.state());
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.unanswered.set(error.message);
    }
  }

  private async findOlderRuns(): Promise<void> {
    // Without an answer nothing is offered; the history below the cards says why it could not be fetched.
    const page = await this.runClient.list({ limit: 50 }).catch(() => null);
    const others = (page?.items ?? []).filter(({ runId, claims }) => runId !== this.status().runId && claims > 0);
    this.olderRuns.set([...others].sort((a, b) => b.claims - a.claims).slice(0, OFFERED_RUNS));
  }
}
