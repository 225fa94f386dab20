import type {
  Diagnosis,
  DiagnosisRules,
  FrequencyRule,
  ModifierRule,
  NecessityRule,
  PolicyBook,
  Procedure,
} from './policy-book.js';

/** Everything that a policy book holds against a procedure code, found once. */
export interface ProcedureEdits {
  readonly procedure: Procedure;
  readonly isBundled: boolean;
  /** Rules about modifiers: those of the code, then those of places. */
  readonly modifierRules: readonly ModifierRule[];
  readonly necessity: NecessityRule | undefined;
  readonly frequency: readonly FrequencyRule[];
  /** Codes in column 2 beside this one in column 1: may a modifier part them? */
  readonly pairs: ReadonlyMap<string, 0 | 1> | undefined;
}

/** Everything that a policy book holds against a diagnosis code beside others, found once. */
export interface DiagnosisEdits {
  /** Undefined for a code that the book does not know. */
  readonly diagnosis: Diagnosis | undefined;
  /** Rules that exclude codes from each other in which this code stands on the first side, and on the second. */
  readonly excludedFirst: readonly number[];
  readonly excludedSecond: readonly number[];
  /** True when another code must stand beside it, or after it. */
  readonly isBound: boolean;
}

interface Found {
  readonly procedures: Map<string, ProcedureEdits>;
  readonly diagnoses: Map<string, DiagnosisEdits>;
}

/** A claim is judged by a dozen look-ups a code; so what was found is kept, for as long as the book is. */
const found = new WeakMap<PolicyBook, Found>();

/** The edits of a procedure code, or undefined for a code that the book does not know. */
export function procedureEdits(code: string, book: PolicyBook): ProcedureEdits | undefined {
  const { procedures } = foundIn(book);
  const known = procedures.get(code);
  if (known) return known;
  const procedure = book.procedures.get(code);
  if (!procedure) return undefined;
  const edits: ProcedureEdits = {
    procedure,
    isBundled: book.bundledCodes.has(code),
    modifierRules: [...(book.modifierRules.get(code) ?? []), ...book.placeModifierRules],
    necessity: book.necessity.get(code),
    frequency: book.frequency.get(code) ?? [],
    pairs: book.pairs.get(code),
  };
  procedures.set(code, edits);
  return edits;
}

/** The edits of a diagnosis code, whether or not the book knows it. */
export function diagnosisEdits(code: string, book: PolicyBook): DiagnosisEdits {
  const { diagnoses } = foundIn(book);
  const known = diagnoses.get(code);
  if (known) return known;
  const diagnosis = book.diagnoses.get(code);
  const { excludes, needs, order } = book.diagnosisRules;
  const edits: DiagnosisEdits = {
    diagnosis,
    excludedFirst: positions(excludes, ([first]) => code.startsWith(first)),
    excludedSecond: positions(excludes, ([, second]) => code.startsWith(second)),
    isBound: needs.some((need) => need.code === code) || order.some(([first]) => code.startsWith(first)),
  };
  // Of unknown codes there may be any number.
  if (diagnosis) diagnoses.set(code, edits);
  return edits;
}

/** True when two different diagnoses may not stand on one claim. */
export function excludeEachOther(one: DiagnosisEdits, other: DiagnosisEdits): boolean {
  return (
    haveOneInCommon(one.excludedFirst, other.excludedSecond) || haveOneInCommon(other.excludedFirst, one.excludedSecond)
  );
}

function haveOneInCommon(some: readonly number[], others: readonly number[]): boolean {
  if (some.length === 0 || others.length === 0) return false;
  return some.some((rule) => others.includes(rule));
}

function positions(rules: DiagnosisRules['excludes'], suits: (rule: readonly [string, string]) => boolean): number[] {
  return rules.flatMap((rule, position) => (suits(rule) ? [position] : []));
}

function foundIn(book: PolicyBook): Found {
  let known = found.get(book);
  if (!known) found.set(book, (known = { procedures: new Map(), diagnoses: new Map() }));
  return known;
}
