import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LabSessionView } from '@portal/contracts';
import { MASTERED } from '@portal/domain';
import { formatDuration } from '@portal/figures';
import { IconComponent, PercentPipe } from '@portal/web/ui';

/** What a completed session earned and taught, and what it changes in the running simulation. */
@Component({
  selector: 'pp-lab-summary',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent, PercentPipe, RouterLink],
  template: `
    <section class="card" aria-labelledby="summary">
      <div class="card-h"><h2 id="summary">Session complete</h2></div>
      <div class="card-b stack">
        <p role="status">
          <b class="strong">{{ session().points }} of {{ session().possible }} points</b>, {{ session().correct }} of
          {{ session().exercises.length }} right, in {{ time() }}.
        </p>
        <div>
          <div class="row between">
            <span class="lab">Your mastery of {{ session().patternName }}</span>
            <b class="c-learning" data-figure="Mastery">{{ session().masteryAfter | percent: 0 }}</b>
          </div>
          <div class="bar" role="img" [attr.aria-label]="'Mastery ' + (session().masteryAfter | percent: 0)">
            <i class="before" [style.width.%]="session().masteryBefore * 100"></i>
            <i [style.width.%]="(session().masteryAfter - session().masteryBefore) * 100"></i>
          </div>
          <p class="s12 t2">
            {{ mastered() ? 'Mastered.' : '80% counts as mastered.' }}
            @if (falling()) {
              In the running simulation the pattern falls from {{ shareBefore() | percent }} to
              {{ shareNow() | percent }} of claims.
            } @else if (shareNow() !== null) {
              The running simulation takes it in with its next claims.
            } @else if (session().runId !== null) {
              The run is over: what was learned counts for you, not for its claims.
            }
          </p>
        </div>
        <div class="row wrap">
          <button type="button" class="btn btn--main" [disabled]="busy()" (click)="again.emit()">
            <pp-icon name="rotate-ccw" />Practice again
          </button>
          <a class="btn" routerLink="/learning"><pp-icon name="trending-up" />My progress</a>
        </div>
      </div>
    </section>
  `,
  styles: `
    .bar {
      display: flex;
      height: 8px;
      margin: 6px 0;
      border-radius: 3px;
      background: var(--pp-pending-wash);
      overflow: hidden;
    }
    .bar i {
      background: var(--pp-learning);
    }
    .bar .before {
      opacity: 0.45;
    }
  `,
})
export class LabSummaryComponent {
  readonly session = input.required<LabSessionView>();
  readonly shareBefore = input.required<number | null>();
  readonly shareNow = input.required<number | null>();
  readonly busy = input.required<boolean>();
  readonly again = output<void>();

  protected readonly falling = computed(() => {
    const [before, now] = [this.shareBefore(), this.shareNow()];
    return before !== null && now !== null && now < before;
  });
  protected readonly mastered = computed(() => this.session().masteryAfter >= MASTERED);
  protected readonly time = computed(() => formatDuration(this.session().seconds));
}
