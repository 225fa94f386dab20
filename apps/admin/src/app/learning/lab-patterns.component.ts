import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { LabPatterns } from '@portal/contracts';
import type { PatternId } from '@portal/domain';
import { CountPipe, PercentPipe } from '@portal/web/ui';

/** The patterns to practice, those that cost this practice most first, with what the person knows of each. */
@Component({
  selector: 'pp-lab-patterns',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, PercentPipe],
  host: { class: 'card' },
  template: `
    <div class="card-h"><h2>Choose a pattern</h2></div>
    <p class="hint about">Those that cost most first, with your mastery.</p>
    <ul aria-label="Patterns">
      @for (pattern of patterns()?.items; track pattern.patternId) {
        <li>
          <button
            type="button"
            class="choice"
            [class.on]="pattern.patternId === chosen()"
            [attr.aria-current]="pattern.patternId === chosen() ? 'true' : null"
            [disabled]="busy() || pattern.deniedClaims === 0"
            [title]="pattern.description"
            (click)="picked.emit(pattern.patternId)"
          >
            <b class="med">{{ pattern.name }}</b>
            <span class="row between s12">
              @if (pattern.deniedClaims > 0) {
                <span class="t2">\${{ pattern.deniedAmount | count }} in {{ patterns()?.days }} days</span>
              } @else {
                <span class="t3">none denied, nothing to practice</span>
              }
              <span class="c-learning med">mastery {{ pattern.mastery | percent: 0 }}</span>
            </span>
            <span class="bar"><i [style.width.%]="(pattern.mastery ?? 0) * 100"></i></span>
          </button>
        </li>
      } @empty {
        <li class="about t2">{{ failed() ? 'Nothing to show.' : 'Loading' }}</li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      overflow: hidden;
    }
    .about {
      padding: 0 var(--pp-4) var(--pp-2);
    }
    .choice {
      display: grid;
      gap: 2px;
      width: 100%;
      padding: 9px var(--pp-4);
      border: 0;
      border-top: 1px solid var(--pp-border);
      background: none;
      text-align: left;
      cursor: pointer;
    }
    .choice:hover:not(:disabled) {
      background: var(--pp-hover);
    }
    .choice:focus-visible {
      outline-offset: -2px;
    }
    .choice:disabled {
      cursor: default;
    }
    .choice.on {
      background: var(--pp-selected);
      box-shadow: inset 2px 0 0 var(--pp-accent-fill);
    }
    .bar {
      height: 6px;
      margin-top: 3px;
      border-radius: 3px;
      background: var(--pp-border);
      overflow: hidden;
    }
    .bar i {
      display: block;
      height: 100%;
      border-radius: 3px;
      background: var(--pp-learning);
    }
    @media (max-width: 720px) {
      .about,
      .choice {
        padding-inline: var(--pp-3);
      }
    }
  `,
})
export class LabPatternsComponent {
  readonly patterns = input.required<LabPatterns | null>();
  readonly chosen = input.required<string | null>();
  readonly busy = input.required<boolean>();
  /** The patterns could not be fetched. */
  readonly failed = input(false);
  readonly picked = output<PatternId>();
}
