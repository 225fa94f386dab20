import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MetricExplanation } from '@portal/contracts';
import { figureText, formatCount, formatDayRange, ignoredText, noteText } from '@portal/figures';
import { DayPipe, DialogComponent, QuantityPipe, TimePipe } from '@portal/web/ui';
import { ShownClaims } from '../shell/shown-claims.state.js';

/** How a figure comes about: formula, inputs, source, and exactly the claims that it counts. */
@Component({
  selector: 'pp-metric-explanation',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, DialogComponent, QuantityPipe, RouterLink, TimePipe],
  template: `
    <pp-dialog #dialog [title]="explanation().name" width="min(560px, calc(100vw - 32px))" (closed)="closed.emit()">
      <p>
        <b class="value">{{ text() }}</b> {{ basis() }}
      </p>
      <p>{{ explanation().formula }}</p>
      <dl class="kv">
        @for (entry of explanation().inputs; track entry.name) {
          <dt>{{ entry.name }}</dt>
          <dd>{{ number(entry.value) }}</dd>
        }
        <dt>Days</dt>
        <dd>{{ span() }}</dd>
        @if (ignored(); as text) {
          <dt>Filters</dt>
          <dd>{{ text }}</dd>
        }
        <dt>Definition</dt>
        <dd>{{ explanation().source }}</dd>
        <dt>Counted up to</dt>
        <dd>{{ explanation().asOf | day }}, {{ explanation().asOf | time }}{{ received() ? '' : ', simulated' }}</dd>
        <dt>Computed</dt>
        <dd>
          {{ explanation().computedAt | day }}, {{ explanation().computedAt | time }}, real, by version
          {{ explanation().codeVersion }}
        </dd>
      </dl>
      @if (explanation().claimsQuery; as query) {
        <p>
          <a routerLink="/claims" [queryParams]="query"
            >See the {{ explanation().counted | quantity: 'claim' }} counted</a
          >
        </p>
      }
      <div class="dialog-f"><button type="button" class="btn" (click)="dialog.close()">Close</button></div>
    </pp-dialog>
  `,
  styles: `
    .value {
      font-size: var(--pp-text-20);
    }
  `,
})
export class MetricExplanationComponent {
  readonly explanation = input.required<MetricExplanation>();
  readonly closed = output<void>();

  protected readonly received = inject(ShownClaims).received;
  protected readonly text = computed(() => figureText(this.explanation()));
  protected readonly basis = computed(() => noteText(this.explanation()));
  protected readonly ignored = computed(() => ignoredText(this.explanation()));
  protected readonly span = computed(() =>
    formatDayRange(this.explanation().period.from, this.explanation().period.to),
  );

  protected number(value: number): string {
    return Number.isInteger(value) ? formatCount(value) : value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  }
}
