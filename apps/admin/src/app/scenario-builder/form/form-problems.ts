import type { StartRequest } from '@portal/contracts';
import { claimsPerDayBounds, GENERATION_BOUNDS as BOUNDS } from '@portal/domain';
import { sentence } from '@portal/figures';
import { ruleProblems } from '../rules/rule-problems.js';
import { stageProblems } from '../stages/stage-problems.js';
import { type FieldFinding, outOfBounds, patternFieldKey, patternProblems, PERCENT } from './field-bounds.js';
import { type GenerationForm, requestOf } from './generation-form.js';

/** What is wrong with which field, by field key: `claimsPerDay`, `patterns/PTN-001/frequency`, `stages/0/fromDay`. */
export type FieldProblems = ReadonlyMap<string, string>;

/** A field that the server complained of: a JSON pointer into the request and what is wrong. */
export interface PointedProblem {
  readonly pointer: string;
  readonly detail: string;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What the form's own bounds say, before the server is asked. */
export function problemsOf(form: GenerationForm): FieldProblems {
  return collect([
    ['claimsPerDay', outOfBounds(form.claimsPerDay, claimsPerDayBounds(form.scenarioId), 'whole')],
    ['denialRate', outOfBounds(form.denialRate, PERCENT)],
    ['appealRate', outOfBounds(form.appealRate, PERCENT)],
    ['practiceSessionsPerDay', outOfBounds(form.practiceSessionsPerDay, BOUNDS.practiceSessionsPerDay)],
    ['warmupDays', outOfBounds(form.warmupDays, BOUNDS.warmupDays, 'whole')],
    ['seed', form.seed.trim() === '' ? null : outOfBounds(form.seed, BOUNDS.seed, 'whole')],
    ['startDate', isDate(form.startDate) ? null : 'Choose a day.'],
    ['providerIds', form.providerIds?.length === 0 ? 'Choose at least one provider.' : null],
    ...patternProblems(form.patterns),
    ...stageProblems(form),
    ...ruleProblems(form.ruleChanges),
  ]);
}

/** What is wrong with the settings that may change while a run goes on. */
export function liveProblemsOf(
  form: Pick<
    GenerationForm,
    'scenarioId' | 'claimsPerDay' | 'denialRate' | 'appealRate' | 'practiceSessionsPerDay' | 'patterns'
  >,
): FieldProblems {
  return collect([
    ['claimsPerDay', outOfBounds(form.claimsPerDay, claimsPerDayBounds(form.scenarioId), 'whole')],
    ['denialRate', outOfBounds(form.denialRate, PERCENT)],
    ['appealRate', outOfBounds(form.appealRate, PERCENT)],
    ['practiceSessionsPerDay', outOfBounds(form.practiceSessionsPerDay, BOUNDS.practiceSessionsPerDay)],
    ...patternProblems(form.patterns),
  ]);
}

/** Brings what the server said of a request to the fields of the form that sent it. */
export function serverProblems(form: GenerationForm, problems: readonly PointedProblem[]): FieldProblems {
  const sent = requestOf(form);
  return collect(problems.map(({ pointer, detail }) => [fieldKey(pointer, sent), sentence(detail)]));
}

/** The problems of the fields whose keys begin with the prefix, by what follows it. */
export function problemsUnder(problems: FieldProblems, prefix: string): FieldProblems {
  const under = [...problems].filter(([field]) => field.startsWith(prefix));
  return new Map(under.map(([field, text]) => [field.slice(prefix.length), text]));
}

function fieldKey(pointer: string, sent: Pick<StartRequest, 'patterns' | 'stages'>): string {
  const [, field = '', index = '', ...part] = pointer.split('/');
  // A scenario that is kept sends its settings one level deeper.
  if (field === 'config') return fieldKey(pointer.slice('/config'.length), sent);
  if (field === 'ruleChanges' && index) return `${field}/${index}/${part[0] ?? 'payerId'}`;
  if (field === 'stages' && index) {
    const within = part[0] === 'settings' ? part.slice(1) : part;
    const settings = sent.stages?.[Number(index)]?.settings ?? {};
    return `${field}/${index}/${fieldKey(`/${within.join('/')}`, settings) || 'name'}`;
  }
  const patternId = field === 'patterns' ? sent.patterns?.[Number(index || Number.NaN)]?.patternId : undefined;
  if (!patternId) return field;
  return patternFieldKey(patternId, part[0] === 'improvementRate' ? part[0] : 'frequency');
}

function isDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text));
}

/** The findings that found something, by their fields. */
export function collect(findings: readonly FieldFinding[]): FieldProblems {
  return new Map(findings.filter((finding): finding is [string, string] => finding[1] !== null));
}
