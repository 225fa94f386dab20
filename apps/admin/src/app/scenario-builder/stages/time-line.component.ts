import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { formatDay } from '@portal/figures';
import { bandsOf, calendarDay, type Pin, TimeLineScale, type TimeLineView } from './time-line.js';

/** Days that a key moves a pin by. */
const KEY_DAYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** A pin that was moved to another day. */
export interface MovedPin {
  readonly pin: Pin;
  readonly day: number;
}

/**
 * The days of a run from left to right: its history, its stages and what payers change. Pins stand where something begins;
 * where they may be edited they are moved by dragging or with the arrow keys.
 */
@Component({
  selector: 'pp-time-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './time-line.component.html',
  styleUrl: './time-line.component.scss',
})
export class TimeLineComponent {
  readonly view = input.required<TimeLineView>();
  readonly startDate = input.required<string>();
  readonly editable = input(false);
  /** Where the simulated clock stands, in days of the run; null = nowhere. */
  readonly now = input<number | null>(null);
  readonly moved = output<MovedPin>();

  private readonly line = viewChild.required<ElementRef<HTMLElement>>('line');
  /**
   * While a pin is dragged: how far from its place it was taken hold of, in pixels, and the scale at that time. A run without
   * end gets longer as a pin moves on, which must not move it further.
   */
  private held: { readonly offset: number; readonly scale: TimeLineScale } | null = null;

  /** Where pins were moved to since the line was drawn last: keys may come faster than that. */
  private readonly ahead = linkedSignal<TimeLineView, ReadonlyMap<string, number>>({
    source: this.view,
    computation: () => new Map(),
  });

  protected readonly scale = computed(() => new TimeLineScale(this.view()));
  protected readonly bands = computed(() => bandsOf(this.view(), this.scale()));
  protected readonly ticks = computed(() => this.scale().ticks());
  protected readonly nowAt = computed(() => {
    const now = this.now();
    return now === null ? null : `${this.scale().at(now) * 100}%`;
  });
  protected readonly placed = computed(() =>
    this.view().pins.map((pin) => {
      const date = calendarDay(this.startDate(), pin.day);
      const dayText = date ? `Day ${pin.day}, ${formatDay(date)}` : `Day ${pin.day}`;
      const label = pin.kind === 'stage' ? `${pin.name} begins` : pin.name;
      return { ...pin, at: this.scale().at(pin.day), label, dayText, text: `${label}: ${dayText}` };
    }),
  );

  protected press(event: KeyboardEvent, pin: Pin): void {
    const days = KEY_DAYS[event.key];
    if (days === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.move(pin, this.dayOf(pin) + days);
  }

  protected grab(event: PointerEvent, pin: Pin): void {
    if (event.button !== 0) return;
    const { left, width } = this.line().nativeElement.getBoundingClientRect();
    const scale = this.scale();
    this.held = { offset: event.clientX - left - width * scale.at(pin.day), scale };
    (event.target as Element).setPointerCapture(event.pointerId);
  }

  protected drag(event: PointerEvent, pin: Pin): void {
    if (!this.held) return;
    const { left, width } = this.line().nativeElement.getBoundingClientRect();
    this.move(pin, this.held.scale.dayAt((event.clientX - this.held.offset - left) / width));
  }

  protected drop(): void {
    this.held = null;
  }

  private move(pin: Pin, to: number): void {
    const day = Math.min(this.scale().lastDay, Math.max(1, to));
    if (day === this.dayOf(pin)) return;
    this.ahead.update((ahead) => new Map(ahead).set(keyOf(pin), day));
    this.moved.emit({ pin, day });
  }

  private dayOf(pin: Pin): number {
    return this.ahead().get(keyOf(pin)) ?? pin.day;
  }
}

function keyOf({ kind, index }: Pin): string {
  return `${kind}/${index}`;
}
