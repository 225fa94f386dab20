import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { formatBytes, formatQuantity } from '@portal/figures';
import { ApiProblem, ClaimImportClient } from '@portal/web/data';
import { CountPipe, downloadText, IconComponent, QuantityPipe } from '@portal/web/ui';
import { checkedWords, FORMAT_WORDS } from './claim-import-words.js';
import { ClaimImportState } from './claim-import.state.js';

/** The files of an import: chosen or dropped, each with what is in it or why it cannot be read. */
@Component({
  selector: 'pp-claim-files',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, IconComponent, QuantityPipe],
  templateUrl: './claim-files.component.html',
  styleUrl: './claim-files.component.scss',
})
export class ClaimFilesComponent {
  private readonly client = inject(ClaimImportClient);
  protected readonly state = inject(ClaimImportState);

  protected readonly over = signal(false);
  protected readonly templateProblem = signal<string | null>(null);
  protected readonly locked = computed(() => this.state.busy() === 'importing');
  protected readonly checking = computed(() => this.state.busy() === 'checking');
  /** Each file with what was found in it; nothing is known of one that was not looked through. */
  protected readonly rows = computed(() => {
    const found = new Map(this.state.report()?.files.map((file) => [file.name, file]));
    const problem = this.state.problem();
    return this.state.files().map((file) => {
      const known = found.get(file.name);
      return {
        file,
        size: formatBytes(file.size),
        known: known && { ...known, format: FORMAT_WORDS[known.format] },
        problem: problem?.file === file.name ? problem.text : null,
      };
    });
  });
  /** Where the look at the files stands, in one line. */
  protected readonly words = computed(() => {
    const files = this.state.files();
    if (files.length === 0) return 'Nothing is stored before you say so.';
    if (this.checking()) return `Looking through ${formatQuantity(files.length, 'file')}`;
    const report = this.state.report();
    if (this.state.problem()?.file) return 'A file cannot be read. Remove it, or mend it and choose it again.';
    if (this.state.problem() || !report) return 'Not looked through.';
    return `Looked through: ${checkedWords(report)}`;
  });

  protected choose(box: HTMLInputElement): void {
    this.state.add([...(box.files ?? [])]);
    // The same file may be chosen again.
    box.value = '';
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    if (!this.locked()) this.state.add([...(event.dataTransfer?.files ?? [])]);
  }

  protected async saveTemplate(): Promise<void> {
    this.templateProblem.set(null);
    try {
      downloadText('claims-template.csv', 'text/csv', await this.client.template());
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.templateProblem.set(error.message);
    }
  }
}
