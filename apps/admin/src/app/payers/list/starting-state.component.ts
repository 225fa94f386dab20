import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { PayerList } from '@portal/contracts';
import { ApiProblem, PayerClient } from '@portal/web/data';
import { DialogComponent, IconComponent, QuantityPipe } from '@portal/web/ui';
import { problemWords } from '../payer-problem.js';

/** Loads the payer side as it was found. Work of people that would be lost has to be given up in words. */
@Component({
  selector: 'pp-starting-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogComponent, IconComponent, QuantityPipe],
  template: `
    <pp-dialog #dialog title="Load the starting state" (closed)="closed.emit()">
      <p>
        31 payers as they were found: 2 can be booked, 28 have no service instance, one has an instance that is not
        mapped, one has its Intake twice, and 15 instances belong to nobody.
      </p>
      @if (!empty()) {
        <p>
          All present payers, instances and appointments are replaced; what a repair did can be done again. The audit
          trail stays.
        </p>
      }
      @if (lost(); as changes) {
        <p class="err" role="alert">
          <pp-icon name="circle-alert" [size]="14" />
          {{ changes | quantity: 'change was' : 'changes were' }} made by hand since the last loading.
        </p>
        <label class="row">
          <input #agreed type="checkbox" [checked]="discard()" (change)="discard.set(agreed.checked)" />
          Give these changes up
        </label>
      }
      @if (problem(); as text) {
        <p class="err" role="alert"><pp-icon name="circle-alert" [size]="14" />{{ text }}</p>
      }
      <div class="dialog-f">
        <button type="button" class="btn" (click)="dialog.close()">Cancel</button>
        <button type="button" class="btn btn--main" [disabled]="busy() || (lost() > 0 && !discard())" (click)="load()">
          {{ busy() ? 'Loading' : 'Load it' }}
        </button>
      </div>
    </pp-dialog>
  `,
})
export class StartingStateComponent {
  private readonly client = inject(PayerClient);

  /** True when there is nothing that could be replaced. */
  readonly empty = input.required<boolean>();
  readonly loaded = output<PayerList>();
  readonly closed = output<void>();

  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** Changes by hand that would be lost, once the portal has said so. */
  protected readonly lost = signal(0);
  protected readonly discard = signal(false);

  protected async load(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.loaded.emit(await this.client.loadStartingState(this.discard()));
    } catch (error) {
      const changes = error instanceof ApiProblem && error.status === 409 ? Number(error.body['changes']) : 0;
      if (changes > 0) this.lost.set(changes);
      else this.problem.set(problemWords(error));
    } finally {
      this.busy.set(false);
    }
  }
}
