import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { PayerName, ServiceCodes } from '@portal/contracts';
import { MAX_RULE_CHANGES, MAX_STAGES } from '@portal/domain';
import { formatMonthDay } from '@portal/figures';
import { IconComponent } from '@portal/web/ui';
import { type FieldProblems, problemsUnder } from '../form/form-problems.js';
import type { GenerationForm } from '../form/generation-form.js';
import { readNumber } from '../form/typed-number.js';
import { RuleEditorComponent } from '../rules/rule-editor.component.js';
import { newRule, type RuleRow } from '../rules/rule-form.js';
import { pinsOf } from './plan-pins.js';
import { StageEditorComponent } from './stage-editor.component.js';
import { beforeStage, newStage, type StageRow } from './stage-form.js';
import { calendarDay, type TimeLineView } from './time-line.js';
import { type MovedPin, TimeLineComponent } from './time-line.component.js';

/** What changes on which day of the run: stages and what payers stop paying for, on a line and in fields. */
@Component({
  selector: 'pp-plan-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent, RuleEditorComponent, StageEditorComponent, TimeLineComponent],
  templateUrl: './plan-form.component.html',
  styleUrl: './plan-form.component.scss',
})
export class PlanFormComponent {
  readonly form = input.required<GenerationForm>();
  readonly problems = input.required<FieldProblems>();
  readonly payers = input.required<readonly PayerName[]>();
  readonly codes = input.required<ServiceCodes>();
  readonly changed = output<Partial<GenerationForm>>();

  protected readonly view = computed((): TimeLineView => {
    const { warmupDays, duration, stages, ruleChanges } = this.form();
    const names = new Map(this.payers().map(({ id, name }) => [id, name]));
    return { historyDays: readNumber(warmupDays) || 0, duration, pins: pinsOf(stages, ruleChanges, names) };
  });
  protected readonly stages = computed(() =>
    this.form().stages.map((row, index) => ({
      row,
      before: beforeStage(this.form(), row),
      date: this.dateOf(row),
      problems: problemsUnder(this.problems(), `stages/${index}/`),
    })),
  );
  protected readonly rules = computed(() =>
    this.form().ruleChanges.map((row, index) => ({
      row,
      date: this.dateOf(row),
      problems: problemsUnder(this.problems(), `ruleChanges/${index}/`),
    })),
  );
  /** What is wrong with a list as a whole. */
  protected readonly whole = computed(() =>
    ['stages', 'ruleChanges'].flatMap((list) => this.problems().get(list) ?? []),
  );
  protected readonly stagesFull = computed(() => this.form().stages.length >= MAX_STAGES);
  protected readonly rulesFull = computed(() => this.form().ruleChanges.length >= MAX_RULE_CHANGES);

  protected addStage(): void {
    this.changed.emit({ stages: [...this.form().stages, newStage(this.form())] });
  }

  protected addRule(): void {
    const [payer] = this.payers();
    this.changed.emit({ ruleChanges: [...this.form().ruleChanges, newRule(payer?.id ?? '')] });
  }

  protected changeStage(index: number, fields: Partial<StageRow>): void {
    this.changed.emit({ stages: changedAt(this.form().stages, index, fields) });
  }

  protected changeRule(index: number, fields: Partial<RuleRow>): void {
    this.changed.emit({ ruleChanges: changedAt(this.form().ruleChanges, index, fields) });
  }

  protected removeStage(index: number): void {
    this.changed.emit({ stages: this.form().stages.toSpliced(index, 1) });
  }

  protected removeRule(index: number): void {
    this.changed.emit({ ruleChanges: this.form().ruleChanges.toSpliced(index, 1) });
  }

  protected move({ pin, day }: MovedPin): void {
    const fields = { fromDay: String(day) };
    if (pin.kind === 'stage') this.changeStage(pin.index, fields);
    else this.changeRule(pin.index, fields);
  }

  private dateOf({ fromDay }: { readonly fromDay: string }): string {
    const date = calendarDay(this.form().startDate, readNumber(fromDay));
    return date ? formatMonthDay(date) : '';
  }
}

function changedAt<Row>(rows: readonly Row[], index: number, fields: Partial<Row>): Row[] {
  return rows.map((row, at) => (at === index ? { ...row, ...fields } : row));
}
