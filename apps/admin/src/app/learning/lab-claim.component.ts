import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LabExerciseView } from '@portal/contracts';
import { type ClaimEdit, FIELD_WORDS, type FillableField } from '@portal/domain';
import { DayPipe, IconComponent, MoneyPipe, QuantityPipe } from '@portal/web/ui';
import { draftLines } from './claim-draft.js';

const MODIFIER_PLACES = 4;
/** Papers that are told of when they came with the claim; the others are a matter of course. */
const PAPERS: readonly FillableField[] = [
  'authorizationNumber',
  'referralNumber',
  'attachmentControlNumber',
  'orderingNpi',
  'referringNpi',
  'cliaNumber',
  'accidentDate',
];

/** The denied claim of an exercise, the patient masked, with the person's changes drawn in. */
@Component({
  selector: 'pp-lab-claim',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, IconComponent, MoneyPipe, QuantityPipe],
  templateUrl: './lab-claim.component.html',
  styleUrl: './lab-claim.component.scss',
})
export class LabClaimComponent {
  readonly exercise = input.required<LabExerciseView>();
  readonly edits = input.required<readonly ClaimEdit[]>();

  protected readonly lines = computed(() =>
    draftLines(this.exercise().lines, this.edits()).map((line) => ({
      ...line,
      pointers: line.diagnosisCodes.map((code) => this.letterOf(code)).join(', ') || 'none',
      empty: Array.from({ length: Math.max(0, MODIFIER_PLACES - line.modifiers.length) }),
      modifierWords: line.modifiers.map(({ code, state }) => (state === 'kept' ? code : `${code} ${state}`)).join(', '),
    })),
  );
  protected readonly place = computed(() => {
    const moved = this.edits().findLast((edit) => edit.kind === 'set-place');
    if (!moved) return this.exercise().placeOfService;
    return this.exercise().places.find(({ code }) => code === moved.placeOfService) ?? null;
  });
  protected readonly placeMoved = computed(() => this.edits().some(({ kind }) => kind === 'set-place'));
  /** Papers with the claim, and those that the person adds. */
  protected readonly papers = computed(() => {
    const came = new Set(this.exercise().papers);
    const added = new Set(this.edits().flatMap((edit) => (edit.kind === 'fill-in' ? [edit.field] : [])));
    return PAPERS.filter((field) => came.has(field) || added.has(field)).map((field) => ({
      words: FIELD_WORDS[field],
      added: added.has(field),
    }));
  });

  /** Diagnoses are lettered on the form: A is the first. */
  protected letterOf(code: string): string {
    const index = this.exercise().diagnoses.findIndex((diagnosis) => diagnosis.code === code);
    return index < 0 ? code : String.fromCharCode(65 + index);
  }
}
