/** Sides of the body: right, left, both. */
export type Side = 'R' | 'L' | 'B';

/** A code, or one code per side of the body. */
export type SidedCode = string | Readonly<Partial<Record<Side, string>>>;

/** A choice and its weight among its neighbors. */
export type Weighted<Choice> = readonly [choice: Choice, weight: number];

/** Something that must hold before a flag, a diagnosis, a line or a modifier is drawn. */
export type Condition =
  | readonly ['flag', string, boolean]
  | readonly ['slotFilled', string]
  | readonly ['slotHas', string, readonly string[]]
  | readonly ['place' | 'payerKind', 'in' | 'notIn', readonly string[]]
  | readonly ['age', number, number]
  | readonly ['code', readonly string[]]
  | readonly ['anyLine', readonly string[]];

/** A part of a template that is drawn with a probability (absent = always) when all its conditions hold. */
interface Chance {
  readonly p?: number;
  readonly when?: readonly Condition[];
}

/** A coin toss that ties lines and diagnoses together, such as "blood was drawn". */
export interface FlagTemplate extends Chance {
  readonly id: string;
  readonly p: number;
}

/** A place on the list of diagnoses; the first slot is the primary one. */
export interface DiagnosisTemplate extends Chance {
  readonly slot: string;
  readonly options: readonly Weighted<SidedCode>[];
}

/** A modifier that stands on a line when its conditions hold. */
export interface ModifierTemplate {
  readonly add: SidedCode;
  readonly when?: readonly Condition[];
}

/** A service line. */
export interface LineTemplate extends Chance {
  readonly key: string;
  readonly codes: readonly Weighted<SidedCode>[];
  readonly units?: readonly Weighted<number>[];
  /** Slots that the line points at, most important first. */
  readonly diagnoses: readonly string[];
  readonly modifiers?: readonly ModifierTemplate[];
}

/** Whom a template is for: patients never seen before, patients known to the practice, or both (flag `newpt`). */
export type Audience = 'new' | 'known' | 'either';

/** One kind of encounter of one specialty, as the catalogue file holds it. */
export interface EncounterTemplate {
  readonly id: string;
  readonly specialty: string;
  readonly title: string;
  readonly weight: number;
  readonly kind: string;
  readonly audience: Audience;
  /** First and last age in years. */
  readonly ages: readonly [number, number];
  readonly sex?: 'F' | 'M';
  /** Chronic conditions that the patient must have. */
  readonly conditions?: readonly string[];
  readonly payerKinds?: readonly string[];
  readonly places: readonly Weighted<string>[];
  readonly sides?: readonly Weighted<Side>[];
  readonly flags: readonly FlagTemplate[];
  readonly diagnoses: readonly DiagnosisTemplate[];
  readonly lines: readonly LineTemplate[];
  /** Denial patterns that such a claim can carry, with the weight of all their slips together. */
  readonly hosts: Readonly<Record<string, number>>;
}

/** A chronic condition of patients. Shares are between 0 and 1. */
export interface ChronicCondition {
  readonly id: string;
  readonly label: string;
  /** By age band 0, 1-17, 18-44, 45-64, 65+. */
  readonly prevalence: readonly number[];
  /** Share of women among those who have it; absent = as in the population. */
  readonly femaleShare?: number;
  readonly ageMin?: number;
  /** Conditions that a patient with this one cannot have; those that stand earlier in the list win. */
  readonly never?: readonly string[];
  /** Conditions that come with it. */
  readonly brings?: readonly string[];
}

/** Billing another service that belongs inside a code already on the claim. */
export interface AddedLineSlip {
  readonly beside: string;
  readonly add: string;
  readonly weight: number;
}

/** Billing more units than a day allows. */
export interface ExcessUnitsSlip {
  readonly code: string;
  readonly units: number;
  readonly weight: number;
}

/** Pointing a service at a diagnosis that does not support it. */
export interface UnsupportingDiagnosisSlip {
  readonly code: string;
  readonly diagnosis: string;
  readonly rule: string;
  readonly weight: number;
}

/** Giving a service again before the payer's interval is over. */
export interface RepeatedTooSoonSlip {
  readonly rule: string;
  readonly codes: readonly string[];
  readonly daysAgo: readonly [number, number];
  readonly weight: number;
}

/** The ways in which a billing office goes wrong that depend on a code. Weight: 5 common, 1 rare. */
export interface SlipCatalogue {
  readonly addedLines: readonly AddedLineSlip[];
  readonly excessUnits: readonly ExcessUnitsSlip[];
  readonly unsupportingDiagnoses: readonly UnsupportingDiagnosisSlip[];
  readonly repeatedTooSoon: readonly RepeatedTooSoonSlip[];
}
