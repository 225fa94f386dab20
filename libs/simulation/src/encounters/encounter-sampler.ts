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

const NO_CODES: readonly string[] = Object.freeze([]);

/**
 * Different codes, written down before they are handed out as a copy: that has no room to grow, which for a claim of a few
 * codes would be most of what it holds while it waits for its answer.
 */
class CodeList {
  length = 0;
  private readonly codes: string[] = [];

  clear(): void {
    this.length = 0;
  }

  /** Adds a code that is not there yet. */
  add(code: string): void {
    for (let at = 0; at < this.length; at++) if (this.codes[at] === code) return;
    this.codes[this.length++] = code;
  }

  hasAnyOf(some: ReadonlySet<string>): boolean {
    for (let at = 0; at < this.length; at++) if (some.has(this.codes[at] as string)) return true;
    return false;
  }

  copy(): readonly string[] {
    return this.length === 0 ? NO_CODES : this.codes.slice(0, this.length);
  }
}

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
  private readonly codes = new CodeList();
  /** Lines of the encounter at hand, of which the first `drawnLines` count; the others are left from earlier ones. */
  private readonly drawn: DrawnLine[] = [];
  private drawnLines = 0;

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
    this.drawnLines = 0;
  }

  private drawDiagnoses(template: CompiledTemplate, random: RandomSource): readonly string[] | null {
    const { state } = this;
    const { codes } = this;
    codes.clear();
    for (let slot = 0; slot < template.diagnoses.length; slot++) {
      const diagnosis = template.diagnoses[slot] as (typeof template.diagnoses)[number];
      if (!happens(diagnosis, state, random)) continue;
      const entry = drawOption(diagnosis.options, state, codes, random);
      if (!entry) {
        if (diagnosis.optional) continue;
        return null;
      }
      state.slots[slot] = entry.code;
      codes.add(entry.code);
    }
    return codes.copy();
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
      this.keepLine(line, code, line.units ? drawFrom(line.units, random)[0] : 1, pointers);
      state.lines |= line.bit;
    }
    return this.drawnLines > 0;
  }

  private keepLine(line: CompiledLine, code: string, units: number, pointers: readonly string[]): void {
    const at = this.drawnLines++;
    const kept = this.drawn[at];
    if (!kept) this.drawn.push({ line, code, units, pointers });
    else [kept.line, kept.code, kept.units, kept.pointers] = [line, code, units, pointers];
  }

  private pointersOf(line: CompiledLine): readonly string[] {
    const { codes } = this;
    codes.clear();
    for (const slot of line.slots) {
      const code = this.state.slots[slot];
      if (code && codes.length < this.mostPointers) codes.add(code);
    }
    return codes.copy();
  }

  private finishLines(): SampledLine[] {
    const { state, codes } = this;
    const lines: SampledLine[] = [];
    for (let at = 0; at < this.drawnLines; at++) {
      const { line, code, units, pointers } = this.drawn[at] as DrawnLine;
      state.code = code;
      codes.clear();
      for (const modifier of line.modifiers) {
        const value = modifier.bySide[state.side];
        if (value && (!modifier.when || modifier.when(state))) codes.add(value);
      }
      lines.push({ procedureCode: code, units, diagnosisCodes: pointers, modifiers: codes.copy() });
    }
    return lines;
  }
}

interface DrawnLine {
  line: CompiledLine;
  code: string;
  units: number;
  pointers: readonly string[];
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
  beside: CodeList | null,
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

function fits(entry: CodeEntry, state: DrawState, beside: CodeList | null): boolean {
  if (state.age < entry.ageFrom || state.age > entry.ageTo) return false;
  if (entry.sex !== undefined && entry.sex !== state.sex) return false;
  if (state.ageDays < entry.daysFrom || state.ageDays > entry.daysTo) return false;
  return !entry.clashes || !beside?.hasAnyOf(entry.clashes);
}
