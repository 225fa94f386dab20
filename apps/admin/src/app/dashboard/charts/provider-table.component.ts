import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Dashboard } from '@portal/contracts';
import { type ClaimLinks, providerFinding, providersTable, shareText } from '@portal/figures';
import { CountPipe, CsvButtonComponent, MoneyPipe, TrendComponent } from '@portal/web/ui';

/** Providers with their denial rate against the period before. */
@Component({
  selector: 'pp-provider-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, CsvButtonComponent, MoneyPipe, RouterLink, TrendComponent],
  template: `
    <section class="card" aria-labelledby="providers">
      <div class="card-h">
        <h2 id="providers">Providers</h2>
        <span class="hint grow">a trend is told where the change is more than chance</span>
        <pp-csv-button [table]="table()" subject="Providers" />
      </div>
      <p class="card-b summary">{{ finding() }}</p>
      <div class="scroll-x" role="region" aria-label="Providers" tabindex="0">
        <table aria-label="Providers" class="tbl tbl--still">
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
                <th scope="row" [title]="row.providerName">
                  <a [routerLink]="['/providers', row.providerId]" [queryParams]="{ runId: runId() }">{{
                    row.providerName
                  }}</a>
                </th>
                <td class="num">
                  <a routerLink="/claims" [queryParams]="links().decided({ providerId: row.providerId })">{{
                    row.decided | count
                  }}</a>
                </td>
                <td class="num">
                  <a routerLink="/claims" [queryParams]="links().denied({ providerId: row.providerId })">{{
                    row.denied | count
                  }}</a>
                </td>
                <td class="num strong">{{ share(row.denied, row.decided) }}</td>
                <td class="num t2">{{ share(row.previousDenied, row.previousDecided) }}</td>
                <td class="num">{{ row.deniedBilled | money }}</td>
                <td><pp-trend [trend]="row.trend" [enough]="row.enough" /></td>
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
  readonly links = input.required<ClaimLinks>();
  /** Run that the address names; null = the one that changed last. */
  readonly runId = input.required<string | null>();

  protected readonly share = shareText;
  protected readonly finding = computed(() => providerFinding(this.board().providers));
  protected readonly table = computed(() => providersTable(this.board(), this.links()));
}
