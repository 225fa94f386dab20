import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type DataTable, isFigure, valueText } from '@portal/figures';

/** The figures of a chart as a real table. `--table-height` gives it the height of the chart, so that nothing moves. */
@Component({
  selector: 'pp-data-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <div class="scroll" role="region" [attr.aria-label]="name()" tabindex="0">
      <table [attr.aria-label]="name()" class="tbl tbl--tight tbl--sticky">
        <thead>
          <tr>
            @for (column of table().columns; track column.name) {
              <th scope="col" [class.num]="isFigure(column)">{{ column.name }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of table().rows; track $index) {
            <tr>
              @for (column of table().columns; track column.name; let first = $first, index = $index) {
                @if (first) {
                  <th scope="row">
                    @if (row.claims) {
                      <a routerLink="/claims" [queryParams]="row.claims">{{ text(row.values[0], column.kind) }}</a>
                    } @else {
                      {{ text(row.values[0], column.kind) }}
                    }
                  </th>
                } @else {
                  <td [class.num]="isFigure(column)">
                    {{ text(row.values[index], column.kind) }}
                  </td>
                }
              }
            </tr>
          } @empty {
            <tr>
              <td class="t2" [attr.colspan]="table().columns.length">Nothing to show.</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .scroll {
      position: relative;
      height: var(--table-height, auto);
      max-height: 320px;
      overflow: auto;
    }
    /* On paper nothing can be scrolled. */
    @media print {
      .scroll {
        height: auto;
        max-height: none;
        overflow: visible;
      }
    }
  `,
})
export class DataTableComponent {
  readonly table = input.required<DataTable>();
  /** What the table is about, for readers of the screen. */
  readonly name = input.required<string>();

  protected readonly text = valueText;
  protected readonly isFigure = isFigure;
}
