import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { ProviderView } from '@portal/contracts';
import { GENERATION_BOUNDS, GENERATION_SPEEDS } from '@portal/domain';
import { CopyButtonComponent, IconComponent, type Segment, SegmentsComponent } from '@portal/web/ui';
import { SPEED_WORDS } from '../../shell/run-words.js';
import { BookedVisitsComponent } from './booked-visits.component.js';
import { FieldComponent } from './field.component.js';
import { boundsText, claimsPerDayBounds } from './field-bounds.js';
import type { FieldProblems } from './form-problems.js';
import type { GenerationForm } from './generation-form.js';

const DURATIONS: readonly Segment<GenerationForm['duration']>[] = [
  { value: '1-week', label: '1 week' },
  { value: '30-days', label: '30 days' },
  { value: '90-days', label: '90 days' },
  { value: 'continuous', label: 'Continuous' },
];
const PRICING: readonly Segment<GenerationForm['pricing']>[] = [
  { value: 'demo', label: 'Round, paid as billed' },
  { value: 'fee-schedule', label: 'Fee schedule' },
];
const ANSWERS: readonly Segment<GenerationForm['adjudication']>[] = [
  { value: 'immediate', label: 'At once' },
  { value: 'payer-lag', label: 'After the payer’s delay' },
];
const APPEALS: readonly Segment<GenerationForm['appealTiming']>[] = [
  { value: 'quick', label: '10 to 30 days' },
  { value: 'realistic', label: '14 to 60 days' },
];

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

  protected readonly durations = DURATIONS;
  protected readonly pricing = PRICING;
  protected readonly answers = ANSWERS;
  protected readonly appeals = APPEALS;
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
