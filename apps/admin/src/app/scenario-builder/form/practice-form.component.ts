import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { ProviderView } from '@portal/contracts';
import { claimsPerDayBounds, GENERATION_BOUNDS, GENERATION_SPEEDS } from '@portal/domain';
import { ANSWER_WORDS, APPEAL_WORDS, DURATION_WORDS, PRICING_WORDS } from '@portal/figures';
import { CopyButtonComponent, FieldComponent, IconComponent, type Segment, SegmentsComponent } from '@portal/web/ui';
import { SPEED_WORDS } from '../../shell/run-words.js';
import { BookedVisitsComponent } from './booked-visits.component.js';
import { boundsText } from './field-bounds.js';
import type { FieldProblems } from './form-problems.js';
import type { GenerationForm } from './generation-form.js';

/** How the practice works: volume, rates, length, speed, seed; the less usual settings behind a disclosure. */
@Component({
  selector: 'pp-practice-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BookedVisitsComponent, CopyButtonComponent, FieldComponent, IconComponent, SegmentsComponent],
  templateUrl: './practice-form.component.html',
  styleUrl: './practice-form.component.scss',
})
export class PracticeFormComponent {
  readonly form = input.required<GenerationForm>();
  readonly problems = input.required<FieldProblems>();
  readonly providers = input.required<readonly ProviderView[]>();
  readonly description = input.required<string>();
  readonly changed = output<Partial<GenerationForm>>();
  readonly rerolled = output<void>();
  readonly undone = output<void>();

  protected readonly durations = segmentsOf(DURATION_WORDS);
  protected readonly pricing = segmentsOf(PRICING_WORDS);
  protected readonly answers = segmentsOf(ANSWER_WORDS);
  protected readonly appeals = segmentsOf(APPEAL_WORDS);
  protected readonly speeds = GENERATION_SPEEDS.map((value) => ({ value, label: SPEED_WORDS[value] }));
  protected readonly claimsUnit = computed(() => boundsText(claimsPerDayBounds(this.form().scenarioId)));
  protected readonly practiceUnit = `a day, ${boundsText(GENERATION_BOUNDS.practiceSessionsPerDay)}`;

  /** A less usual setting that is wrong is not left behind the disclosure. */
  protected readonly openMore = computed(() =>
    ['startDate', 'providerIds', 'bookedVisits'].some((field) => this.problems().has(field)),
  );

  protected chooseProvider(id: string, on: boolean): void {
    const all = this.providers().map((provider) => provider.id);
    const chosen = new Set(this.form().providerIds ?? all);
    if (on) chosen.add(id);
    else chosen.delete(id);
    const providerIds = all.filter((known) => chosen.has(known));
    this.changed.emit({ providerIds: providerIds.length === all.length ? null : providerIds });
  }

  protected isChosen(id: string): boolean {
    return this.form().providerIds?.includes(id) ?? true;
  }
}

/** Choices in the order of their words. */
function segmentsOf<Value extends string>(words: Readonly<Record<Value, string>>): readonly Segment<Value>[] {
  return (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value] }));
}
