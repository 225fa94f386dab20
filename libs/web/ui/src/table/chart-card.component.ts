import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { TableSwitchComponent } from '../parts/table-switch.component.js';
import { CsvButtonComponent } from './csv-button.component.js';
import { DataTableComponent } from './data-table.component.js';
import type { DataTable } from '@portal/figures';

let cards = 0;

/** A chart with its name, unit and basis, the sentence that says the finding, and the same figures as a table with CSV. */
@Component({
  selector: 'pp-chart-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CsvButtonComponent, DataTableComponent, TableSwitchComponent],
  template: `
    <section [class.card]="!inside()" [class.inside]="inside()" [attr.aria-labelledby]="id">
      <div class="card-h">
        <h2 [id]="id">{{ heading() }}</h2>
        <span class="hint grow">{{ hint() }}</span>
        @if (asTable()) {
          <pp-csv-button [table]="table()" [subject]="heading()" />
        }
        <pp-table-switch [(on)]="asTable" />
      </div>
      <div class="card-b">
        <p class="summary">{{ finding() }}</p>
        @if (asTable()) {
          <pp-data-table [table]="table()" [name]="heading()" />
        } @else {
          <ng-content />
        }
      </div>
    </section>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-content: stretch;
      min-width: 0;
    }
    .inside > * {
      padding-inline: 0;
    }
    .inside > .card-b {
      padding-bottom: 0;
    }
    .summary {
      min-height: 17px;
      margin-bottom: var(--pp-3);
    }
  `,
})
export class ChartCardComponent {
  readonly heading = input.required<string>();
  /** Unit and basis. */
  readonly hint = input.required<string>();
  readonly finding = input.required<string>();
  readonly table = input.required<DataTable>();
  /** True for a chart that stands inside of a card: it has no edge of its own. */
  readonly inside = input(false);
  /** True while the table is shown in the chart's place. */
  readonly asTable = model(false);
  protected readonly id = `chart-${cards++}`;
}
