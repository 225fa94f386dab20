import type { PayerKind } from '@portal/domain';
import type { Condition } from '../catalogue/encounter-template.js';

/** What has been drawn of an encounter so far; conditions look at it. One object is used over and over. */
export interface DrawState {
  age: number;
  /** Age in days, for what only newborns have. */
  ageDays: number;
  sex: 'F' | 'M';
  payerKind: PayerKind;
  place: string;
  /** 0 right (or no side), 1 left, 2 both. */
  side: number;
  /** Bit per flag of the template. */
  flags: number;
  /** The diagnosis in each slot, or null. */
  readonly slots: (string | null)[];
  /** Bit per line of the template that is on the claim. */
  lines: number;
  /** Procedure code of the line at hand. */
  code: string;
}

/** True when an encounter's state meets a condition. */
export type StateTest = (state: DrawState) => boolean;

/** Positions of a template's named parts, so that conditions compile to numbers. */
export interface PartNames {
  readonly flags: readonly string[];
  readonly slots: readonly string[];
  readonly lines: readonly string[];
}

/** Compiles a list of conditions, all of which must hold; undefined when there is none. */
export function compileConditions(
  conditions: readonly Condition[] | undefined,
  names: PartNames,
): StateTest | undefined {
  if (!conditions?.length) return undefined;
  const tests = conditions.map((condition) => compileCondition(condition, names));
  const [first, second] = tests;
  if (!first) return undefined;
  if (!second) return first;
  if (tests.length === 2) return (state) => first(state) && second(state);
  return (state) => tests.every((test) => test(state));
}

function compileCondition(condition: Condition, names: PartNames): StateTest {
  switch (condition[0]) {
    case 'flag': {
      const bit = bitOf(names.flags, condition[1]);
      const wanted = condition[2];
      return (state) => ((state.flags & bit) !== 0) === wanted;
    }
    case 'slotFilled': {
      const slot = names.slots.indexOf(condition[1]);
      return (state) => state.slots[slot] !== null;
    }
    case 'slotHas': {
      const slot = names.slots.indexOf(condition[1]);
      const codes = condition[2];
      return (state) => codes.includes(state.slots[slot] ?? '');
    }
    case 'place': {
      const [, mode, places] = condition;
      return (state) => places.includes(state.place) === (mode === 'in');
    }
    case 'payerKind': {
      const [, mode, kinds] = condition;
      return (state) => kinds.includes(state.payerKind) === (mode === 'in');
    }
    case 'age': {
      const [, from, to] = condition;
      return (state) => from <= state.age && state.age <= to;
    }
    case 'code': {
      const codes = condition[1];
      return (state) => codes.includes(state.code);
    }
    case 'anyLine': {
      const bits = condition[1].reduce((mask, key) => mask | bitOf(names.lines, key), 0);
      return (state) => (state.lines & bits) !== 0;
    }
  }
}

function bitOf(names: readonly string[], name: string): number {
  const index = names.indexOf(name);
  if (index < 0) throw new RangeError(`a condition names "${name}", which its template does not have`);
  return 1 << index;
}
