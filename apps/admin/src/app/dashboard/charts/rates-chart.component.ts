import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { Router } from '@angular/router';
import type { Dashboard } from '@portal/contracts';
import {
  type ClaimLinks,
  type ClaimQueryParams,
  countsText,
  formatPercent,
  formatPercentTick,
  rateFinding,
  ratesTable,
  type TimeLine,
} from '@portal/figures';
import { LiveState } from '@portal/web/data';
import { ChartCardComponent, type DayFact, TimeChartComponent } from '@portal/web/ui';
import { runBeginnings } from './run-beginnings.js';

/** Foot of the upper rates' axis while all of them stand above it. */
const UPPER_HALF = 0.5;

/** Denial rate against the period before, and the clean claim rate below it on the same days. */
@Component({
  selector: 'pp-rates-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChartCardComponent, TimeChartComponent],
  template: `
    <pp-chart-card
      heading="Denial and clean claim rate"
      hint="seven-day average, by decision date"
      [finding]="finding()"
      [table]="table()"
      [(asTable)]="asTable"
    >
      <pp-time-chart
        [name]="finding()"
        [days]="days()"
        [lines]="denial()"
        [dayNames]="false"
        [format]="percent"
        [tick]="percentTick"
        [limit]="1"
        [beginnings]="beginnings()"
        [facts]="deniedOfDay()"
        [scope]="scope()"
        (picked)="open($event)"
      />
      <pp-time-chart
        name="Clean claim rate, seven-day average"
        [days]="days()"
        [lines]="clean()"
        [format]="percent"
        [tick]="percentTick"
        [height]="56"
        [floor]="floor()"
        [ceiling]="1"
        [facts]="paidOfDay()"
        [scope]="scope()"
        (picked)="openClean($event)"
      />
      <div class="legend">
        <span><i class="line" style="--c: var(--pp-denied)"></i>Initial denial rate</span>
        <span><i class="line dotted" style="--c: var(--pp-denied)"></i>Period before</span>
        <span><i class="line" style="--c: var(--pp-approved)"></i>Clean claim rate</span>
      </div>
    </pp-chart-card>
  `,
  styles: `
    :host {
      display: grid;
    }
  `,
})
export class RatesChartComponent {
  private readonly router = inject(Router);
  private readonly live = inject(LiveState);

  readonly board = input.required<Dashboard>();
  readonly links = input.required<ClaimLinks>();
  readonly scope = input.required<string>();
  readonly asTable = model(false);

  /** Where stages of the run begin and payers change their rules, as long as it is the current one. */
  protected readonly beginnings = computed(() => {
    const { runId, settings } = this.live.status() ?? {};
    return settings && runId === this.board().runId ? runBeginnings(settings) : [];
  });
  protected readonly percent = formatPercent;
  protected readonly percentTick = formatPercentTick;
  protected readonly finding = computed(() => rateFinding(this.board().daily));
  protected readonly table = computed(() => ratesTable(this.board(), this.links()));
  protected readonly days = computed(() => this.board().daily.map(({ day }) => day));
  protected readonly denial = computed<TimeLine[]>(() => {
    const { daily } = this.board();
    return [
      {
        name: 'Period before',
        role: 'denied',
        look: 'dotted',
        values: daily.map(({ previousDenialRate7 }) => previousDenialRate7),
      },
      { name: 'Initial denial rate', role: 'denied', look: 'solid', values: daily.map((it) => it.denialRate7) },
    ];
  });
  protected readonly clean = computed<TimeLine[]>(() => [
    {
      name: 'Clean claim rate',
      role: 'approved',
      look: 'solid',
      values: this.board().daily.map(({ cleanRate7 }) => cleanRate7),
    },
  ]);
  protected readonly deniedOfDay = computed<DayFact[]>(() => [
    {
      name: 'Denied on the day',
      texts: this.board().daily.map(({ denied, decided }) => countsText(denied, decided)),
    },
  ]);
  protected readonly paidOfDay = computed<DayFact[]>(() => [
    { name: 'Paid on the day', texts: this.board().daily.map(({ paid, decided }) => countsText(paid, decided)) },
  ]);
  protected readonly floor = computed(() =>
    this.board().daily.every(({ cleanRate7 }) => cleanRate7 === null || cleanRate7 >= UPPER_HALF) ? UPPER_HALF : 0,
  );

  /** The claims denied on the day. */
  protected open(index: number): void {
    this.show(this.links().denied({}, this.days()[index]));
  }

  /** The claims paid at the first answer on the day. */
  protected openClean(index: number): void {
    this.show(this.links().decided({ initialStatus: 'approved' }, this.days()[index]));
  }

  private show(queryParams: ClaimQueryParams): void {
    void this.router.navigate(['/claims'], { queryParams });
  }
}
