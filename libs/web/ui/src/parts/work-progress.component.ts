import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { formatCount, formatDuration } from '@portal/figures';
import { IconComponent } from '../icon/icon.component.js';

/** Long work as it stands. */
export interface ShownWork {
  readonly name: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
  readonly unit: string;
  readonly secondsLeft: number | null;
  /** Why it cannot be cancelled; null while it can. */
  readonly refusal: string | null;
  readonly cancelling: boolean;
  readonly failure: string | null;
}

/** One line of long work: how far it is, how long it still takes and the way to cancel it, or why it failed. */
@Component({
  selector: 'pp-work-progress',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  template: `
    <b>{{ work().name }}</b>
    @if (work().state === 'running') {
      <progress [attr.aria-label]="work().name" [attr.max]="work().total" [attr.value]="value()"></progress>
    } @else {
      <pp-icon [name]="work().state === 'failed' ? 'circle-alert' : 'circle-check'" [size]="16" />
    }
    <span class="grow t2">{{ words() }}</span>
    @if (work().state === 'running') {
      <button
        type="button"
        class="btn btn--s"
        [disabled]="work().cancelling || work().refusal !== null"
        [title]="work().refusal ?? ''"
        [attr.aria-label]="'Cancel: ' + work().name"
        (click)="cancelled.emit()"
      >
        {{ work().cancelling ? 'Cancelling' : 'Cancel' }}
      </button>
    } @else {
      <button
        type="button"
        class="btn btn--bare btn--s btn--icon"
        [attr.aria-label]="'Close: ' + work().name"
        (click)="closed.emit()"
      >
        <pp-icon name="x" [size]="15" />
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--pp-3);
      min-height: 32px;
    }
    progress {
      width: 160px;
      accent-color: var(--pp-accent-fill);
    }
    progress[value] {
      height: 6px;
      border: 0;
      border-radius: var(--pp-radius-full);
      appearance: none;
      background: var(--pp-border-strong);
      overflow: hidden;
    }
    progress[value]::-webkit-progress-bar {
      background: none;
    }
    progress[value]::-webkit-progress-value {
      background: var(--pp-accent-fill);
    }
    progress[value]::-moz-progress-bar {
      background: var(--pp-accent-fill);
    }
    /* As wide as the words become, so that nothing moves while they change. */
    .grow {
      flex: 1 1 24ch;
    }
  `,
})
export class WorkProgressComponent {
  readonly work = input.required<ShownWork>();
  readonly cancelled = output<void>();
  readonly closed = output<void>();

  /** Null shows as going on without a measure. */
  protected readonly value = computed(() => (this.work().total === null ? null : this.work().done));
  protected readonly words = computed(() => {
    const { state, done, total, unit, secondsLeft, failure } = this.work();
    if (state === 'failed') return `Failed: ${failure}`;
    if (state === 'cancelled') return 'Cancelled';
    if (state === 'done') return 'Done';
    const of = total === null ? '' : ` of ${formatCount(total)}`;
    return `${formatCount(done)}${of} ${unit}${secondsLeft === null ? '' : `, ${formatDuration(secondsLeft)} left`}`;
  });
}
