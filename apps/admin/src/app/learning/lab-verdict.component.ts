import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { LabExerciseView, LabSessionView } from '@portal/contracts';
import { HINTS_PER_EXERCISE, LAB_POINTS, PATTERN_LIST, type PatternId } from '@portal/domain';
import { sentence } from '@portal/figures';
import { IconComponent, QuantityPipe } from '@portal/web/ui';

const TITLES: Readonly<Record<LabExerciseView['tries'][number]['grade'], string>> = {
  paid: 'The payer would pay.',
  'paid-less': 'The payer would pay, but less than it owes.',
  'other-fault-left': 'That fault is gone, another is left.',
  'right-change-elsewhere': 'The right change in the wrong place.',
  'still-denied': 'Still denied.',
};

/** The right-hand card of an exercise: what is wrong, the hints, and what the payer's rules say to each try. */
@Component({
  selector: 'pp-lab-verdict',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent, QuantityPipe],
  host: { class: 'card' },
  templateUrl: './lab-verdict.component.html',
  styleUrl: './lab-verdict.component.scss',
})
export class LabVerdictComponent {
  readonly exercise = input.required<LabExerciseView>();
  readonly session = input.required<LabSessionView>();
  readonly named = input.required<PatternId | null>();
  readonly canCheck = input.required<boolean>();
  readonly busy = input.required<boolean>();
  readonly naming = output<PatternId>();
  readonly checked = output<void>();
  readonly hinted = output<void>();
  readonly gaveUp = output<void>();
  readonly nexted = output<void>();

  protected readonly patterns = PATTERN_LIST;
  protected readonly points = LAB_POINTS;
  protected readonly sentence = sentence;
  protected readonly open = computed(() => this.exercise().state === 'open');
  protected readonly latest = computed(() => this.exercise().tries.at(-1) ?? null);
  protected readonly right = computed(() => this.exercise().tries.some(({ grade }) => grade === 'paid'));
  protected readonly hintsLeft = computed(() => HINTS_PER_EXERCISE - this.exercise().hints.length);
  protected readonly title = computed(() => {
    const latest = this.latest();
    if (this.exercise().state === 'right') return `Right. ${this.exercise().payerName} would pay.`;
    return latest ? TITLES[latest.grade] : 'Given up.';
  });
  protected readonly misnamed = computed(() => this.right() && this.latest()?.patternRight === false);

  protected titleOf(grade: LabExerciseView['tries'][number]['grade']): string {
    return TITLES[grade];
  }

  protected name(value: string): void {
    const pattern = this.patterns.find(({ id }) => id === value);
    if (pattern) this.naming.emit(pattern.id);
  }
}
