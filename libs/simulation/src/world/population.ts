import type { Payer, PolicyBook, Specialty } from '@portal/domain';
import { CHRONIC_CONDITIONS, ENCOUNTER_TEMPLATES } from '../catalogue/encounter-catalogue.js';
import type { ChronicCondition, EncounterTemplate } from '../catalogue/encounter-template.js';
import type { RandomSource } from '../random/random-source.js';
import { drawFrom, weightedTable, type WeightedTable } from '../random/weighted-table.js';
import { AGE_BANDS, ageBandOf } from './age-band.js';

/** Chronic conditions as bits, in the order of the catalogue. */
export const CONDITION_BITS: ReadonlyMap<string, number> = new Map(
  CHRONIC_CONDITIONS.map(({ id }, index) => [id, 1 << index]),
);

/** After so many people whom the payer does not insure, none of this specialty's patients is taken to be insured there. */
const MOST_AGES = 60;

/** No panel is so special that everybody has the condition. */
const MOST_COMMON = 0.9;

/**
 * Who comes to a specialty: ages, sexes, insurance and chronic conditions. A specialist's panel has its own conditions
 * more often than the population, at least as often as its visits ask for them.
 */
export class Population {
  /** Whom patients may be insured with. */
  readonly insurers: readonly Payer[];
  private readonly bands: WeightedTable<number>;
  private readonly payers: readonly WeightedTable<Payer>[];
  /** Share of patients with each condition, by age band × 2 + sex (1 = women). */
  private readonly shares: readonly (readonly number[])[];
  /** The conditions that some patients have, by age band and sex as above. */
  private readonly possible: readonly (readonly PossibleCondition[])[];

  constructor(
    private readonly specialty: Specialty,
    policies: PolicyBook,
  ) {
    this.insurers = [...policies.payers.values()];
    this.bands = weightedTable([0, 1, 2, 3, 4], (band) => specialty.ageShare[band] ?? 0);
    this.payers = AGE_BANDS.map(({ from }, band) =>
      weightedTable(
        this.insurers.filter((payer) => insures(payer, specialty, from)),
        (payer) => payer.ageShare[band] ?? 0,
      ),
    );
    const visits = ENCOUNTER_TEMPLATES.filter((template) => template.specialty === specialty.id);
    this.shares = AGE_BANDS.flatMap((_, band) => {
      const asked = CHRONIC_CONDITIONS.map((condition) => askedShare(condition, band, visits));
      return [0, 1].map((sex) =>
        CHRONIC_CONDITIONS.map((condition, index) => panelShare(condition, band, asked[index] ?? 0, sex === 1)),
      );
    });
    this.possible = this.shares.map((shares) => CHRONIC_CONDITIONS.flatMap(possibleCondition(shares)));
  }

  /** Age in years: level inside a band, thinning out evenly from 65 to 95. */
  drawAge(random: RandomSource): number {
    const { from, to } = AGE_BANDS[drawFrom(this.bands, random)] as (typeof AGE_BANDS)[number];
    const u = random.next();
    return from + Math.floor((from === 65 ? 1 - Math.sqrt(1 - u) : u) * (to - from + 1));
  }

  /** Women see doctors more often than men in the middle of life; boys are a little more often ill than girls. */
  drawSex(age: number, random: RandomSource): 'F' | 'M' {
    if (this.specialty.id === 'obgyn') return 'F';
    return random.chance(age < 15 ? 0.49 : age < 45 ? 0.6 : 0.57) ? 'F' : 'M';
  }

  /** Age of somebody whom the payer insures; null where hardly any patient of the specialty is. */
  drawInsuredAge(payer: Payer, random: RandomSource): number | null {
    for (let tries = 0; tries < MOST_AGES; tries++) {
      const age = this.drawAge(random);
      if (insures(payer, this.specialty, age) && (payer.ageShare[ageBandOf(age)] ?? 0) > 0) return age;
    }
    return null;
  }

  drawPayer(age: number, random: RandomSource): Payer {
    return drawFrom(this.payers[ageBandOf(age)] as WeightedTable<Payer>, random);
  }

  /** Share of this panel's patients of an age band and sex who have a condition. */
  shareOf(condition: number, band: number, sex: 'F' | 'M'): number {
    return this.shares[band * 2 + (sex === 'F' ? 1 : 0)]?.[condition] ?? 0;
  }

  /** Chronic conditions as bits. A condition gives way to earlier ones that rule it out. */
  drawConditions(age: number, sex: 'F' | 'M', random: RandomSource): number {
    const possible = this.possible[ageBandOf(age) * 2 + (sex === 'F' ? 1 : 0)] as readonly PossibleCondition[];
    let bits = 0;
    for (const { share, ageMin, ruledOutBy, brings } of possible) {
      if (random.next() < share && age >= ageMin && (bits & ruledOutBy) === 0) bits |= brings;
    }
    return bits;
  }
}

/** A condition as it is drawn. */
interface PossibleCondition {
  readonly share: number;
  readonly ageMin: number;
  /** Bits of the conditions beside which it does not stand. */
  readonly ruledOutBy: number;
  /** Bits of the condition and of those that come with it. */
  readonly brings: number;
}

function possibleCondition(shares: readonly number[]) {
  return ({ id, ageMin = 0, never = [], brings = [] }: ChronicCondition, index: number): PossibleCondition[] => {
    const share = shares[index] ?? 0;
    return share > 0 ? [{ share, ageMin, ruledOutBy: bitsOf(never), brings: bitsOf([id, ...brings]) }] : [];
  };
}

/** Share of a panel's visits in an age band that ask for the condition. */
function askedShare({ id }: ChronicCondition, band: number, visits: readonly EncounterTemplate[]): number {
  const middle = ((AGE_BANDS[band]?.from ?? 0) + (AGE_BANDS[band]?.to ?? 0)) / 2;
  let asked = 0;
  let all = 0;
  for (const { weight, ages, conditions } of visits) {
    if (middle < ages[0] || middle > ages[1]) continue;
    all += weight;
    if (conditions?.includes(id)) asked += weight;
  }
  return all > 0 ? asked / all : 0;
}

/** Share of a panel's patients of an age band and sex who have the condition. */
function panelShare(condition: ChronicCondition, band: number, asked: number, women: boolean): number {
  const general = condition.prevalence[band] ?? 0;
  if (general === 0) return 0;
  const { femaleShare = 0.5 } = condition;
  return Math.min(MOST_COMMON, Math.max(general, asked) * 2 * (women ? femaleShare : 1 - femaleShare));
}

function bitsOf(conditionIds: readonly string[]): number {
  return conditionIds.reduce((bits, id) => bits | (CONDITION_BITS.get(id) ?? 0), 0);
}

function insures(payer: Payer, specialty: Specialty, age: number): boolean {
  if (!payer.submitsClaims || (payer.childOnly && age > 18)) return false;
  return !payer.onlySpecialties || payer.onlySpecialties.includes(specialty.id);
}
