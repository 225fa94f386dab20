import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { LabExerciseView } from '@portal/contracts';
import { type ClaimEdit, editInWords, FIELD_WORDS, type FillableField } from '@portal/domain';
import { IconComponent, type IconName } from '@portal/web/ui';

/** A way to change the claim. */
type Tool = 'modifier' | 'code' | 'diagnosis' | 'place' | 'record' | 'drop';

const TOOLS: readonly { readonly id: Tool; readonly name: string; readonly icon: IconName }[] = [
  { id: 'modifier', name: 'Modifier', icon: 'plus' },
  { id: 'code', name: 'Code, units', icon: 'pencil' },
  { id: 'diagnosis', name: 'Diagnosis', icon: 'link' },
  { id: 'place', name: 'Place', icon: 'send' },
  { id: 'record', name: 'Record, number', icon: 'file-text' },
  { id: 'drop', name: 'Drop line', icon: 'minus' },
];

/** What can be sent along or filled in here. */
const FIELDS: readonly FillableField[] = [
  'attachmentControlNumber',
  'authorizationNumber',
  'referralNumber',
  'orderingNpi',
  'referringNpi',
  'cliaNumber',
  'accidentDate',
  'ndc',
];
/** Fields that are meant for one line. */
const OF_A_LINE: readonly FillableField[] = ['authorizationNumber', 'ndc'];

/** The tools under a claim: each opens one row of fields, and each use is one change. */
@Component({
  selector: 'pp-lab-tools',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  templateUrl: './lab-tools.component.html',
  styleUrl: './lab-tools.component.scss',
})
export class LabToolsComponent {
  readonly exercise = input.required<LabExerciseView>();
  readonly edits = input.required<readonly ClaimEdit[]>();
  readonly changed = output<ClaimEdit>();
  readonly undone = output<ClaimEdit>();
  readonly startedOver = output<void>();

  protected readonly tools = TOOLS;
  protected readonly tool = signal<Tool | null>(null);
  protected readonly line = signal(1);
  protected readonly modifier = signal('25');
  protected readonly field = signal<FillableField>('attachmentControlNumber');
  protected readonly diagnosis = signal('');
  protected readonly placeOfService = signal('11');
  protected readonly fields = FIELDS.map((id) => ({ id, words: FIELD_WORDS[id] }));
  protected readonly wantsLine = computed(
    () => this.tool() !== 'place' && (this.tool() !== 'record' || OF_A_LINE.includes(this.field())),
  );
  protected readonly lines = computed(() =>
    this.exercise().lines.map(({ lineNumber, procedureCode }) => ({ lineNumber, procedureCode })),
  );
  protected readonly current = computed(
    () => this.exercise().lines.find(({ lineNumber }) => lineNumber === this.line()) ?? this.exercise().lines[0],
  );
  protected readonly said = computed(() => this.edits().map((edit) => ({ edit, words: editInWords(edit) })));

  protected open(tool: Tool): void {
    this.tool.update((open) => (open === tool ? null : tool));
    this.diagnosis.set(this.exercise().chartDiagnoses[0]?.code ?? '');
    if (!this.lines().some(({ lineNumber }) => lineNumber === this.line())) this.line.set(1);
  }

  protected modify(kind: 'add-modifier' | 'remove-modifier'): void {
    this.changed.emit({ kind, line: this.line(), modifier: this.modifier() });
  }

  /** Code and units as they were typed; what stayed as it is, is no change. */
  protected recode(code: string, units: number): void {
    const line = this.line();
    const now = this.current();
    const procedureCode = code.trim().toUpperCase();
    if (procedureCode && procedureCode !== now?.procedureCode) {
      this.changed.emit({ kind: 'change-code', line, procedureCode });
    }
    if (Number.isInteger(units) && units > 0 && units !== now?.units)
      this.changed.emit({ kind: 'set-units', line, units });
  }

  protected use(): void {
    const line = this.line();
    const field = this.field();
    const edits: Partial<Record<Tool, ClaimEdit>> = {
      diagnosis: { kind: 'point-diagnosis', line, diagnosisCode: this.diagnosis() },
      place: { kind: 'set-place', placeOfService: this.placeOfService() },
      record: { kind: 'fill-in', field, ...(OF_A_LINE.includes(field) && { line }) },
      drop: { kind: 'drop-line', line },
    };
    const edit = edits[this.tool() as Tool];
    if (edit) this.changed.emit(edit);
  }

  protected asField(value: string): FillableField {
    return value as FillableField;
  }
}
