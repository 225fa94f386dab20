import { DURATION_DAYS, inOrder } from '@portal/domain';
import type { GenerationForm, ScenarioSettings } from '../form/generation-form.js';
import { type PatternRow, patternRows, plantedPatterns } from '../form/pattern-rows.js';
import { readNumber, readPercent, writePercent } from '../form/typed-number.js';

/** The stages of a scenario as the API takes them. */
export type StageSettings = NonNullable<ScenarioSettings['stages']>[number];

/** Settings of a stage that are numbers. */
export type StageNumber = 'claimsPerDay' | 'denialRate' | 'appealRate' | 'practiceSessionsPerDay';

/** A stage as it stands on the page. Numbers are kept as they were typed; an empty one stays as it was before the stage. */
export interface StageRow extends Readonly<Record<StageNumber, string>> {
  readonly name: string;
  readonly fromDay: string;
  /** Null = the patterns stay as they were. */
  readonly patterns: readonly PatternRow[] | null;
}

/** Days between two stages, when one is added after another. */
const USUAL_LENGTH = 14;

/** The rows that show the given stages. */
export function stageRows(stages: readonly StageSettings[]): StageRow[] {
  return stages.map(({ name, fromDay, settings }) => {
    const { claimsPerDay, denialRate, appealRate, practiceSessionsPerDay, patterns } = settings;
    return {
      name,
      fromDay: String(fromDay),
      claimsPerDay: claimsPerDay === undefined ? '' : String(claimsPerDay),
      denialRate: denialRate === undefined ? '' : writePercent(denialRate),
      appealRate: appealRate === undefined ? '' : writePercent(appealRate),
      practiceSessionsPerDay: practiceSessionsPerDay === undefined ? '' : String(practiceSessionsPerDay),
      patterns: patterns ? patternRows(patterns) : null,
    };
  });
}

/** The stages that the rows stand for, as the API takes them. */
export function stagesOf(rows: readonly StageRow[]): StageSettings[] {
  return rows.map(({ name, fromDay, patterns, ...typed }) => ({
    name: name.trim(),
    fromDay: readNumber(fromDay),
    settings: {
      ...(typed.claimsPerDay.trim() && { claimsPerDay: readNumber(typed.claimsPerDay) }),
      ...(typed.denialRate.trim() && { denialRate: readPercent(typed.denialRate) }),
      ...(typed.appealRate.trim() && { appealRate: readPercent(typed.appealRate) }),
      ...(typed.practiceSessionsPerDay.trim() && { practiceSessionsPerDay: readNumber(typed.practiceSessionsPerDay) }),
      ...(patterns && { patterns: plantedPatterns(patterns) }),
    },
  }));
}

/** The settings that hold up to a stage, as they were typed: those of the start with what earlier stages changed. */
export function beforeStage(
  form: Pick<GenerationForm, StageNumber | 'patterns' | 'stages'>,
  row: StageRow,
): Pick<GenerationForm, StageNumber | 'patterns'> {
  const { claimsPerDay, denialRate, appealRate, practiceSessionsPerDay, patterns } = form;
  const earlier = inOrder(dated(form.stages)).filter((stage) => stage.fromDay < readNumber(row.fromDay));
  return earlier.reduce(
    (before, stage) => ({
      claimsPerDay: stage.row.claimsPerDay || before.claimsPerDay,
      denialRate: stage.row.denialRate || before.denialRate,
      appealRate: stage.row.appealRate || before.appealRate,
      practiceSessionsPerDay: stage.row.practiceSessionsPerDay || before.practiceSessionsPerDay,
      patterns: stage.row.patterns ?? before.patterns,
    }),
    { claimsPerDay, denialRate, appealRate, practiceSessionsPerDay, patterns },
  );
}

/** A new stage that changes nothing yet, on a free day of the run: some time after the last one, where there is room. */
export function newStage({ stages, duration }: Pick<GenerationForm, 'stages' | 'duration'>): StageRow {
  const taken = new Set(dated(stages).map(({ fromDay }) => fromDay));
  const lastDay = DURATION_DAYS[duration] ?? Number.POSITIVE_INFINITY;
  let day = Math.min(lastDay, stages.length === 0 ? USUAL_LENGTH + 1 : Math.max(...taken) + USUAL_LENGTH);
  while (taken.has(day) && day > 1) day--;
  return {
    ...{ name: `Stage ${stages.length + 1}`, fromDay: String(day), patterns: null },
    ...{ claimsPerDay: '', denialRate: '', appealRate: '', practiceSessionsPerDay: '' },
  };
}

/** Rows whose day can be read, with it. */
function dated(rows: readonly StageRow[]): { readonly row: StageRow; readonly fromDay: number }[] {
  return rows
    .map((row) => ({ row, fromDay: readNumber(row.fromDay) }))
    .filter(({ fromDay }) => Number.isFinite(fromDay));
}
