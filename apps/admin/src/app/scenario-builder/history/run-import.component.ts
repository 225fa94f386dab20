import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import type { RunSummary, Work } from '@portal/contracts';
import { formatBytes, formatDuration, formatPercent } from '@portal/figures';
import { ApiProblem, RunClient, type RunFiles } from '@portal/web/data';
import { DialogComponent, IconComponent } from '@portal/web/ui';

/** Real milliseconds between two questions how far it is. */
const POLL = 500;
/** How an export calls the file of what was planted. */
const GROUND_TRUTH = /ground.truth/i;

/** Takes an exported run in: the files are chosen or dropped, checked by the portal, and stored as a whole or not at all. */
@Component({
  selector: 'pp-run-import',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogComponent, IconComponent],
  template: `
    <button type="button" class="btn btn--s" (click)="start()">
      <pp-icon name="upload" [size]="14" />Import a run
    </button>
    @if (open()) {
      <pp-dialog #dialog title="Import a run" width="min(520px, calc(100vw - 32px))" (closed)="end()">
        <p class="t2">
          The file of a whole run from an export, and its ground truth if you have it. The run comes as it was, figures
          included; it does not go on.
        </p>
        <label
          class="drop"
          [class.over]="over()"
          (dragover)="$event.preventDefault(); over.set(true)"
          (dragleave)="over.set(false)"
          (drop)="dropped($event)"
        >
          <pp-icon name="file-text" [size]="20" />
          <span>Drop <b class="mono">run.ndjson</b> here, or choose it</span>
          <input
            #box
            class="sr"
            type="file"
            multiple
            accept=".ndjson,.gz,application/x-ndjson,application/gzip"
            aria-label="Files of the run"
            [disabled]="busy()"
            (change)="choose(box)"
          />
        </label>
        @for (file of chosen(); track file.what) {
          <p class="file">
            <pp-icon name="check" [size]="14" />
            <span class="mono">{{ file.name }}</span>
            <span class="t3">{{ file.what }}, {{ file.size }}</span>
          </p>
        }
        @if (busy()) {
          <div role="status">
            <progress class="bar" max="1" [value]="share()" aria-label="Progress of the import"></progress>
            <p class="hint">{{ words() }}</p>
          </div>
        }
        @if (problem(); as text) {
          <p class="err" role="alert"><pp-icon name="circle-alert" [size]="14" />{{ text }}</p>
        }
        <div class="dialog-f">
          <button type="button" class="btn" (click)="dialog.close()">
            {{ busy() ? 'Cancel the import' : 'Close' }}
          </button>
          <button type="button" class="btn btn--main" [disabled]="!run() || busy()" (click)="import()">
            <pp-icon name="upload" />{{ busy() ? 'Importing' : 'Import' }}
          </button>
        </div>
      </pp-dialog>
    }
  `,
  styles: `
    .drop {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: 8px;
      padding: 20px 12px;
      border: 1px dashed var(--pp-border-control);
      border-radius: var(--pp-radius-2);
      cursor: pointer;
    }
    .drop.over,
    .drop:hover {
      background: var(--pp-hover);
    }
    .drop:focus-within {
      outline: 2px solid var(--pp-focus);
      outline-offset: 2px;
    }
    .file {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px;
      overflow-wrap: anywhere;
    }
    .bar {
      width: 100%;
      accent-color: var(--pp-accent-fill);
    }
  `,
})
export class RunImportComponent {
  private readonly client = inject(RunClient);
  private cancelling: AbortController | null = null;

  readonly imported = output<RunSummary>();
  protected readonly open = signal(false);
  protected readonly over = signal(false);
  protected readonly run = signal<File | null>(null);
  protected readonly truth = signal<File | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** Share of the files that has left this machine. */
  private readonly sent = signal(0);
  private readonly work = signal<Work | null>(null);

  protected readonly chosen = computed(() => {
    const files = [
      { what: 'the run', file: this.run() },
      { what: 'its ground truth', file: this.truth() },
    ];
    return files.flatMap(({ what, file }) => (file ? [{ what, name: file.name, size: formatBytes(file.size) }] : []));
  });
  /** Of the whole way: sending counts for a fifth of it. */
  protected readonly share = computed(() => {
    const { done = 0, total = null } = this.work() ?? {};
    return 0.2 * this.sent() + (total ? (0.8 * done) / total : 0);
  });
  protected readonly words = computed(() => {
    const work = this.work();
    if (this.sent() < 1 || !work) return `Sending, ${formatPercent(this.sent(), 0)}`;
    const left = work.secondsLeft === null ? '' : `, ${formatDuration(work.secondsLeft)} left`;
    return `${work.done * 2 < (work.total ?? 0) ? 'Checking' : 'Storing'}${left}`;
  });

  protected start(): void {
    this.problem.set(null);
    this.run.set(null);
    this.truth.set(null);
    this.open.set(true);
  }

  /** Closing the dialog breaks off what goes on. */
  protected end(): void {
    this.cancelling?.abort();
    this.open.set(false);
  }

  protected choose(box: HTMLInputElement): void {
    this.take([...(box.files ?? [])]);
    // The same file may be chosen again.
    box.value = '';
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    if (!this.busy()) this.take([...(event.dataTransfer?.files ?? [])]);
  }

  protected async import(): Promise<void> {
    const run = this.run();
    if (!run || this.busy()) return;
    this.cancelling = new AbortController();
    this.busy.set(true);
    this.problem.set(null);
    this.sent.set(0);
    this.work.set(null);
    const watch = setInterval(() => void this.look(), POLL);
    try {
      const imported = await this.send({ run, groundTruth: this.truth() }, this.cancelling.signal);
      this.open.set(false);
      this.imported.emit(imported);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (!this.cancelling.signal.aborted) this.problem.set(error.message);
    } finally {
      clearInterval(watch);
      this.busy.set(false);
    }
  }

  private send(files: RunFiles, cancelled: AbortSignal): Promise<RunSummary> {
    return this.client.import(files, (share) => this.sent.set(share), cancelled);
  }

  private take(files: readonly File[]): void {
    this.problem.set(null);
    for (const file of files) (GROUND_TRUTH.test(file.name) ? this.truth : this.run).set(file);
  }

  /** How far it is is asked again: a question without an answer is no harm. */
  private async look(): Promise<void> {
    const work = await this.client.importing().catch(() => null);
    if (work) this.work.set(work);
  }
}
