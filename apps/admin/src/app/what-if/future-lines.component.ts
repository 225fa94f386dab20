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
import { formatMonthDay, formatPercentTick } from '@portal/figures';
import { LineChartModule } from '@swimlane/ngx-charts';
import { ThemeState } from '../shell/theme.state.js';

/** One line of the chart; days without a value are left out. */
export interface FutureLine {
  readonly name: string;
  /** Name of the data color, such as `denied`. */
  readonly role: string;
  readonly points: readonly { readonly day: string; readonly value: number | null }[];
}

const HEIGHT = 240;
const FIRST_WIDTH = 600;
const DAY_NAMES = 6;

/** Rates of several futures over the same days, from zero. The sentence above the chart is its name. */
@Component({
  selector: 'pp-future-lines',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [LineChartModule],
  host: { role: 'img', '[attr.aria-label]': 'name()' },
  template: `
    <ngx-charts-line-chart
      [view]="[width(), height]"
      [results]="series()"
      [customColors]="colors()"
      [animations]="false"
      [xAxis]="true"
      [yAxis]="true"
      [autoScale]="false"
      [yScaleMin]="0"
      [showGridLines]="true"
      [yAxisTickFormatting]="percent"
      [xAxisTickFormatting]="dayName"
      [xAxisTicks]="namedDays()"
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
  private readonly theme = inject(ThemeState);

  readonly lines = input.required<readonly FutureLine[]>();
  readonly name = input.required<string>();

  protected readonly width = signal(FIRST_WIDTH);
  protected readonly height = HEIGHT;
  protected readonly dayName = formatMonthDay;
  protected readonly percent = formatPercentTick;
  protected readonly series = computed(() =>
    this.lines()
      .map(({ name, points }) => ({
        name,
        series: points.flatMap(({ day, value }) => (value === null ? [] : [{ name: day, value }])),
      }))
      .filter(({ series }) => series.length > 0),
  );
  protected readonly namedDays = computed(() => {
    const days = (this.lines()[0]?.points ?? []).map(({ day }) => day);
    const every = Math.max(1, Math.ceil(days.length / DAY_NAMES));
    return days.filter((_, index) => index % every === 0);
  });
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
}
