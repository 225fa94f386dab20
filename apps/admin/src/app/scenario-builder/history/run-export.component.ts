import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { RunExport } from '@portal/contracts';
import { ApiProblem, RunClient } from '@portal/web/data';
import { DialogComponent, IconComponent } from '@portal/web/ui';

const TABLE_WORDS: Readonly<Record<string, string>> = {
  claims: 'Claims',
  claim_lines: 'Lines of claims',
  appeals: 'Appeals',
  learning_events: 'Practice',
  ground_truth: 'Ground truth',
};

type File = RunExport['files'][number];

/** The files of a run, each a link that the browser fetches by itself. */
@Component({
  selector: 'pp-run-export',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogComponent, IconComponent],
  template: `
    <pp-dialog #dialog title="Take the data away" width="min(560px, calc(100vw - 32px))" (closed)="closed.emit()">
      <p>
        Everything that <b class="mono">{{ runId() }}</b> generated. Synthetic data: no patient, provider or claim here
        is real. The files name patients, so this is recorded.
      </p>
      @if (problem(); as text) {
        <p class="err" role="alert"><pp-icon name="circle-alert" [size]="14" />{{ text }}</p>
      } @else if (export() === null) {
        <p class="t2" role="status">Asking for the files.</p>
      }
      @if (tables(); as rows) {
        <table class="tbl tbl--tight" [attr.aria-label]="'Files of ' + runId()">
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col" colspan="2">Files</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows; track row.name) {
              <tr>
                <th scope="row">
                  {{ row.words }}
                  @if (row.groundTruth) {
                    <small class="t2">kept apart, to judge detection by</small>
                  }
                </th>
                @for (file of row.files; track file.name) {
                  <td>
                    <a [href]="file.path" download [attr.aria-label]="row.words + ' as ' + labelOf(file)">
                      <pp-icon name="download" [size]="14" /> {{ labelOf(file) }}
                    </a>
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
        <div class="dialog-f">
          @for (file of others(); track file.name) {
            <a class="btn" [href]="file.path" download>
              <pp-icon [name]="file.format === 'json' ? 'file-text' : 'database'" />
              {{ whole[file.format] }}
            </a>
          }
          <a class="btn" [href]="'/api/reports/runs/' + runId()" download>
            <pp-icon name="trending-up" />Report with charts
          </a>
          <span class="grow"></span>
          <button type="button" class="btn" (click)="dialog.close()">Close</button>
        </div>
        <p class="hint">The whole run with its ground truth can be imported into another portal.</p>
      } @else {
        <div class="dialog-f"><button type="button" class="btn" (click)="dialog.close()">Close</button></div>
      }
    </pp-dialog>
  `,
  styles: `
    small {
      display: block;
    }
    th[scope='row'] {
      white-space: normal;
    }
  `,
})
export class RunExportComponent {
  private readonly client = inject(RunClient);

  readonly runId = input.required<string>();
  readonly closed = output<void>();

  /** What the files about several tables are called. */
  protected readonly whole = {
    ...{ csv: '', ndjson: 'Whole run, to import', sqlite: 'SQLite file', json: 'Manifest with SHA-256', x12: '' },
  };
  protected readonly dialog = viewChild.required<DialogComponent>('dialog');
  protected readonly export = signal<RunExport | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly others = computed(() =>
    (this.export()?.files ?? []).filter(({ table, format }) => table === null && format !== 'x12').reverse(),
  );
  protected readonly tables = computed(() => {
    const { files } = this.export() ?? {};
    if (!files) return null;
    const names = [...new Set(files.flatMap(({ table }) => (table === null ? [] : [table])))];
    const rows = names.map((name) => {
      const own: File[] = files.filter(({ table }) => table === name);
      return { name, words: TABLE_WORDS[name] ?? name, groundTruth: own[0]?.groundTruth ?? false, files: own };
    });
    const exchanged: File[] = files.filter(({ format }) => format === 'x12');
    if (exchanged.length === 0) return rows;
    return [...rows, { name: 'x12', words: 'For other systems', groundTruth: false, files: exchanged }];
  });

  constructor() {
    effect(() => {
      const id = this.runId();
      untracked(() => void this.fetch(id));
    });
  }

  /** Files in the field's own format are known by their ending: `claims.837`. */
  protected labelOf({ name, format }: File): string {
    return format === 'x12' ? `X12 ${name.slice(-3)}` : format.toUpperCase();
  }

  private async fetch(runId: string): Promise<void> {
    try {
      this.export.set(await this.client.export(runId));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error.message);
    }
  }
}
