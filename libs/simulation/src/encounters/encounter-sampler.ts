import { type PayerKind, PLACES } from '@portal/domain';
import type { RandomSource } from '../random/random-source.js';
import { drawFrom } from '../random/weighted-table.js';
import type { CodeEntry, CodeOption, CompiledLine, CompiledTemplate } from './compiled-template.js';
import type { DrawState } from './draw-state.js';

/** The person and the plan that an encounter is drawn for. */
export interface EncounterSubject {
  readonly age: number;
  readonly ageDays: number;
  readonly sex: 'F' | 'M';
  readonly payerKind: PayerKind;
  /** Procedure codes that the payer never covers. */
  readonly excludedCodes: readonly string[];
  readonly isNewPatient: boolean;
}

/** One service of a sampled encounter. */
export interface SampledLine {
  readonly procedureCode: string;
  readonly units: number;
  readonly diagnosisCodes: readonly string[];
  readonly modifiers: readonly string[];
}

/** What happened in the room, before anyone thinks of billing numbers. */
export interface Encounter {
  readonly template: CompiledTemplate;
  readonly place: string;
  readonly diagnosisCodes: readonly string[];
  readonly lines: readonly SampledLine[];
}

const NO_MODIFIERS: readonly string[] = Object.freeze([]);

/**
 * Draws one encounter from a template: flags, then diagnoses in claim order, then lines, then modifiers, which ask what
 * lines there are. Null when this patient and payer cannot have it.
 */
export class EncounterSampler {
  private readonly state: DrawState = {
    age: 0,
    ageDays: 0,
    sex: 'F',
    payerKind: 'commercial',
    place: PLACES.office,
    side: 0,
    flags: 0,
    slots: [],
    lines: 0,
    code: '',
  };
  /**
   * Where a list of codes is written before it is handed out: a copy has no room to grow, which for a claim of a few codes
   * would be most of what it holds while it waits for its answer.
   */
  private readonly codes: string[] = [];
  private readonly drawn: { line: CompiledLine; code: string; units: number; pointers: string[] }[] = [];

  /** @param mostPointers diagnoses that a line may point at */
  constructor(private readonly mostPointers: number) {}

  sample(template: CompiledTemplate, subject: EncounterSubject, random: RandomSource): Encounter | null {
    this.begin(template, subject, random);
    const diagnosisCodes = this.drawDiagnoses(template, random);
    if (!diagnosisCodes || !this.drawLines(template, subject, random)) return null;
    return { template, place: this.state.place, diagnosisCodes, lines: this.finishLines() };
  }

  private begin(template: CompiledTemplate, subject: EncounterSubject, random: RandomSource): void {
    const { state } = this;
    state.age = subject.age;
    state.ageDays = subject.ageDays;
    state.sex = subject.sex;
    state.payerKind = subject.payerKind;
    state.side = template.sides ? drawFrom(template.sides, random) : 0;
    state.place = drawFrom(template.places, random)[0];
    for (let slot = 0; slot < template.diagnoses.length; slot++) state.slots[slot] = null;
    state.flags = 0;
    state.lines = 0;
    for (const flag of template.flags) {
      if (flag.isNewPatient ? subject.isNewPatient : happens(flag, state, random)) state.flags |= flag.bit;
    }
    this.drawn.length = 0;
  }

  private drawDiagnoses(template: CompiledTemplate, random: RandomSource): string[] | null {
    const { state } = this;
    const codes = this.codes;
    codes.length = 0;
    for (let slot = 0; slot < template.diagnoses.length; slot++) {
      const diagnosis = template.diagnoses[slot] as (typeof template.diagnoses)[number];
      if (!happens(diagnosis, state, random)) continue;
      const entry = drawOption(diagnosis.options, state, codes, random);
      if (!entry) {
        if (diagnosis.optional) continue;
        return null;
      }
      state.slots[slot] = entry.code;
      if (!codes.includes(entry.code)) codes.push(entry.code);
    }
    return codes.slice();
  }

  private drawLines(template: CompiledTemplate, subject: EncounterSubject, random: RandomSource): boolean {
    const { state } = this;
    for (const line of template.lines) {
      if (!happens(line, state, random)) continue;
      const code = drawOption(line.options, state, null, random)?.code;
      const pointers = this.pointersOf(line);
      if (code === undefined || pointers.length === 0) {
        if (line.optional) continue;
        return false;
      }
      if (subject.excludedCodes.includes(code)) return false;
      this.drawn.push({ line, code, units: line.units ? drawFrom(line.units, random)[0] : 1, pointers });
      state.lines |= line.bit;
    }
    return this.drawn.length > 0;
  }

  private pointersOf(line: CompiledLine): string[] {
    const pointers = this.codes;
    pointers.length = 0;
    for (const slot of line.slots) {
      const code = this.state.slots[slot];
      if (code && pointers.length < this.mostPointers && !pointers.includes(code)) pointers.push(code);
    }
    return pointers.slice();
  }

  private finishLines(): SampledLine[] {
    const { state } = this;
    return this.drawn.map(({ line, code, units, pointers }) => {
      state.code = code;
      const modifiers = this.codes;
      modifiers.length = 0;
      for (const modifier of line.modifiers) {
        const value = modifier.bySide[state.side];
        if (!value || modifiers.includes(value) || (modifier.when && !modifier.when(state))) continue;
        modifiers.push(value);
      }
      const kept = modifiers.length > 0 ? modifiers.slice() : NO_MODIFIERS;
      return { procedureCode: code, units, diagnosisCodes: pointers, modifiers: kept };
    });
  }
}

function happens(
  part: { readonly p: number; readonly when: ((state: DrawState) => boolean) | undefined },
  state: DrawState,
  random: RandomSource,
): boolean {
  if (part.when && !part.when(state)) return false;
  return part.p >= 1 || random.next() < part.p;
}

/** Draws among the options that fit the patient and stand beside the diagnoses so far; null when none does. */
function drawOption(
  options: readonly CodeOption[],
  state: DrawState,
  beside: readonly string[] | null,
  random: RandomSource,
): CodeEntry | null {
  let total = 0;
  let fitting: CodeEntry | null = null;
  let count = 0;
  for (const option of options) {
    const entry = option.bySide[state.side];
    if (!entry || !fits(entry, state, beside)) continue;
    total += option.weight;
    fitting = entry;
    count++;
  }
  if (count <= 1) return fitting;
  let left = random.next() * total;
  for (const option of options) {
    const entry = option.bySide[state.side];
    if (!entry || !fits(entry, state, beside)) continue;
    left -= option.weight;
    if (left < 0) return entry;
  }
  return fitting;
}

function fits(entry: CodeEntry, state: DrawState, beside: readonly string[] | null): boolean {
  if (state.age < entry.ageFrom || state.age > entry.ageTo) return false;
  if (entry.sex !== undefined && entry.sex !== state.sex) return false;
  if (state.ageDays < entry.daysFrom || state.ageDays > entry.daysTo) return false;
  if (!entry.clashes || !beside) return true;
  for (const code of beside) if (entry.clashes.has(code)) return false;
  return true;
}
