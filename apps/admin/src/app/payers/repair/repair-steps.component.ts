import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { IconComponent } from '@portal/web/ui';

/** The steps of a repair, in order. */
const REPAIR_STEPS = ['Checks', 'Review', 'Apply', 'Result'] as const;
/** A step of a repair. */
export type RepairStep = (typeof REPAIR_STEPS)[number];

/** Where a repair stands: what is done, what is now, what comes later. */
@Component({
  selector: 'pp-repair-steps',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  template: `
    <ol aria-label="Steps">
      @for (step of steps; track step; let index = $index) {
        <li
          [class.done]="index < steps.indexOf(now()) || finished()"
          [class.now]="step === now() && !finished()"
          [attr.aria-current]="step === now() ? 'step' : null"
        >
          <i>
            @if (index < steps.indexOf(now()) || finished()) {
              <pp-icon name="check" [size]="12" />
            } @else {
              {{ index + 1 }}
            }
          </i>
          {{ step }}
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pp-2) var(--pp-5);
    }
    li {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      color: var(--pp-text-3);
      font-weight: var(--pp-weight-medium);
      white-space: nowrap;
    }
    i {
      display: grid;
      place-items: center;
      width: 20px;
      height: 20px;
      border: 1.5px solid var(--pp-border-control);
      border-radius: 50%;
      font-size: var(--pp-text-11);
      font-style: normal;
    }
    .done {
      color: var(--pp-text-2);
    }
    .done i {
      border-color: transparent;
      background: var(--pp-recovered-wash);
      color: var(--pp-recovered-text);
    }
    .now {
      color: var(--pp-text);
    }
    .now i {
      border-color: var(--pp-accent-fill);
      background: var(--pp-accent-fill);
      color: var(--pp-on-accent);
    }
  `,
})
export class RepairStepsComponent {
  readonly now = input.required<RepairStep>();
  protected readonly steps = REPAIR_STEPS;

  /** The last step has nothing after it: once it is reached, all are done. */
  protected finished(): boolean {
    return this.now() === 'Result';
  }
}
