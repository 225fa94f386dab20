import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import type { BackfillReport } from '@portal/contracts';
import { CopyButtonComponent, IconComponent, QuantityPipe } from '@portal/web/ui';

/** The approval of a plan: who has read it, and that it was read. */
@Component({
  selector: 'pp-plan-approval',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyButtonComponent, IconComponent, QuantityPipe],
  template: `
    <section class="card" aria-labelledby="approve">
      <div class="card-h"><h2 id="approve">Approve</h2></div>
      <div class="card-b stack-2">
        <dl class="kv">
          <dt>Plan</dt>
          <dd class="hash">
            <span class="mono">{{ report().planHash.slice(0, 8) }}…{{ report().planHash.slice(-4) }}</span>
            <pp-copy-button [text]="report().planHash" label="Copy the hash of the plan" />
          </dd>
          <dt>Written as</dt>
          <dd>one transaction, all or nothing</dd>
        </dl>
        <div class="field">
          <label for="reviewer">Reviewed by</label>
          <span class="in">
            <input
              #name
              id="reviewer"
              maxlength="80"
              autocomplete="off"
              [value]="reviewer()"
              (input)="reviewer.set(name.value)"
            />
          </span>
        </div>
        <label class="row">
          <input #box type="checkbox" [checked]="read()" (change)="read.set(box.checked)" />
          I have read the plan, {{ report().counts.changes | quantity: 'change' }}.
        </label>
        <button
          type="button"
          class="btn btn--main btn--big btn--wide"
          [disabled]="!ready() || busy()"
          (click)="approved.emit(reviewer().trim())"
        >
          <pp-icon name="check" />
          {{ busy() ? 'Applying' : 'Apply' }} {{ report().counts.changes | quantity: 'change' }}
        </button>
        <p class="hint">
          @if (report().canApply) {
            A second run changes nothing. Every change is in the audit trail.
          } @else {
            A check failed. Nothing can be applied before it passes.
          }
        </p>
      </div>
    </section>
  `,
  styles: `
    .kv {
      align-items: center;
    }
    .hash {
      display: flex;
      align-items: center;
      justify-content: end;
      gap: 4px;
    }
  `,
})
export class PlanApprovalComponent {
  readonly report = input.required<BackfillReport>();
  readonly busy = input.required<boolean>();
  /** The plan was approved by this person. */
  readonly approved = output<string>();

  protected readonly reviewer = signal('admin');
  /** Another plan has to be read anew. */
  protected readonly read = linkedSignal({ source: () => this.report().planHash, computation: () => false });
  protected readonly ready = computed(
    () =>
      this.read() && this.reviewer().trim().length >= 2 && this.report().canApply && this.report().counts.changes > 0,
  );
}
