import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { ClaimImport } from '@portal/contracts';
import { formatCount, sentence } from '@portal/figures';
import { CountPipe, IconComponent } from '@portal/web/ui';
import { findingRows, findingWords } from './claim-import-words.js';

/** What is wrong in files, or only odd, errors first: where it stands, and what it keeps from being stored. */
@Component({
  selector: 'pp-import-findings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, IconComponent],
  templateUrl: './import-findings.component.html',
  styleUrl: './import-findings.component.scss',
})
export class ImportFindingsComponent {
  readonly report = input.required<ClaimImport>();

  /** Kinds of findings of which all are listed. */
  protected readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly rows = computed(() => findingRows(this.report().findings, this.opened()));
  protected readonly sentence = sentence;
  protected readonly words = computed(() => findingWords(this.report()));
  /** How many there are beyond those listed. */
  protected readonly cut = computed(() => {
    const { errors, warnings, findings } = this.report();
    const all = errors + warnings;
    return all > findings.length
      ? `The first ${formatCount(findings.length)} of ${formatCount(all)} are listed; ${formatCount(all - findings.length)} more stand in the files.`
      : null;
  });

  protected toggle(kind: string): void {
    this.opened.update((opened) =>
      opened.has(kind) ? new Set([...opened].filter((it) => it !== kind)) : new Set([...opened, kind]),
    );
  }
}
