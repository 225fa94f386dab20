import { ChangeDetectionStrategy, Component, computed, effect, input, output, signal, untracked } from '@angular/core';
import {
  type Axis,
  axisThroughZero,
  footOf,
  formatDay,
  nearestDay,
  steadyAxis,
  type TimeBand,
  timeGeometry,
  type TimeLine,
  zeroBasedAxis,
} from '@portal/figures';
import { DayPipe, MonthDayPipe } from '../format/format.pipes.js';
import { measuredWidth } from './measured-width.js';

const FIRST_WIDTH = 600;
const TIP_WIDTH = 220;
/** Room that a letter of the name of what begins takes. */
const LETTER_WIDTH = 6;
/** Names that would cover each other stand in rows of this height. */
const NAME_HEIGHT = 12;

/** Something that is said of each day under the pointer and not drawn, such as the counts behind a rate. */
export interface DayFact {
  readonly name: string;
  readonly texts: readonly string[];
}

/** Something that begins on a day. */
export interface Beginning {
  readonly day: string;
  readonly name: string;
  /** Said to readers of the screen, before "on" and the day; that the name begins, when left out. */
  readonly said?: string;
}

let charts = 0;

/** Lines over simulated days with their last values, an interval, and counts below the axis. A day can be pressed. */
@Component({
  selector: 'pp-time-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, MonthDayPipe],
  templateUrl: './time-chart.component.html',
  styleUrl: './time-chart.component.scss',
})
export class TimeChartComponent {
  /** The finding: name of the chart for readers of the screen. */
  readonly name = input.required<string>();
  readonly days = input.required<readonly string[]>();
  readonly lines = input.required<readonly TimeLine[]>();
  readonly band = input<TimeBand | null>(null);
  readonly counts = input<readonly number[] | null>(null);
  /** What is counted below the axis, in words. */
  readonly countsName = input('');
  /** What begins on a day, such as a stage of a run: drawn as a line with its name. Those outside of the days are not. */
  readonly beginnings = input<readonly Beginning[]>([]);
  /** What is said of a day below its values. */
  readonly facts = input<readonly DayFact[]>([]);
  readonly format = input.required<(value: number) => string>();
  readonly tick = input.required<(value: number) => string>();
  /** False where another chart with the same days stands right below. */
  readonly dayNames = input(true);
  /** Height of the field in pixels. */
  readonly height = input(150);
  /** Value at the foot of the axis. */
  readonly floor = input(0);
  /** True for values that may lie below zero, as a loss: the axis goes on below it where there are any. */
  readonly losses = input(false);
  /** Fixed end of the axis; null = what holds the largest value. */
  readonly ceiling = input<number | null>(null);
  /** Values cannot be above this, so the axis does not go on; null = no such end. */
  readonly limit = input<number | null>(null);
  /** End of the axis when there is next to nothing to draw. */
  readonly smallest = input(0.1);
  /** Names what is shown: while it stays the same, the axis grows and never shrinks. */
  readonly scope = input('');
  /** Index of the day that was pressed. */
  readonly picked = output<number>();

  private readonly axis = signal<Axis | null>(null);
  private readonly width = measuredWidth(FIRST_WIDTH);
  protected readonly hatch = `hatch-${charts++}`;
  protected readonly pointed = signal<number | null>(null);
  protected readonly largest = computed(() => {
    const values = [...this.lines().flatMap((line) => line.values), ...(this.band()?.high ?? [])];
    return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  });
  private readonly least = computed(() => {
    const values = [...this.lines().flatMap((line) => line.values), ...(this.band()?.low ?? [])];
    return values.reduce<number>((least, value) => Math.min(least, value ?? 0), 0);
  });
  private readonly shownAxis = computed(() => this.axis() ?? this.wantedAxis());
  private readonly foot = computed(() => (this.losses() ? footOf(this.shownAxis()) : this.floor()));
  /** Whether the axis goes on below its zero. */
  protected readonly below = computed(() => this.foot() < 0);
  protected readonly geometry = computed(() =>
    timeGeometry({
      days: this.days(),
      lines: this.lines(),
      band: this.band(),
      counts: this.counts(),
      dayNames: this.dayNames(),
      axis: this.shownAxis(),
      floor: this.foot(),
      width: this.width(),
      height: this.height(),
    }),
  );
  protected readonly begun = computed(() => {
    const { centers, right } = this.geometry();
    const taken: { readonly from: number; readonly to: number; readonly row: number }[] = [];
    return this.beginnings().flatMap(({ day, name, said }) => {
      const x = placeOf(day, this.days(), centers);
      if (x === null) return [];
      const width = name.length * LETTER_WIDTH;
      const fits = x < right - width;
      const [from, to] = fits ? [x, x + width] : [x - width, x];
      const row = Math.max(-1, ...taken.filter((it) => it.from <= to && from <= it.to).map((it) => it.row)) + 1;
      taken.push({ from, to, row });
      const text = { textX: fits ? x + 4 : x - 4, textY: 17 + row * NAME_HEIGHT, anchor: fits ? 'start' : 'end' };
      return [{ name, day, said: said ?? `${name} begins`, x, ...text }];
    });
  });
  /** The finding, and what begins, for readers of the screen. */
  protected readonly label = computed(() => {
    const begun = this.begun().map(({ said, day }) => `${said} on ${formatDay(day)}.`);
    return [this.name(), ...begun].join(' ');
  });
  protected readonly tip = computed(() => {
    const index = this.pointed();
    const day = index === null ? undefined : this.days()[index];
    if (index === null || day === undefined) return null;
    const left = (this.geometry().centers[index] ?? 0) - TIP_WIDTH / 2;
    return {
      day,
      x: this.geometry().centers[index] ?? 0,
      left: Math.max(0, Math.min(this.width() - TIP_WIDTH, left)),
      lines: this.lines().map(({ name, role, values, texts }) => ({
        ...{ name, role },
        text: texts?.[index] ?? this.textOf(values[index]),
      })),
      facts: this.facts().map(({ name, texts }) => ({ name, text: texts[index] ?? '–' })),
      count: this.counts()?.[index] ?? null,
    };
  });

  constructor() {
    effect(() => {
      this.scope();
      untracked(() => this.axis.set(null));
    });
    effect(() => {
      const next = this.wantedAxis();
      untracked(() => this.axis.update((axis) => steadyAxis(axis, next)));
    });
  }

  protected point(event: PointerEvent): void {
    this.pointed.set(nearestDay(this.geometry().centers, event.offsetX));
  }

  /** The day is that of the click itself: on a touch screen the pointer has left before it. */
  protected pick(event: MouseEvent): void {
    const index = nearestDay(this.geometry().centers, event.offsetX);
    if (index !== null) this.picked.emit(index);
  }

  private wantedAxis(): Axis {
    const ceiling = this.ceiling();
    const smallest = this.smallest();
    if (this.losses()) return axisThroughZero(this.least(), this.largest(), { steps: 4, smallest });
    if (ceiling === null) {
      const axis = zeroBasedAxis(this.largest(), { steps: 4, smallest });
      const limit = this.limit();
      return limit !== null && axis.max > limit
        ? { max: limit, ticks: [0, 0.25, 0.5, 0.75, 1].map((part) => part * limit) }
        : axis;
    }
    const [floor, middle] = [this.floor(), (this.floor() + ceiling) / 2];
    return { max: ceiling, ticks: [floor, middle, ceiling] };
  }

  private textOf(value: number | null | undefined): string {
    return value === null || value === undefined ? '–' : this.format()(value);
  }
}

/**
 * Where a day stands across; null outside of the chart. Where each of its days stands for a week, it is between two of
 * them, or on the last one for the week that begins there.
 */
function placeOf(day: string, days: readonly string[], centers: readonly number[]): number | null {
  const next = days.findIndex((each) => each >= day);
  const index = next === -1 ? days.length - 1 : next;
  const [to, end] = [days[index], centers[index]];
  if (to === undefined || end === undefined) return null;
  if (to === day) return end;
  const [from, start] = [days[index - 1], centers[index - 1]];
  if (from === undefined || start === undefined) return null;
  const part = (Date.parse(day) - Date.parse(from)) / (Date.parse(to) - Date.parse(from));
  if (part >= 2) return null;
  return start + (end - start) * Math.min(1, part);
}
