import { ChangeDetectionStrategy, Component, computed, input, model, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Dashboard } from '@portal/contracts';
import { type ClaimLinks, heatFinding, heatMap, heatTable } from '@portal/figures';
import { ChartCardComponent, CountPipe } from '@portal/web/ui';

/** Payers in sight at first: those with the most claims. */
const FIRST_ROWS = 10;

/** First denials by payer and reason, as shares of the payer's decided claims. The figure stands in every cell. */
@Component({
  selector: 'pp-payer-heat',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChartCardComponent, CountPipe, RouterLink],
  template: `
    <pp-chart-card
      heading="Payer and reason"
      hint="claims denied, of the payer's decided claims"
      [finding]="finding()"
      [table]="table()"
      [(asTable)]="asTable"
    >
      <div class="scroll-x" [style.--rows]="room()" role="region" aria-label="Denials by payer and reason" tabindex="0">
        <table aria-label="Denials by payer and reason" class="tbl tbl--tight tbl--still">
          <thead>
            <tr>
              <th scope="col">Payer</th>
              <th scope="col" class="num decided">Decided</th>
              @for (column of map().columns; track column.key) {
                <th scope="col" class="cause" [title]="column.name">{{ column.name }}</th>
              }
              <td class="rest"></td>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.payerId) {
              <tr>
                <th scope="row" [title]="row.payerName">{{ row.payerName }}</th>
                <td class="num">
                  <a routerLink="/claims" [queryParams]="row.query">{{ row.decided | count }}</a>
                </td>
                @for (cell of row.cells; track cell.key) {
                  <td class="heat heat--{{ cell.step ?? 'none' }}">
                    @if (cell.query) {
                      <a routerLink="/claims" [queryParams]="cell.query">{{ cell.text }}</a>
                    } @else {
                      {{ cell.text }}
                    }
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
      @if (payers() > firstRows || map().rows.length > firstRows) {
        <button
          type="button"
          class="btn btn--bare btn--s"
          [disabled]="map().rows.length <= firstRows"
          (click)="all.set(!all())"
        >
          {{ all() ? 'Fewer payers' : 'All ' + map().rows.length + ' payers' }}
        </button>
      }
    </pp-chart-card>
  `,
  styleUrl: './payer-heat.component.scss',
})
export class PayerHeatComponent {
  readonly board = input.required<Dashboard>();
  readonly links = input.required<ClaimLinks>();
  /** Payers that there may be: their rows have their room before they are there, so that nothing below moves. */
  readonly payers = input(0);
  readonly asTable = model(false);

  protected readonly firstRows = FIRST_ROWS;
  protected readonly all = signal(false);
  protected readonly room = computed(() => Math.min(FIRST_ROWS, this.payers()));
  protected readonly finding = computed(() => heatFinding(this.board().payerReasons));
  protected readonly table = computed(() => heatTable(this.board(), this.links()));
  protected readonly map = computed(() => heatMap(this.board(), this.links()));
  protected readonly rows = computed(() => (this.all() ? this.map().rows : this.map().rows.slice(0, FIRST_ROWS)));
}
