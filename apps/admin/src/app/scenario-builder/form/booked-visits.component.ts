import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { ApiProblem, PayerClient } from '@portal/web/data';
import { IconComponent, QuantityPipe } from '@portal/web/ui';
import type { GenerationForm } from './generation-form.js';

type BookedVisits = GenerationForm['bookedVisits'];

/** Whether visits that were booked for payers take place in the run. They are taken in as they are booked now. */
@Component({
  selector: 'pp-booked-visits',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent, QuantityPipe],
  template: `
    <span class="lab">Booked visits</span>
    <label class="row">
      <input
        #box
        type="checkbox"
        class="switch"
        [checked]="visits().length > 0"
        [disabled]="busy()"
        (change)="choose(box)"
      />
      Visits to come take place in the run
    </label>
    <small role="status">
      @if (visits().length > 0) {
        {{ visits().length | quantity: 'visit' }} on top of the claims a day, the next one on day
        {{ visits()[0]?.day }}.
      } @else {
        {{ said() }}
      }
    </small>
    @if (problem(); as text) {
      <span class="err"><pp-icon name="circle-alert" [size]="14" />{{ text }}</span>
    }
  `,
})
export class BookedVisitsComponent {
  private readonly client = inject(PayerClient);

  readonly visits = input.required<BookedVisits>();
  readonly problem = input<string>();
  readonly changed = output<BookedVisits>();

  protected readonly busy = signal(false);
  protected readonly said = signal('Visits booked for payers that can be booked and take claims.');

  protected async choose(box: HTMLInputElement): Promise<void> {
    if (!box.checked) return this.changed.emit([]);
    this.busy.set(true);
    try {
      const { items } = await this.client.visitsAhead();
      if (items.length === 0) this.stayOff(box, 'No visits to come are booked.');
      else this.changed.emit(items);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.stayOff(box, error.message);
    } finally {
      this.busy.set(false);
    }
  }

  /** The switch has moved already; what it stands for has not. */
  private stayOff(box: HTMLInputElement, why: string): void {
    box.checked = false;
    this.said.set(why);
  }
}
