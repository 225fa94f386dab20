import type { LabExerciseView } from '@portal/contracts';
import type { ClaimEdit } from '@portal/domain';

/** A place for a modifier on a line under repair. */
export interface DraftModifier {
  readonly code: string;
  readonly state: 'kept' | 'added' | 'removed';
}

/** A line as it would stand after the changes. */
export interface DraftLine {
  readonly lineNumber: number;
  readonly procedureCode: string;
  readonly label: string;
  readonly modifiers: readonly DraftModifier[];
  readonly units: number;
  readonly diagnosisCodes: readonly string[];
  readonly billedAmount: number;
  readonly drugCode: boolean;
  readonly dropped: boolean;
  /** True where code, units or diagnosis were changed. */
  readonly changed: boolean;
}

type Line = LabExerciseView['lines'][number];

/** The lines of an exercise with a person's changes drawn in; what the changes are worth the portal alone says. */
export function draftLines(lines: readonly Line[], edits: readonly ClaimEdit[]): DraftLine[] {
  return lines.map((line) =>
    edits
      .filter((edit) => 'line' in edit && edit.line === line.lineNumber)
      .reduce(withEdit, {
        ...line,
        modifiers: line.modifiers.map((code) => ({ code, state: 'kept' }) as const),
        dropped: false,
        changed: false,
      }),
  );
}

/** The changes with one more; the same twice, and what an earlier one said of the same thing, goes. */
export function withMore(edits: readonly ClaimEdit[], edit: ClaimEdit): ClaimEdit[] {
  return [...edits.filter((earlier) => subjectOf(earlier) !== subjectOf(edit)), edit];
}

function subjectOf(edit: ClaimEdit): string {
  const line = 'line' in edit ? edit.line : 0;
  switch (edit.kind) {
    case 'add-modifier':
    case 'remove-modifier':
      return `modifier ${line} ${edit.modifier}`;
    case 'fill-in':
      return `${edit.field} ${line}`;
    default:
      return `${edit.kind} ${line}`;
  }
}

function withEdit(line: DraftLine, edit: ClaimEdit): DraftLine {
  switch (edit.kind) {
    case 'add-modifier':
      return { ...line, modifiers: [...line.modifiers, { code: edit.modifier, state: 'added' }] };
    case 'remove-modifier':
      return {
        ...line,
        modifiers: line.modifiers.map((each) => (each.code === edit.modifier ? { ...each, state: 'removed' } : each)),
      };
    case 'set-units':
      return { ...line, units: edit.units, changed: true };
    case 'change-code':
      return { ...line, procedureCode: edit.procedureCode, label: 'Changed code', changed: true };
    case 'point-diagnosis':
      return { ...line, diagnosisCodes: [edit.diagnosisCode], changed: true };
    case 'drop-line':
      return { ...line, dropped: true };
    case 'fill-in':
      return edit.field === 'ndc' ? { ...line, drugCode: true } : line;
    case 'set-place':
      return line;
  }
}
