import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ApiProblem, LiveState, WorkClient } from '@portal/web/data';
import { WorkProgressComponent } from '@portal/web/ui';

/** Long work that goes on, whichever page is open, and what failed until somebody has taken note of it. */
@Component({
  selector: 'pp-work-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WorkProgressComponent],
  template: `
    @for (work of shown(); track work.id) {
      <pp-work-progress [work]="work" (cancelled)="cancel(work.id)" (closed)="close(work.id)" />
    }
    @if (problem(); as text) {
      <p class="err" role="alert">{{ text }}</p>
    }
  `,
  styles: `
    /* Work comes and goes by itself: it floats above a corner of the page, so that the page stays where it is. */
    :host {
      position: fixed;
      right: var(--pp-4);
      bottom: var(--pp-4);
      z-index: 6;
      display: block;
      width: 480px;
      border-radius: var(--pp-radius-3);
      background: var(--pp-raised);
    }
    :host(:has(pp-work-progress, .err)) {
      padding: var(--pp-2) var(--pp-4);
      border: 1px solid var(--pp-border);
      box-shadow: var(--pp-shadow-2);
    }
    @media (max-width: 720px) {
      :host {
        inset-inline: var(--pp-3);
        width: auto;
        bottom: calc(64px + env(safe-area-inset-bottom));
      }
    }
  `,
})
export class WorkListComponent {
  private readonly client = inject(WorkClient);
  private readonly works = inject(LiveState).works;
  private readonly closed = signal<ReadonlySet<string>>(new Set());
  protected readonly problem = signal<string | null>(null);
  protected readonly shown = computed(() =>
    this.works().filter(({ id, state }) => state === 'running' || (state === 'failed' && !this.closed().has(id))),
  );

  protected async cancel(id: string): Promise<void> {
    this.problem.set(null);
    try {
      await this.client.cancel(id);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error.message);
    }
  }

  protected close(id: string): void {
    this.closed.update((closed) => new Set([...closed, id]));
  }
}
