import { ChangeDetectionStrategy, Component, model } from '@angular/core';
import { IconComponent } from '../icon/icon.component.js';

/** Shows the numbers of a chart as a table instead, and back. */
@Component({
  selector: 'pp-table-switch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  template: `
    <button type="button" class="btn btn--bare btn--s" (click)="on.set(!on())">
      <pp-icon name="table" [size]="15" />{{ on() ? 'Chart' : 'Table' }}
    </button>
  `,
})
export class TableSwitchComponent {
  /** True while the table is shown. */
  readonly on = model(false);
}
