import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { BackfillPlanGroup, BackfillReport } from '@portal/contracts';
import { downloadText, IconComponent, type Segment, SegmentsComponent, syntheticFileName } from '@portal/web/ui';
import { planSteps, tallies } from './plan-groups.js';

type View = 'plan' | 'sql';

const SIGNS = {
  kept: { text: '', name: 'kept', class: 'keep' },
  removed: { text: '−', name: 'removed', class: 'del' },
  changed: { text: '~', name: 'changed', class: 'chg' },
  added: { text: '+', name: 'added', class: 'add' },
} as const;

/** A plan as a diff, step by step, and as the SQL that is run. */
@Component({
  selector: 'pp-plan-diff',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent, SegmentsComponent],
  templateUrl: './plan-diff.component.html',
  styleUrl: './plan-diff.component.scss',
})
export class PlanDiffComponent {
  readonly report = input.required<BackfillReport>();

  protected readonly view = signal<View>('plan');
  protected readonly views: readonly Segment<View>[] = [
    { value: 'plan', label: 'Plan' },
    { value: 'sql', label: 'SQL' },
  ];
  protected readonly signs = SIGNS;
  protected readonly tallies = tallies;
  protected readonly steps = computed(() => planSteps(this.report()));

  /** What differs from the rest is open at once: repairs of a payer, and payers that have something already. */
  protected opened({ payerId, step, rows }: BackfillPlanGroup): boolean {
    return (step === 1 && payerId !== null) || rows.some(({ sign }) => sign === 'changed');
  }

  protected save(): void {
    downloadText(syntheticFileName('repair plan', 'sql'), 'application/sql', this.report().sql);
  }
}
