import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { sparklinePath } from './sparkline-path.js';

const WIDTH = 150;
const HEIGHT = 28;

/** The course of a figure, as high as its host. It shows direction; the figure beside it says how much. */
@Component({
  selector: 'pp-sparkline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 150 28" preserveAspectRatio="none" aria-hidden="true" [style.--c]="'var(--pp-' + role() + ')'">
      <path class="area" [attr.d]="area()" />
      <path class="line" [class.estimate]="estimate()" [attr.d]="line()" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      height: 28px;
      line-height: 0;
    }
    svg {
      width: 100%;
      height: 100%;
    }
    .line {
      fill: none;
      stroke: var(--c);
      stroke-width: 1.5;
      vector-effect: non-scaling-stroke;
    }
    .area {
      fill: color-mix(in srgb, var(--c) 9%, transparent);
    }
    .estimate {
      stroke-dasharray: 4 3;
    }
  `,
})
export class SparklineComponent {
  /** A value a day; null where none is known. */
  readonly values = input.required<readonly (number | null)[]>();
  /** Name of the data color. */
  readonly role = input.required<string>();
  /** An estimate is dashed and has no ground. */
  readonly estimate = input(false);

  protected readonly line = computed(() => sparklinePath(this.values(), WIDTH, HEIGHT));
  protected readonly area = computed(() => {
    const whole = !this.estimate() && this.values().every((value) => value !== null);
    return whole && this.line() ? `${this.line()}L${WIDTH},${HEIGHT}L0,${HEIGHT}Z` : '';
  });
}
