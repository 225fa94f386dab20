import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { GENERATION_BOUNDS } from '@portal/domain';
import { FieldComponent, IconComponent } from '@portal/web/ui';
import { boundsText } from '../form/field-bounds.js';
import { type FieldProblems } from '../form/form-problems.js';
import type { GenerationForm } from '../form/generation-form.js';
import { PatternsFormComponent } from '../form/patterns-form.component.js';
import type { StageNumber, StageRow } from './stage-form.js';

const FIELDS: readonly { readonly key: StageNumber; readonly label: string; readonly unit: string }[] = [
  { key: 'claimsPerDay', label: 'Claims a day', unit: '' },
  { key: 'denialRate', label: 'Denied', unit: '%' },
  { key: 'appealRate', label: 'Appealed', unit: '%' },
  {
    key: 'practiceSessionsPerDay',
    label: 'Practice a day',
    unit: boundsText(GENERATION_BOUNDS.practiceSessionsPerDay),
  },
];

/** A stage: its name, its first day, and what changes on it. Empty fields show what held before, and leave it. */
@Component({
  selector: 'pp-stage-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FieldComponent, IconComponent, PatternsFormComponent],
  templateUrl: './stage-editor.component.html',
  styleUrl: './plan-row.scss',
})
export class StageEditorComponent {
  readonly row = input.required<StageRow>();
  /** What holds up to the stage, as it was typed. */
  readonly before = input.required<Pick<GenerationForm, StageNumber | 'patterns'>>();
  /** The calendar day on which it begins, in words. */
  readonly date = input.required<string>();
  readonly problems = input.required<FieldProblems>();
  readonly changed = output<Partial<StageRow>>();
  readonly removed = output<void>();

  protected readonly fields = FIELDS;
  protected readonly title = computed(() => this.row().name.trim() || 'Stage without a name');

  protected type(key: StageNumber, text: string): void {
    this.changed.emit({ [key]: text });
  }

  protected changePatterns(on: boolean): void {
    this.changed.emit({ patterns: on ? this.before().patterns : null });
  }
}
