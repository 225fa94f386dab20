import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { downloadText, plainFileName, syntheticFileName } from '../file/download.js';
import { IconComponent } from '../icon/icon.component.js';
import { csvText } from '@portal/figures';
import type { DataTable } from '@portal/figures';
import { SYNTHETIC_IN_VIEW } from './synthetic-in-view.js';

/** Saves the figures of a table as comma-separated values, marked as synthetic unless they came from outside. */
@Component({
  selector: 'pp-csv-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  template: `
    <button
      type="button"
      class="btn"
      [class.btn--bare]="small()"
      [class.btn--s]="small()"
      [attr.aria-label]="'Download ' + subject() + ' as CSV'"
      [disabled]="table().rows.length === 0"
      (click)="download()"
    >
      <pp-icon name="download" [size]="15" />CSV
    </button>
  `,
})
export class CsvButtonComponent {
  private readonly inView = inject(SYNTHETIC_IN_VIEW);
  readonly table = input.required<DataTable>();
  /** What the table is about; names the file. */
  readonly subject = input.required<string>();
  readonly small = input(true);

  protected download(): void {
    const inView = this.inView();
    const isSynthetic = this.table().rows.every(({ synthetic = inView }) => synthetic);
    const nameOf = isSynthetic ? syntheticFileName : plainFileName;
    downloadText(nameOf(this.subject(), 'csv'), 'text/csv', csvText(this.table(), inView));
  }
}
