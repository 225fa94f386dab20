import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { formatMonthDay, formatPercentTick, zeroBasedAxis } from '@portal/figures';
import { LineChartModule } from '@swimlane/ngx-charts';
import { ThemeState } from '../shell/theme.state.js';

/** One line of the chart; it leaves out days without a value, which keep their place. */
export interface FutureLine {
  readonly name: string;
  /** Name of the data color, such as `denied`. */
  readonly role: string;
  readonly points: readonly { readonly day: string; readonly value: number | null }[];
}

const HEIGHT = 240;
const FIRST_WIDTH = 600;
const DAY_NAMES = 6;
/** Steps of the axis of rates, and its end where there is next to nothing to draw. */
const RATE_AXIS = { steps: 5, smallest: 0.02 };

/**
 * Rates of several futures over the same days, from zero. The sentence above the chart is its name. The first future, the
 * one as it is, is drawn last and dashed: it is seen, and another that is equal to it is seen through its gaps.
 */
@Component({
  selector: 'pp-future-lines',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [LineChartModule],
  host: { role: 'img', '[attr.aria-label]': 'name()', '[class.as-it-is-last]': 'firstIsDrawn()' },
  template: `
    <ngx-charts-line-chart
      [view]="[width(), height]"
      [results]="series()"
      [customColors]="colors()"
      [animations]="false"
      [xAxis]="true"
      [yAxis]="true"
      [autoScale]="false"
      [xScaleMin]="ends().from"
      [xScaleMax]="ends().to"
      [yScaleMin]="0"
      [yScaleMax]="axis().max"
      [yAxisTicks]="ticks()"
      [showGridLines]="true"
      [yAxisTickFormatting]="percent"
      [xAxisTickFormatting]="dayName"
      [xAxisTicks]="namedDays()"
    />
    <div class="legend">
      @for (line of lines(); track line.name) {
        <span
          ><i class="line" [class.dashed]="$first" [style.--c]="'var(--pp-' + line.role + ')'"></i>{{ line.name }}</span
        >
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
  private readonly theme = inject(ThemeState);

  readonly lines = input.required<readonly FutureLine[]>();
  readonly name = input.required<string>();

  protected readonly width = signal(FIRST_WIDTH);
  protected readonly height = HEIGHT;
  protected readonly dayName = (day: Date) => formatMonthDay(day.toISOString());
  protected readonly percent = formatPercentTick;
  /** The days as the chart wants them: each is the same object in every line, as it compares them so. */
  private readonly days = computed(() => (this.lines()[0]?.points ?? []).map(({ day }) => new Date(day)));
  protected readonly series = computed(() =>
    this.lines()
      .map(({ name, points }) => ({ name, series: this.known(points) }))
      .filter(({ series }) => series.length > 0)
      .toReversed(),
  );
  protected readonly firstIsDrawn = computed(() => this.series().at(-1)?.name === this.lines()[0]?.name);
  protected readonly ends = computed(() => ({
    from: this.days()[0]?.getTime() ?? 0,
    to: this.days().at(-1)?.getTime() ?? 0,
  }));
  protected readonly namedDays = computed(() => {
    const every = Math.max(1, Math.ceil(this.days().length / DAY_NAMES));
    return this.days().filter((_, index) => index % every === 0);
  });
  protected readonly axis = computed(() => {
    const values = this.lines().flatMap(({ points }) => points.map(({ value }) => value ?? 0));
    return zeroBasedAxis(Math.max(0, ...values), RATE_AXIS);
  });
  protected readonly ticks = computed(() => [...this.axis().ticks]);
  /** The chart computes with colors, so it wants them resolved, and again in another theme. */
  protected readonly colors = computed(() => {
    this.theme.theme();
    const style = getComputedStyle(document.documentElement);
    return this.lines().map(({ name, role }) => ({ name, value: style.getPropertyValue(`--pp-${role}`).trim() }));
  });

  constructor() {
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => this.width.set(Math.max(240, entry?.contentRect.width ?? 0)));
    observer.observe(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
  private known(points: FutureLine['points']) {
    return points.flatMap(({ value }, index) => {
      const name = this.days()[index];
      return value === null || name === undefined ? [] : [{ name, value }];
    });
  }
}
