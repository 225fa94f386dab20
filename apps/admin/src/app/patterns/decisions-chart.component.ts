import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { PatternCandidate } from '@portal/contracts';
import { formatMonthDay } from '@portal/figures';
import { measuredWidth, MonthDayPipe } from '@portal/web/ui';
import { dayAt, decisionBlocks } from './decision-blocks.js';

const FIRST_WIDTH = 440;
/** Room for the words above the day on which it began. */
const LABEL_HALF = 70;

/** The decisions on the claims in question, one block each: what was approved, what was refused, and since when. */
@Component({
  selector: 'pp-decisions-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MonthDayPipe],
  template: `
    <div class="plot">
      <svg class="chart" role="img" [attr.height]="drawing().height" [attr.aria-label]="name()">
        @for (line of drawing().grid; track line.value) {
          <line
            class="grid"
            [attr.x1]="drawing().left"
            [attr.x2]="drawing().width"
            [attr.y1]="line.y"
            [attr.y2]="line.y"
          />
          <text text-anchor="end" [attr.x]="drawing().left - 8" [attr.y]="line.y + 4">{{ line.value }}</text>
        }
        @if (drawing().began; as x) {
          <rect
            class="since"
            [attr.x]="x"
            [attr.y]="drawing().top"
            [attr.width]="drawing().width - x"
            [attr.height]="drawing().baseline - drawing().top"
          />
          <line class="began" y1="16" [attr.x1]="x" [attr.x2]="x" [attr.y2]="drawing().baseline" />
          <text class="began-text" text-anchor="middle" y="11" [attr.x]="label()">{{ began() }}</text>
        }
        @for (block of drawing().blocks; track $index) {
          <rect
            [class]="block.kind"
            [attr.x]="block.x"
            [attr.y]="block.y"
            [attr.width]="block.width"
            [attr.height]="block.height"
            rx="1"
          />
        }
        @for (mark of drawing().marks; track mark.day) {
          <text [attr.x]="mark.x" [attr.y]="drawing().height - 4">{{ mark.day | monthDay }}</text>
        }
      </svg>
      <button type="button" class="cover" tabindex="-1" aria-hidden="true" (click)="pick($event)"></button>
    </div>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .approved {
      fill: var(--pp-approved);
    }
    .denied {
      fill: var(--pp-denied);
    }
    .since {
      fill: var(--pp-denied-wash);
    }
    .began {
      stroke: var(--pp-denied);
      stroke-dasharray: 3 3;
    }
    .chart .began-text {
      fill: var(--pp-denied-text);
      font-weight: var(--pp-weight-strong);
    }
  `,
})
export class DecisionsChartComponent {
  readonly candidate = input.required<PatternCandidate>();
  /** The finding: name of the chart for readers of the screen. */
  readonly name = input.required<string>();
  /** Index of the day that was pressed. */
  readonly picked = output<number>();

  private readonly width = measuredWidth(FIRST_WIDTH);
  protected readonly drawing = computed(() =>
    decisionBlocks(this.candidate().daily, this.candidate().began, this.width()),
  );
  protected readonly began = computed(() => `began ${formatMonthDay(this.candidate().began)}`);
  protected readonly label = computed(() =>
    Math.min(this.width() - LABEL_HALF / 2, Math.max(LABEL_HALF, this.drawing().began ?? 0)),
  );

  protected pick(event: MouseEvent): void {
    const index = dayAt(this.drawing(), event.offsetX);
    if (index !== null) this.picked.emit(index);
  }
}
