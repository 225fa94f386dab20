import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { Router } from '@angular/router';
import type { Dashboard } from '@portal/contracts';
import {
  type ClaimLinks,
  formatDollars,
  formatShortDollars,
  moneyFinding,
  moneyTable,
  type TimeLine,
} from '@portal/figures';
import { ChartCardComponent, TimeChartComponent } from '@portal/web/ui';

/** Money recovered and protected as it adds up, the latter with its interval, and practice sessions below. */
@Component({
  selector: 'pp-money-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChartCardComponent, TimeChartComponent],
  template: `
    <pp-chart-card
      heading="Recovered and protected"
      hint="adding up, with practice sessions below"
      [finding]="finding()"
      [table]="table()"
      [(asTable)]="asTable"
    >
      <pp-time-chart
        [name]="finding()"
        [days]="days()"
        [lines]="lines()"
        [band]="band()"
        [counts]="practice()"
        countsName="Practice sessions"
        [format]="dollars"
        [tick]="short"
        [height]="190"
        [smallest]="1000"
        [losses]="true"
        [scope]="scope()"
        (picked)="open($event)"
      />
      <div class="legend">
        <span><i class="line" style="--c: var(--pp-recovered)"></i>Recovered, posted</span>
        <span><i class="hatch" style="--c: var(--pp-protected)"></i>Protected, estimate with 95% interval</span>
        <span><i style="--c: var(--pp-learning)"></i>Practice sessions</span>
      </div>
    </pp-chart-card>
  `,
  styles: `
    :host {
      display: grid;
    }
  `,
})
export class MoneyChartComponent {
  private readonly router = inject(Router);

  readonly board = input.required<Dashboard>();
  readonly links = input.required<ClaimLinks>();
  readonly scope = input.required<string>();
  readonly asTable = model(false);

  protected readonly dollars = formatDollars;
  protected readonly short = formatShortDollars;
  protected readonly finding = computed(() => moneyFinding(this.board()));
  protected readonly table = computed(() => moneyTable(this.board(), this.links()));
  protected readonly days = computed(() => this.board().daily.map(({ day }) => day));
  protected readonly practice = computed(() => this.board().daily.map(({ practiceSessions }) => practiceSessions));
  protected readonly band = computed(() => {
    const { daily } = this.board();
    return {
      low: daily.map(({ protectedLow }) => protectedLow),
      high: daily.map(({ protectedHigh }) => protectedHigh),
    };
  });
  protected readonly lines = computed<TimeLine[]>(() => {
    const { daily } = this.board();
    return [
      { name: 'Protected, estimate', role: 'protected', look: 'dashed', values: daily.map((it) => it.protectedTotal) },
      { name: 'Recovered, posted', role: 'recovered', look: 'solid', values: daily.map((it) => it.recoveredTotal) },
    ];
  });

  /** The claims overturned on the day. */
  protected open(index: number): void {
    const queryParams = this.links().appealed({ status: 'overturned' }, this.days()[index]);
    void this.router.navigate(['/claims'], { queryParams });
  }
}
