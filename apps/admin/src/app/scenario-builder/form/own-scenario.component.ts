import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import type { Scenario } from '@portal/contracts';
import { DialogComponent, IconComponent } from '@portal/web/ui';

/** What can be done with a scenario of one's own: taken away as a file, or deleted after a question. */
@Component({
  selector: 'pp-own-scenario',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogComponent, IconComponent],
  template: `
    <section class="card" aria-label="Your own scenario">
      <div class="card-h">
        <p class="t2 grow">{{ scenario().name }} is your own scenario.</p>
      </div>
      <div class="card-b row wrap">
        <button type="button" class="btn" (click)="exported.emit()"><pp-icon name="download" />Export</button>
        <button type="button" class="btn btn--danger" (click)="doomed.set(scenario())">
          <pp-icon name="trash" />Delete
        </button>
      </div>
    </section>
    @if (doomed(); as it) {
      <pp-dialog #dialog title="Delete a scenario" (closed)="doomed.set(null)">
        <p>
          “{{ it.name }}” with its settings will be deleted and cannot be had back. Runs that were started with it stay
          as they are.
        </p>
        <div class="dialog-f">
          <button type="button" class="btn" (click)="dialog.close()">Keep it</button>
          <button type="button" class="btn btn--danger" (click)="delete(it)"><pp-icon name="trash" />Delete it</button>
        </div>
      </pp-dialog>
    }
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class OwnScenarioComponent {
  readonly scenario = input.required<Scenario>();
  readonly exported = output<void>();
  readonly deleted = output<Scenario>();
  /** The scenario that is asked about. */
  protected readonly doomed = signal<Scenario | null>(null);

  protected delete(scenario: Scenario): void {
    this.doomed.set(null);
    this.deleted.emit(scenario);
  }
}
