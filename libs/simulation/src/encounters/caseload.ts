import { isPatternId, type DenialCauseId, type PayerKind, type PolicyBook } from '@portal/domain';
import { ENCOUNTER_TEMPLATES } from '../catalogue/encounter-catalogue.js';
import type { RandomSource } from '../random/random-source.js';
import { AGE_BANDS, ageBandOf } from '../world/age-band.js';
import type { Population } from '../world/population.js';
import { compileTemplate, type CompiledTemplate } from './compiled-template.js';

/** The templates that patients of one age, sex and line of business can have, with their weights. */
export interface Choice {
  readonly templates: readonly CompiledTemplate[];
  /** Bits of the conditions that each template asks for. */
  readonly conditions: Int32Array;
  /** Weight of each template for a patient who meets its conditions: rarer conditions weigh more. */
  readonly weights: Float64Array;
  /** Sum of the plain weights: what an average patient weighs. */
  readonly total: number;
}

/** A patient who needs care this many times as often as the average is the busiest that counts. */
const BUSIEST = 2;
const AGES = 131;
const KINDS: readonly PayerKind[] = ['commercial', 'ma', 'medicare', 'medicaidManaged', 'medicaidFfs', 'selfPay'];

/**
 * What a specialty's visits are, and for whom. A template that asks for a chronic condition weighs as much more for
 * those who have it as they are rare on the panel, and patients come as often as their templates weigh together. So the
 * chronically ill come more often, each for what they have, and the mix of visits stays the catalogue's.
 */
export class Caseload {
  private readonly templates: readonly CompiledTemplate[];
  /** Ages in stretches within which the same templates are possible: the number of its stretch, by age. */
  private readonly stretches: readonly number[];
  private readonly choices = new Map<DenialCauseId | null, (Choice | undefined)[]>();
  private readonly newPatientShares = new Map<DenialCauseId | null, number>();

  constructor(
    specialtyId: string,
    private readonly population: Population,
    policies: PolicyBook,
  ) {
    this.templates = ENCOUNTER_TEMPLATES.filter(({ specialty }) => specialty === specialtyId).map((template) =>
      compileTemplate(template, policies),
    );
    const first = new Set<number>(AGE_BANDS.map(({ from }) => from));
    for (const { source } of this.templates) first.add(source.ages[0]).add(source.ages[1] + 1);
    let stretch = -1;
    this.stretches = Array.from({ length: AGES }, (_, age) => (first.has(age) ? ++stretch : stretch));
  }

  /** Share of visits, by weight, that are a new patient's first. */
  newPatientShare(cause: DenialCauseId | null): number {
    let share = this.newPatientShares.get(cause);
    if (share === undefined) {
      const first = this.weigh(cause, true);
      this.newPatientShares.set(cause, (share = first / (first + this.weigh(cause, false) || 1)));
    }
    return share;
  }

  /** Share of visits, by weight, whose templates can carry the cause. Every claim can carry a background cause. */
  hostShare(cause: DenialCauseId): number {
    const all = this.weigh(null, true) + this.weigh(null, false);
    return (this.weigh(cause, true) + this.weigh(cause, false)) / all;
  }

  /** What a patient of this age, sex and line of business can come for. */
  choiceFor(age: number, sex: 'F' | 'M', kind: PayerKind, isNew: boolean, cause: DenialCauseId | null): Choice {
    let choices = this.choices.get(cause);
    if (!choices) this.choices.set(cause, (choices = new Array<Choice | undefined>(KINDS.length * 4 * AGES)));
    const stretch = this.stretches[age] as number;
    const key = ((KINDS.indexOf(kind) * 2 + (isNew ? 1 : 0)) * 2 + (sex === 'F' ? 1 : 0)) * AGES + stretch;
    return (choices[key] ??= this.choose(age, sex, kind, isNew, cause));
  }

  /**
   * Draws what a patient comes for, or null when it is not this patient who comes.
   * @param has bits of the patient's chronic conditions
   * @param putOff Kinds of visit that earlier patients had to put off; the first who can have one, has it.
   */
  drawTemplate(
    choice: Choice,
    has: number,
    isNew: boolean,
    putOff: CompiledTemplate[],
    random: RandomSource,
  ): CompiledTemplate | null {
    const { templates, conditions, weights, total } = choice;
    for (const template of putOff) {
      if (!meets(has, template.conditions) || !templates.includes(template)) continue;
      putOff.splice(putOff.indexOf(template), 1);
      return template;
    }
    let own = 0;
    for (let i = 0; i < weights.length; i++) {
      if (meets(has, conditions[i] as number)) own += weights[i] as number;
    }
    // A known patient comes with a probability in proportion to need; a newcomer has been drawn as one who comes.
    if (own === 0 || (!isNew && random.next() * BUSIEST * total >= own)) return null;
    let left = random.next() * own;
    let last = -1;
    for (let i = 0; i < weights.length; i++) {
      if (!meets(has, conditions[i] as number)) continue;
      left -= weights[i] as number;
      last = i;
      if (left < 0) break;
    }
    return templates[last] ?? null;
  }

  private choose(age: number, sex: 'F' | 'M', kind: PayerKind, isNew: boolean, cause: DenialCauseId | null): Choice {
    const templates = this.templates.filter(
      ({ source }) =>
        source.ages[0] <= age &&
        age <= source.ages[1] &&
        (!source.sex || source.sex === sex) &&
        (!source.payerKinds || source.payerKinds.includes(kind)) &&
        audienceShare(source, isNew) > 0 &&
        hosts(source, cause),
    );
    const band = ageBandOf(age);
    const plain = templates.map(({ source }) => source.weight * audienceShare(source, isNew));
    const weights = templates.map(({ conditionIndexes }, at) =>
      conditionIndexes.reduce(
        (weight, condition) => weight / (this.population.shareOf(condition, band, sex) || 1),
        plain[at] ?? 0,
      ),
    );
    return {
      templates,
      conditions: Int32Array.from(templates, (template) => template.conditions),
      weights: Float64Array.from(weights),
      total: plain.reduce((sum, weight) => sum + weight, 0),
    };
  }

  private weigh(cause: DenialCauseId | null, isNew: boolean): number {
    return this.templates.reduce(
      (sum, { source }) => sum + (hosts(source, cause) ? source.weight * audienceShare(source, isNew) : 0),
      0,
    );
  }
}

/** True when who has these conditions has all that are asked for. */
function meets(has: number, asked: number): boolean {
  return (asked & ~has) === 0;
}

function hosts(template: CompiledTemplate['source'], cause: DenialCauseId | null): boolean {
  return cause === null || !isPatternId(cause) || (template.hosts[cause] ?? 0) > 0;
}

/** Share of a template's visits that are for new patients, or for known ones. */
function audienceShare(template: CompiledTemplate['source'], isNew: boolean): number {
  if (template.audience !== 'either') return (template.audience === 'new') === isNew ? 1 : 0;
  const newShare = template.flags.find(({ id }) => id === 'newpt')?.p ?? 0.5;
  return isNew ? newShare : 1 - newShare;
}
