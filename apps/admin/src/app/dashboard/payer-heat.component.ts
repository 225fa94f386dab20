import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Dashboard } from '@portal/contracts';
import { CountPipe, formatPercent } from '@portal/web/ui';
import { decidedClaims } from './dashboard-query.js';

/** Steps of the color scale. */
const STEPS = 5;
/** Payers with fewer decided claims show counts: a rate would say more than is known. */
const FEWEST_FOR_RATES = 30;

/** First denials by payer and reason, as shares of the payer's decided claims. The figure stands in every cell. */
@Component({
  selector: 'pp-payer-heat',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, RouterLink],
  template: `
    <section class="card" aria-labelledby="heat">
      <div class="card-h">
        <h2 id="heat">Payer and reason</h2>
        <span class="hint">claims denied, of the payer's decided claims</span>
      </div>
      <div class="scroll-x" role="region" aria-label="Denials by payer and reason" tabindex="0">
        <table class="tbl tbl--tight">
          <thead>
            <tr>
              <th scope="col">Payer</th>
              <th scope="col" class="num">Decided</th>
              @for (cause of board().payerReasons.causes; track cause.causeId) {
                <th scope="col">
                  <span class="clip" style="--clip: 92px" [title]="cause.name">{{ cause.name }}</span>
                </th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.payerId) {
              <tr>
                <th scope="row">{{ row.payerName }}</th>
                <td class="num">{{ row.decided | count }}</td>
                @for (cell of row.cells; track cell.causeId) {
                  <td class="heat heat--{{ cell.step }}">
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
    </section>
  `,
  styleUrl: './payer-heat.component.scss',
})
export class PayerHeatComponent {
  readonly board = input.required<Dashboard>();

  protected readonly rows = computed(() => {
    const board = this.board();
    const { rows } = board.payerReasons;
    const known = rows.filter(({ decided }) => decided >= FEWEST_FOR_RATES);
    const top = Math.max(0.01, ...known.flatMap(({ cells }) => cells.map(({ share }) => share ?? 0)));
    return rows.map((row) => {
      const rates = row.decided >= FEWEST_FOR_RATES;
      return {
        ...row,
        cells: row.cells.map(({ causeId, denied, share }) => ({
          causeId,
          text: rates ? formatPercent(share) : String(denied),
          step: rates ? Math.min(STEPS - 1, Math.floor(((share ?? 0) / top) * STEPS)) : 'none',
          query: linkOf(board, row.payerId, causeId, denied),
        })),
      };
    });
  });
}

/** "Other" gathers several causes and cannot be listed by one filter. */
function linkOf(board: Dashboard, payerId: string, causeId: string, denied: number) {
  if (denied === 0 || !/^(PTN|BG)-/.test(causeId)) return null;
  return decidedClaims(board, { payerId, patternId: causeId, initialStatus: 'denied' });
}
