import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { PayerName, ServiceCodes } from '@portal/contracts';
import { FieldComponent, IconComponent } from '@portal/web/ui';
import type { FieldProblems } from '../form/form-problems.js';
import type { RuleRow } from './rule-form.js';

let editors = 0;

/** A payer that stops paying for a service on a day: who, what, where, from when. */
@Component({
  selector: 'pp-rule-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FieldComponent, IconComponent],
  templateUrl: './rule-editor.component.html',
  styleUrl: '../stages/plan-row.scss',
})
export class RuleEditorComponent {
  readonly row = input.required<RuleRow>();
  readonly payers = input.required<readonly PayerName[]>();
  readonly codes = input.required<ServiceCodes>();
  /** The calendar day on which it begins, in words. */
  readonly date = input.required<string>();
  readonly problems = input.required<FieldProblems>();
  readonly changed = output<Partial<RuleRow>>();
  readonly removed = output<void>();

  protected readonly id = `rule-${editors++}`;
  protected readonly title = computed(() => `rule change for ${this.row().procedureCode || 'a code to be named'}`);
  /** What the code stands for, under its field. */
  protected readonly service = computed(
    () => this.codes().procedures.find(({ code }) => code === this.row().procedureCode.trim())?.label ?? '',
  );
}
