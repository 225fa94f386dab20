import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Dashboard } from '@portal/contracts';
import { CountPipe, IconComponent, type IconName, MoneyPipe, PercentPipe } from '@portal/web/ui';
import { decidedClaims } from './dashboard-query.js';

type Provider = Dashboard['providers'][number];

const TRENDS: Readonly<
  Record<Provider['trend'], { readonly word: string; readonly icon: IconName; readonly look: string }>
> = {
  improving: { word: 'Improving', icon: 'arrow-down', look: 'c-recovered' },
  stable: { word: 'Stable', icon: 'minus', look: 't2' },
  worsening: { word: 'Worsening', icon: 'arrow-up', look: 'c-denied' },
};

/** Providers with their denial rate against the period before. */
@Component({
  selector: 'pp-provider-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, IconComponent, MoneyPipe, PercentPipe, RouterLink],
  template: `
    <section class="card" aria-labelledby="providers">
      <div class="card-h">
        <h2 id="providers">Providers</h2>
        <span class="hint">trend: two-proportion test at 95%</span>
      </div>
      <div class="scroll-x" role="region" aria-label="Providers" tabindex="0">
        <table class="tbl">
          <thead>
            <tr>
              <th scope="col">Provider</th>
              <th scope="col" class="num">Decided</th>
              <th scope="col" class="num">Denied</th>
              <th scope="col" class="num">Rate</th>
              <th scope="col" class="num">Before</th>
              <th scope="col" class="num">Charges denied</th>
              <th scope="col">Trend</th>
            </tr>
          </thead>
          <tbody>
            @for (row of board().providers; track row.providerId) {
              <tr>
                <th scope="row">
                  <a routerLink="/claims" [queryParams]="claims(row)">{{ row.providerName }}</a>
                </th>
                <td class="num">{{ row.decided | count }}</td>
                <td class="num">{{ row.denied | count }}</td>
                <td class="num strong">{{ row.denialRate | percent }}</td>
                <td class="num t2">{{ row.previousRate | percent }}</td>
                <td class="num">{{ row.deniedBilled | money }}</td>
                <td class="{{ trends[row.trend].look }}">
                  <pp-icon [name]="trends[row.trend].icon" [size]="13" /> {{ trends[row.trend].word }}
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </section>
  `,
})
export class ProviderTableComponent {
  readonly board = input.required<Dashboard>();
  protected readonly trends = TRENDS;

  protected claims({ providerId }: Provider): Record<string, string | null> {
    return decidedClaims(this.board(), { providerId, initialStatus: 'approved,denied' });
  }
}
