import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { formatPercent, TimeChartComponent, type TimeLine } from '@portal/web/ui';

/** One line of the chart; its value is null on days without one. */
export interface FutureLine {
  readonly name: string;
  /** Name of the data color, such as `denied`. */
  readonly role: string;
  readonly points: readonly { readonly day: string; readonly value: number | null }[];
}

/** Rates of several futures over the same days, from zero. The sentence above the chart is its name. */
@Component({
  selector: 'pp-future-lines',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TimeChartComponent],
  template: `
    <pp-time-chart
      [name]="name()"
      [days]="days()"
      [lines]="drawn()"
      [format]="percent"
      [tick]="wholePercent"
      [limit]="1"
      [height]="210"
      [scope]="name()"
    />
    <div class="legend">
      @for (line of lines(); track line.name) {
        <span><i class="line" [style.--c]="'var(--pp-' + line.role + ')'"></i>{{ line.name }}</span>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      min-height: 268px;
    }
  `,
})
export class FutureLinesComponent {
  readonly lines = input.required<readonly FutureLine[]>();
  readonly name = input.required<string>();

  protected readonly percent = formatPercent;
  protected readonly wholePercent = (value: number) => formatPercent(value, 0);
  protected readonly days = computed(() => (this.lines()[0]?.points ?? []).map(({ day }) => day));
  protected readonly drawn = computed<TimeLine[]>(() =>
    this.lines().map(({ name, role, points }) => ({
      ...{ name, role, look: 'solid' },
      values: points.map(({ value }) => value),
    })),
  );
}
