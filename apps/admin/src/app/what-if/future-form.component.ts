import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { PayerName } from '@portal/contracts';
import { claimsPerDayBounds, GENERATION_BOUNDS } from '@portal/domain';
import { FieldComponent, IconComponent } from '@portal/web/ui';
import { boundsText } from '../scenario-builder/form/field-bounds.js';
import type { FutureField, FutureForm } from './what-if-form.js';

const { practiceSessionsPerDay } = GENERATION_BOUNDS;

/** One future as it is typed. Empty fields stay as they are in the run. */
@Component({
  selector: 'pp-future-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FieldComponent, IconComponent],
  template: `
    <fieldset class="future" [style.--c]="'var(--pp-' + role() + ')'">
      <legend class="sr">{{ future().name }}</legend>
      <div class="row">
        <pp-field
          class="grow"
          label="Name"
          [value]="future().name"
          [problem]="problems().get('name')"
          (changed)="typed.emit({ name: $event })"
        />
        @if (removable()) {
          <button
            type="button"
            class="btn btn--icon"
            [attr.aria-label]="'Remove ' + future().name"
            (click)="removed.emit()"
          >
            <pp-icon name="trash" />
          </button>
        }
      </div>
      @for (field of fields(); track field.key) {
        <pp-field
          [label]="field.label"
          [unit]="field.unit"
          [value]="future()[field.key]"
          [problem]="problems().get(field.key)"
          (changed)="type(field.key, $event)"
        />
      }
      <div class="pair">
        <div class="field">
          <label [for]="'payer-' + role()">Payer that begins to refuse</label>
          <div class="in">
            <select
              #payer
              [id]="'payer-' + role()"
              [value]="future().payerId"
              (change)="typed.emit({ payerId: payer.value, placeOfService: null })"
            >
              <option value="">No new rule</option>
              @for (it of payers(); track it.id) {
                <option [value]="it.id">{{ it.name }}</option>
              }
            </select>
          </div>
          @if (problems().get('payerId'); as text) {
            <p class="err"><pp-icon name="circle-alert" [size]="14" />{{ text }}</p>
          }
        </div>
        <pp-field
          label="Code it refuses"
          [mono]="true"
          [value]="future().procedureCode"
          [disabled]="!future().payerId"
          [problem]="problems().get('procedureCode')"
          (changed)="typed.emit({ procedureCode: $event })"
        />
      </div>
    </fieldset>
  `,
  styles: `
    .future {
      display: grid;
      gap: var(--pp-3);
      min-width: 0;
      margin: 0;
      padding: var(--pp-3) var(--pp-4) var(--pp-4);
      border: 1px solid var(--pp-border);
      border-top: 3px solid var(--c);
      border-radius: var(--pp-radius-2);
    }
    .row {
      align-items: end;
    }
    .pair {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
      gap: var(--pp-3);
    }
  `,
})
export class FutureFormComponent {
  readonly future = input.required<FutureForm>();
  /** The scenario of the run, which bounds the claims a day; null where it is not known here. */
  readonly scenarioId = input<string | null>(null);
  readonly payers = input.required<readonly PayerName[]>();
  /** Name of the future's data color. */
  readonly role = input.required<string>();
  readonly removable = input(true);
  /** What is wrong, by field. */
  readonly problems = input.required<ReadonlyMap<string, string>>();
  readonly typed = output<Partial<FutureForm>>();
  readonly removed = output<void>();

  protected readonly fields = computed((): readonly { key: FutureField; label: string; unit: string }[] => {
    const scenarioId = this.scenarioId();
    const claimsUnit = scenarioId === null ? '' : boundsText(claimsPerDayBounds(scenarioId));
    return [
      { key: 'practiceSessionsPerDay', label: 'Practice sessions a day', unit: boundsText(practiceSessionsPerDay) },
      { key: 'claimsPerDay', label: 'Claims a day', unit: claimsUnit },
      { key: 'denialRate', label: 'Denied at first', unit: '%' },
      { key: 'appealRate', label: 'Denials appealed', unit: '%' },
    ];
  });

  protected type(field: FutureField, text: string): void {
    this.typed.emit({ [field]: text });
  }
}
