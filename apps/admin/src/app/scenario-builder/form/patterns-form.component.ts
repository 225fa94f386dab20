import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { GenerationEstimateView } from '@portal/contracts';
import { DENIAL_PATTERNS, type PatternId } from '@portal/domain';
import { CountPipe, FieldComponent, IconComponent, PercentPipe, type Segment, SegmentsComponent } from '@portal/web/ui';
import { patternFieldKey } from './field-bounds.js';
import type { FieldProblems } from './form-problems.js';
import type { PatternRow } from './pattern-rows.js';
import { readNumber } from './typed-number.js';

const FREQUENCIES: readonly Segment<'10' | '25' | '50'>[] = [
  { value: '10', label: '10%' },
  { value: '25', label: '25%' },
  { value: '50', label: '50%' },
];

let forms = 0;

/** The denial patterns to plant: which, how often, and how fast they get rarer with practice. */
@Component({
  selector: 'pp-patterns-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, FieldComponent, IconComponent, PercentPipe, SegmentsComponent],
  templateUrl: './patterns-form.component.html',
  styleUrl: './patterns-form.component.scss',
})
export class PatternsFormComponent {
  readonly rows = input.required<readonly PatternRow[]>();
  readonly problems = input.required<FieldProblems>();
  /** Null while there is none: the column of expected denials is then empty, and left out in the dialog. */
  readonly estimate = input<GenerationEstimateView | null>(null);
  readonly withEstimate = input(true);
  readonly changed = output<readonly PatternRow[]>();

  protected readonly headingId = `patterns-${forms++}`;
  protected readonly frequencies = FREQUENCIES;
  protected readonly planted = computed(() => this.rows().filter(({ planted }) => planted).length);
  protected readonly backgroundClaims = computed(() => this.estimate()?.backgroundDenials ?? null);

  protected nameOf(id: PatternId): string {
    return DENIAL_PATTERNS[id].name;
  }

  protected preset({ frequency }: PatternRow): '10' | '25' | '50' | null {
    return FREQUENCIES.find(({ value }) => Number(value) === readNumber(frequency))?.value ?? null;
  }

  protected problem(row: PatternRow, field: 'frequency' | 'improvementRate'): string | undefined {
    return this.problems().get(patternFieldKey(row.patternId, field));
  }

  protected expected(row: PatternRow): number | null {
    return this.estimate()?.perPattern.find(({ patternId }) => patternId === row.patternId)?.claims ?? null;
  }

  protected set(row: PatternRow, fields: Partial<PatternRow>): void {
    this.changed.emit(this.rows().map((known) => (known === row ? { ...row, ...fields } : known)));
  }
}
