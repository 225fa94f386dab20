import { GENERATION_BOUNDS as BOUNDS } from '@portal/domain';
import { type GenerationForm, type PatternRow, requestOf } from './generation-form.js';
import { readNumber, readPercent } from './typed-number.js';

/** What is wrong with which field, by field key: `claimsPerDay`, `patterns/PTN-001/frequency`. */
export type FieldProblems = ReadonlyMap<string, string>;

/** A field that the server complained of: a JSON pointer into the request and what is wrong. */
export interface PointedProblem {
  readonly pointer: string;
  readonly detail: string;
}

/** The lowest and highest value of a field. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The preset that alone may go past the usual claims a day. */
const HOSPITAL = 'hospital';

const PERCENT: Bounds = { min: 0, max: 100 };
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Claims a day that the scenario allows. */
export function claimsPerDayBounds(scenarioId: string): Bounds {
  const { min, max, hospitalMax } = BOUNDS.claimsPerDay;
  return { min, max: scenarioId === HOSPITAL ? hospitalMax : max };
}

/** "10 to 1,000": bounds as they stand at the right end of a field. */
export function boundsText({ min, max }: Bounds): string {
  return `${min.toLocaleString('en-US')} to ${max.toLocaleString('en-US')}`;
}

/** Key of a pattern's field. */
export function patternFieldKey(patternId: string, field: 'frequency' | 'improvementRate'): string {
  return `patterns/${patternId}/${field}`;
}

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
  ]);
}

/** What is wrong with the settings that may change while a run goes on. */
export function liveProblemsOf(
  form: Pick<GenerationForm, 'claimsPerDay' | 'appealRate' | 'practiceSessionsPerDay' | 'patterns'>,
): FieldProblems {
  return collect([
    ['claimsPerDay', outOfBounds(form.claimsPerDay, BOUNDS.claimsPerDay, 'whole')],
    ['appealRate', outOfBounds(form.appealRate, PERCENT)],
    ['practiceSessionsPerDay', outOfBounds(form.practiceSessionsPerDay, BOUNDS.practiceSessionsPerDay)],
    ...patternProblems(form.patterns),
  ]);
}

/** Brings what the server said of a request to the fields of the form that sent it. */
export function serverProblems(form: GenerationForm, problems: readonly PointedProblem[]): FieldProblems {
  const sent = requestOf(form).patterns ?? [];
  return collect(problems.map(({ pointer, detail }) => [fieldKey(pointer, sent), sentence(detail)]));
}

/** True when the share typed into the field is exactly the given percentage. */
export function isPercent(text: string, percent: number): boolean {
  return readPercent(text) === percent / 100;
}

function fieldKey(pointer: string, sent: readonly { patternId: string }[]): string {
  const [, field = '', index, part] = pointer.split('/');
  // A scenario that is kept sends its settings one level deeper.
  if (field === 'config') return fieldKey(pointer.slice('/config'.length), sent);
  if (field !== 'patterns' || index === undefined) return field;
  const patternId = sent[Number(index)]?.patternId;
  if (!patternId) return field;
  return patternFieldKey(patternId, part === 'improvementRate' ? part : 'frequency');
}

function patternProblems(rows: readonly PatternRow[]): [string, string | null][] {
  return rows
    .filter(({ planted }) => planted)
    .flatMap(({ patternId, frequency, improvement }): [string, string | null][] => [
      [patternFieldKey(patternId, 'frequency'), outOfBounds(frequency, PERCENT)],
      [patternFieldKey(patternId, 'improvementRate'), outOfBounds(improvement, PERCENT)],
    ]);
}

function outOfBounds(text: string, bounds: Bounds, kind: 'whole' | 'any' = 'any'): string | null {
  const value = readNumber(text);
  const fits = value >= bounds.min && value <= bounds.max && (kind === 'any' || Number.isInteger(value));
  if (fits) return null;
  return `${kind === 'whole' ? 'A whole number' : 'A number'} from ${boundsText(bounds)}.`;
}

function isDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text));
}

/** What the server said of a field, as a sentence. */
export function sentence(detail: string): string {
  const text = detail.charAt(0).toUpperCase() + detail.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function collect(entries: readonly [string, string | null][]): FieldProblems {
  return new Map(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}
