import { claimsPerDayBounds, DURATION_DAYS, GENERATION_BOUNDS as BOUNDS, LAST_PLANNED_DAY } from '@portal/domain';
import { type Bounds, type FieldFinding, outOfBounds, patternProblems, PERCENT } from '../form/field-bounds.js';
import type { GenerationForm } from '../form/generation-form.js';
import { readNumber } from '../form/typed-number.js';
import type { StageRow } from './stage-form.js';

/** Days of a run on which something may begin. */
export function dayBounds(duration: GenerationForm['duration']): Bounds {
  return { min: 1, max: DURATION_DAYS[duration] ?? LAST_PLANNED_DAY };
}

/** What is wrong with the stages, by `stages/<index>/<field>`. */
export function stageProblems(form: Pick<GenerationForm, 'scenarioId' | 'duration' | 'stages'>): FieldFinding[] {
  return form.stages.flatMap((row, index) => {
    const changed = (text: string, bounds: Bounds, kind: 'whole' | 'any' = 'any') =>
      text.trim() === '' ? null : outOfBounds(text, bounds, kind);
    const findings: FieldFinding[] = [
      ['name', nameProblem(row.name)],
      ['fromDay', outOfBounds(row.fromDay, dayBounds(form.duration), 'whole') ?? sameDay(form.stages, index)],
      ['claimsPerDay', changed(row.claimsPerDay, claimsPerDayBounds(form.scenarioId), 'whole')],
      ['denialRate', changed(row.denialRate, PERCENT)],
      ['appealRate', changed(row.appealRate, PERCENT)],
      ['practiceSessionsPerDay', changed(row.practiceSessionsPerDay, BOUNDS.practiceSessionsPerDay)],
      ...patternProblems(row.patterns ?? []),
    ];
    return findings.map(([field, problem]): FieldFinding => [`stages/${index}/${field}`, problem]);
  });
}

function nameProblem(name: string): string | null {
  const { max } = BOUNDS.stageName;
  if (name.trim() === '') return 'Give it a name.';
  return name.trim().length > max ? `At most ${max} characters.` : null;
}

/** Said of the later row, as the server does. */
function sameDay(rows: readonly StageRow[], index: number): string | null {
  const day = readNumber((rows[index] as StageRow).fromDay);
  const other = rows.slice(0, index).find(({ fromDay }) => readNumber(fromDay) === day);
  return other ? `${other.name.trim() || 'A stage without a name'} begins on day ${day} too.` : null;
}
