import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ClaimDetail } from '@portal/contracts';
import { formatDay, formatTime } from '@portal/figures';
import { IconComponent, type IconName } from '@portal/web/ui';

type Step = ClaimDetail['timeline'][number];

const LOOKS: Readonly<Record<Step['kind'], { readonly icon: IconName; readonly role: string }>> = {
  service: { icon: 'file-text', role: 'pending' },
  submitted: { icon: 'send', role: 'pending' },
  approved: { icon: 'check', role: 'approved' },
  denied: { icon: 'x', role: 'denied' },
  appealed: { icon: 'scale', role: 'appealed' },
  'decision-due': { icon: 'clock', role: 'pending' },
  overturned: { icon: 'rotate-ccw', role: 'recovered' },
  upheld: { icon: 'minus', role: 'pending' },
};

/** The life of a claim in steps; what is still to come is hollow. */
@Component({
  selector: 'pp-claim-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  template: `
    <section class="card" aria-labelledby="timeline">
      <div class="card-h">
        <h2 id="timeline">Timeline</h2>
        <span class="hint">{{ received() ? 'as the files say' : 'simulated time' }}</span>
      </div>
      <ol class="card-b">
        @for (step of steps(); track $index) {
          <li [class.future]="step.future">
            <span class="mark c-{{ looks[step.kind].role }} mark--{{ looks[step.kind].role }}">
              <pp-icon [name]="looks[step.kind].icon" [size]="13" />
            </span>
            <div>
              <div class="what">
                <b>{{ step.title }}</b><time [attr.datetime]="step.at">{{ when(step) }}</time>
              </div>
              <p class="t2">{{ step.detail }}</p>
            </div>
          </li>
        }
      </ol>
    </section>
  `,
  styles: `
    li {
      position: relative;
      display: grid;
      grid-template-columns: 22px minmax(0, 1fr);
      gap: 10px;
      padding-bottom: var(--pp-3);
    }
    li:not(:last-child)::before {
      content: '';
      position: absolute;
      top: 24px;
      bottom: 0;
      left: 10px;
      width: 2px;
      background: var(--pp-border);
    }
    .mark {
      display: grid;
      place-items: center;
      width: 22px;
      height: 22px;
      border-radius: 50%;
      background: var(--pp-sunken);
    }
    .mark--denied {
      background: var(--pp-denied-wash);
    }
    .mark--approved {
      background: var(--pp-approved-wash);
    }
    .mark--appealed {
      background: var(--pp-appealed-wash);
    }
    .mark--recovered {
      background: var(--pp-recovered-wash);
    }
    .future .mark {
      background: none;
      box-shadow: inset 0 0 0 1.5px var(--pp-border-strong);
    }
    .what {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 var(--pp-2);
    }
    time {
      color: var(--pp-text-3);
      font-size: var(--pp-text-12);
    }
  `,
})
export class ClaimTimelineComponent {
  /** True for a claim that came from files. */
  readonly received = input.required<boolean>();
  readonly steps = input.required<readonly Step[]>();
  protected readonly looks = LOOKS;

  protected when({ at, future }: Step): string {
    if (future) return `by ${formatDay(at)}`;
    return at.includes('T') ? `${formatDay(at)} ${formatTime(at)}` : formatDay(at);
  }
}
