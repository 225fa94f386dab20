import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import type { LabSessionView } from '@portal/contracts';
import { LAB_POINTS } from '@portal/domain';
import { IconComponent } from '@portal/web/ui';

/** The head of a session: which exercise of ten, time, score and hints, and how each exercise went. */
@Component({
  selector: 'pp-lab-score',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  host: { class: 'card' },
  template: `
    <div class="row between wrap">
      <span>
        <b>{{ session().patternName }}</b>
        <span class="t2"> exercise {{ number() }} of {{ session().exercises.length }}</span>
      </span>
      <span class="row s12 t2 figures">
        <span class="row time"><pp-icon name="clock" [size]="14" />{{ time() }}</span>
        <span>
          Score <b class="points" data-figure="Score">{{ session().points }} of {{ answered() * points.exercise }}</b>
        </span>
        <span>Hints used {{ session().hints }}</span>
      </span>
    </div>
    <div class="ten" role="img" [attr.aria-label]="answered() + ' answered of ' + session().exercises.length">
      @for (exercise of session().exercises; track $index) {
        <i
          [class.now]="$index + 1 === number() && exercise.state === 'open'"
          [style.--part.%]="exercise.points * points.exercise"
          [title]="exercise.state === 'open' ? 'not answered' : exercise.points + ' points'"
        ></i>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 10px var(--pp-4);
    }
    .figures {
      gap: 14px;
    }
    .figures b {
      color: var(--pp-text);
    }
    /* As wide as they become, so that nothing moves while the time goes on. */
    .time {
      min-width: calc(22px + 9ch);
    }
    .points {
      display: inline-block;
      min-width: 8ch;
    }
    @media (max-width: 720px) {
      :host {
        padding-inline: var(--pp-3);
      }
    }
    .ten {
      display: flex;
      gap: 4px;
    }
    .ten i {
      --part: 0%;
      flex: 1;
      height: 6px;
      border-radius: 3px;
      background: linear-gradient(90deg, var(--pp-learning) var(--part), var(--pp-border-strong) var(--part));
    }
    .ten .now {
      background: var(--pp-surface);
      box-shadow: inset 0 0 0 1.5px var(--pp-learning);
    }
  `,
})
export class LabScoreComponent {
  readonly session = input.required<LabSessionView>();
  /** Exercise on screen, from 1. */
  readonly number = input.required<number>();

  protected readonly points = LAB_POINTS;
  private readonly now = signal(Date.now());
  protected readonly answered = computed(() => this.session().exercises.filter(({ state }) => state !== 'open').length);
  /** Real time: `6 min 40 s`. */
  protected readonly time = computed(() => {
    const session = this.session();
    const running = Math.floor((this.now() - Date.parse(session.startedAt)) / 1000);
    const seconds = session.state === 'open' ? Math.max(0, running) : session.seconds;
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  });

  constructor() {
    const timer = setInterval(() => this.now.set(Date.now()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
