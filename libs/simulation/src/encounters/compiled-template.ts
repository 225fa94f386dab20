import { diagnosisEdits, excludeEachOther, OLDEST_AGE, type PolicyBook } from '@portal/domain';
import type { Condition, EncounterTemplate, SidedCode, Weighted } from '../catalogue/encounter-template.js';
import { weightedTable, type WeightedTable } from '../random/weighted-table.js';
import { CONDITION_BITS } from '../world/population.js';
import { compileConditions, type PartNames, type StateTest } from './draw-state.js';

/** A code with all that decides whether it fits a patient and stands beside other codes. */
export interface CodeEntry {
  readonly code: string;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly sex: 'F' | 'M' | undefined;
  /** First and last day of life on which it may be used, for newborns' codes. */
  readonly daysFrom: number;
  readonly daysTo: number;
  /** Diagnoses that may not stand on the same claim. */
  readonly clashes: ReadonlySet<string> | null;
}

/** A weighted choice of code, by side of the body: right (or no side), left, both. */
export interface CodeOption {
  readonly weight: number;
  readonly bySide: readonly (CodeEntry | undefined)[];
}

/** A part that is drawn with probability `p` when `when` holds. `optional` parts may be missing for want of a code. */
interface Chance {
  readonly p: number;
  readonly when: StateTest | undefined;
  readonly optional: boolean;
}

/** A slot of the diagnosis list. */
export interface CompiledDiagnosis extends Chance {
  readonly options: readonly CodeOption[];
}

/** A modifier by side of the body, with its condition. */
export interface CompiledModifier {
  readonly bySide: readonly (string | undefined)[];
  readonly when: StateTest | undefined;
}

/** A service line. */
export interface CompiledLine extends Chance {
  readonly bit: number;
  readonly options: readonly CodeOption[];
  readonly units: WeightedTable<Weighted<number>> | null;
  readonly slots: readonly number[];
  readonly modifiers: readonly CompiledModifier[];
}

/** What sort of work a template is, which decides who may do it. */
export type Work = 'general' | 'surgery' | 'psychotherapy' | 'testing' | 'hearing';

/** A template in the form that the sampler runs: names turned into positions and bits, rules into closures. */
export interface CompiledTemplate {
  readonly source: EncounterTemplate;
  readonly id: string;
  readonly weight: number;
  /** Bits of the chronic conditions that the patient must have. */
  readonly conditions: number;
  readonly conditionIndexes: readonly number[];
  readonly places: WeightedTable<Weighted<string>>;
  readonly sides: WeightedTable<number> | null;
  readonly flags: readonly (Chance & { readonly bit: number; readonly isNewPatient: boolean })[];
  readonly diagnoses: readonly CompiledDiagnosis[];
  readonly lines: readonly CompiledLine[];
  readonly work: Work;
}

/** Weeks of life decide between these two; the payer does not judge it, a reader would. */
const NEWBORN_DAYS: Readonly<Record<string, readonly [number, number]>> = { 'Z00.110': [0, 7], 'Z00.111': [8, 28] };
/** The flag that says whether an encounter is a new patient's; the patient decides it, not a coin. */
const NEW_PATIENT_FLAG = 'newpt';
const SIDES = ['R', 'L', 'B'] as const;

/** Compiles a template against the codes of the policy book. */
export function compileTemplate(template: EncounterTemplate, policies: PolicyBook): CompiledTemplate {
  const names: PartNames = {
    flags: template.flags.map(({ id }) => id),
    slots: template.diagnoses.map(({ slot }) => slot),
    lines: template.lines.map(({ key }) => key),
  };
  const conditionIds = template.conditions ?? [];
  const bits = conditionIds.map((id) => CONDITION_BITS.get(id) ?? 0);
  return {
    source: template,
    id: template.id,
    weight: template.weight,
    conditions: bits.reduce((mask, bit) => mask | bit, 0),
    conditionIndexes: bits.map((bit) => 31 - Math.clz32(bit)),
    places: weightedTable(template.places, ([, weight]) => weight),
    sides: template.sides ? sideTable(template.sides) : null,
    // Written out, here and below: what is made by spreading is slow to read, and this is read for every claim.
    flags: template.flags.map((flag, index) => ({
      p: flag.p,
      when: compileConditions(flag.when, names),
      optional: true,
      bit: 1 << index,
      isNewPatient: flag.id === NEW_PATIENT_FLAG,
    })),
    diagnoses: template.diagnoses.map((slot) => ({
      p: slot.p ?? 1,
      when: compileConditions(slot.when, names),
      optional: isOptional(slot),
      options: slot.options.map((option) => codeOption(option, (code) => diagnosisEntry(code, policies))),
    })),
    lines: template.lines.map((line, index) => ({
      p: line.p ?? 1,
      when: compileConditions(line.when, names),
      optional: isOptional(line),
      bit: 1 << index,
      options: line.codes.map((option) => codeOption(option, (code) => procedureEntry(code, policies))),
      units: line.units ? weightedTable(line.units, ([, weight]) => weight) : null,
      slots: line.diagnoses.map((slot) => names.slots.indexOf(slot)),
      modifiers: (line.modifiers ?? []).map(({ add, when }) => ({
        bySide: bySide(add),
        when: compileConditions(when, names),
      })),
    })),
    work: workOf(template, policies),
  };
}

function isOptional(part: { readonly p?: number; readonly when?: readonly Condition[] }): boolean {
  return part.p !== undefined || part.when !== undefined;
}

function sideTable(sides: NonNullable<EncounterTemplate['sides']>): WeightedTable<number> {
  const weights = new Map(sides.map(([side, weight]) => [SIDES.indexOf(side), weight]));
  return weightedTable([...weights.keys()], (side) => weights.get(side) ?? 0);
}

function bySide(code: SidedCode): (string | undefined)[] {
  return SIDES.map((side) => (typeof code === 'string' ? code : code[side]));
}

function codeOption([code, weight]: Weighted<SidedCode>, entryOf: (code: string) => CodeEntry): CodeOption {
  return { weight, bySide: bySide(code).map((one) => (one === undefined ? undefined : entryOf(one))) };
}

/** Entries of diagnoses, by policy book: templates name the same few hundred codes over and over. */
const diagnosisEntries = new WeakMap<PolicyBook, Map<string, CodeEntry>>();

function diagnosisEntry(code: string, policies: PolicyBook): CodeEntry {
  let entries = diagnosisEntries.get(policies);
  if (!entries) diagnosisEntries.set(policies, (entries = new Map()));
  let entry = entries.get(code);
  if (!entry) entries.set(code, (entry = newDiagnosisEntry(code, policies)));
  return entry;
}

function newDiagnosisEntry(code: string, policies: PolicyBook): CodeEntry {
  const edits = diagnosisEdits(code, policies);
  const { diagnosis } = edits;
  if (!diagnosis) throw new RangeError(`diagnosis ${code} is not in the policy book`);
  const isExcluded = edits.excludedFirst.length + edits.excludedSecond.length > 0;
  const others = isExcluded ? [...policies.diagnoses.keys()] : [];
  const clashes = others.filter((other) => other !== code && excludeEachOther(edits, diagnosisEdits(other, policies)));
  const [usualFrom, usualTo] = diagnosis.usualAge ?? [0, OLDEST_AGE];
  const [daysFrom, daysTo] = NEWBORN_DAYS[code] ?? [0, Number.POSITIVE_INFINITY];
  return {
    code,
    ageFrom: Math.max(diagnosis.ageMin ?? 0, usualFrom),
    ageTo: Math.min(diagnosis.ageMax ?? OLDEST_AGE, usualTo),
    sex: diagnosis.sex,
    daysFrom,
    daysTo,
    clashes: clashes.length > 0 ? new Set(clashes) : null,
  };
}

function procedureEntry(code: string, { procedures }: PolicyBook): CodeEntry {
  const procedure = procedures.get(code);
  if (!procedure) throw new RangeError(`procedure ${code} is not in the policy book`);
  const { ageMin = 0, ageMax = OLDEST_AGE, sex } = procedure;
  return { code, ageFrom: ageMin, ageTo: ageMax, sex, daysFrom: 0, daysTo: Number.POSITIVE_INFINITY, clashes: null };
}

const PSYCHOTHERAPY = /^(9079[01]|9083[24579]|9084[67]|90853|90785|9088[79])$/;
const PSYCHOLOGICAL_TESTING = /^9613\d$/;
const HEARING = /^925\d\d$/;

function workOf({ lines, places }: EncounterTemplate, { procedures }: PolicyBook): Work {
  const codes = lines.flatMap((line) =>
    line.codes.flatMap(([code]) => bySide(code).filter((one) => one !== undefined)),
  );
  if (codes.every((code) => PSYCHOLOGICAL_TESTING.test(code))) return 'testing';
  if (codes.every((code) => PSYCHOTHERAPY.test(code))) return 'psychotherapy';
  if (codes.every((code) => HEARING.test(code))) return 'hearing';
  const operates = codes.some((code) => procedures.get(code)?.procedureClass === 'major');
  return operates || places.some(([place]) => place === '24') ? 'surgery' : 'general';
}
