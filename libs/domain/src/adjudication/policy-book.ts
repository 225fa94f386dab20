import type { AdjustmentGroup } from '../claims/claim.js';
import type { PricingMode } from '../generation/generation-config.js';
import type { Cents } from '../money/cents.js';
import type { CalendarDate } from '../time/instant.js';

/** Whom a code fits. Ages are in whole years on the day of service. */
export interface PatientLimits {
  readonly ageMin?: number;
  readonly ageMax?: number;
  readonly sex?: 'F' | 'M';
}

/** A procedure code with what payers' edits ask of it. */
export interface Procedure extends PatientLimits {
  readonly code: string;
  /** Our own words, never the publisher's. */
  readonly label: string;
  readonly category: string;
  /** Which of the three demo price ranges it falls into. */
  readonly demoCategory: 'E&M' | 'Procedure' | 'Lab';
  /** Fee schedule amount of one unit in an office; of drugs also parts of a cent, amounts are rounded after. */
  readonly feeCents: Cents;
  /** Fee schedule amount in places 21–24. */
  readonly feeFacilityCents?: Cents;
  /** Fee of the reading part alone (modifier 26). */
  readonly fee26Cents?: Cents;
  /** Most units a day, and how absolute that is: 2 = never more, 3 = more with a record. */
  readonly mue: number;
  readonly mai: number;
  readonly pcTc: number;
  /** `minor` = global period 0 or 10 days, `major` = 90 days. */
  readonly procedureClass?: 'minor' | 'major';
  readonly addOnTo?: readonly string[];
  readonly em?: boolean;
  readonly emOffice?: boolean;
  readonly emLevel?: number;
  readonly emFamily?: string;
  readonly telehealth?: boolean;
  readonly ndc?: boolean;
  readonly clia?: 'waived' | 'moderate';
  readonly needsOrdering?: boolean;
  readonly needsReferring?: boolean;
}

/** A diagnosis code with what payers' edits ask of it. */
export interface Diagnosis extends PatientLimits {
  readonly code: string;
  readonly label: string;
  readonly role: 'any' | 'secondaryOnly' | 'firstOnly';
  readonly side?: 'left' | 'right' | 'both';
  readonly injury?: 'first' | 'later' | true | string;
  /** Ages at which a reader expects it; for sampling, not an edit. */
  readonly usualAge?: readonly [number, number];
}

/** What a payer leaves to the patient. */
export interface PatientShare {
  readonly copay?: readonly [number, number];
  /** Share of members whose deductible is still open. */
  readonly deductibleChance?: number;
  readonly coinsurance?: number;
}

/** How long something takes: triangular, in days. */
export interface Lag {
  readonly minDays: number;
  readonly modeDays: number;
  readonly maxDays: number;
}

/** Line of business of a payer. */
export type PayerKind = 'commercial' | 'ma' | 'medicare' | 'medicaidManaged' | 'medicaidFfs' | 'selfPay';

/** A payer with its habits. All habits are invented for simulation; no real insurer is described. */
export interface Payer {
  readonly id: string;
  readonly name: string;
  readonly kind: PayerKind;
  readonly type: string;
  readonly submitsClaims: boolean;
  /** Allowed amount as a multiple of the fee schedule. */
  readonly feeMultiple: number;
  readonly authorizationRules: readonly string[];
  readonly documentationHabits: readonly string[];
  readonly requiresReferral: boolean;
  readonly therapyVisitLimit: number | null;
  readonly excludesCodes: readonly string[];
  /** Days from service to submission after which it refuses; null = no limit. */
  readonly timelyFilingDays: number | null;
  readonly adjudicationLag: Lag | null;
  readonly patientShare: PatientShare;
  /** Share of patients, in percent, per age band 0, 1–17, 18–44, 45–64, 65+. */
  readonly ageShare: readonly number[];
  readonly onlySpecialties?: readonly string[];
  readonly childOnly?: boolean;
}

/** A specialty. */
export interface Specialty {
  readonly id: string;
  readonly name: string;
  readonly taxonomy: string;
  readonly specialist: boolean;
  /** Share of patients per age band 0, 1–17, 18–44, 45–64, 65+. */
  readonly ageShare: readonly number[];
}

/** A person who treats patients at a provider. */
export interface Clinician {
  readonly name: string;
  readonly credential: string;
  readonly npi: string;
  readonly taxonomy: string;
}

/** A billing provider (a practice). */
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly npi: string;
  /** False for the two display numbers that fail the check digit. */
  readonly npiValid?: boolean;
  readonly taxId: string;
  /** Specialty id → share of visits. */
  readonly specialties: Readonly<Record<string, number>>;
  readonly primarySpecialty: string;
  /** Share of all claims, relative. */
  readonly sizeWeight: number;
  /** Charge as a multiple of the fee schedule, the same for all payers. */
  readonly chargeMultiple: number;
  readonly staffCount: number;
  readonly laboratory: 'none' | 'waived' | 'moderate';
  readonly cliaNumber: string | null;
  readonly clinicians: readonly Clinician[];
}

/** A limit on how often a service is paid. */
export interface FrequencyRule {
  readonly id: string;
  readonly codes: readonly string[];
  readonly carc: string;
  readonly rarc: string;
  readonly group: AdjustmentGroup;
  /** Days that must lie between two services. */
  readonly minDays?: number;
  /** True = the limit is the payer's number of therapy visits. */
  readonly visitLimit?: boolean;
  readonly notPos?: readonly string[];
  readonly screeningOnly?: boolean;
  readonly unlessDx?: readonly string[];
}

/** Services that need an authorization at payers that have the rule. */
export interface AuthorizationRule {
  readonly id: string;
  readonly codes: readonly string[];
  readonly exemptPos: readonly string[];
}

/** Diagnoses that support a service. */
export interface NecessityRule {
  readonly id: string;
  readonly codes: readonly string[];
  readonly supportedByPrefix: readonly string[];
}

/** A service that a payer stopped paying for, in one place or everywhere. */
export interface SiteRule {
  readonly id: string;
  readonly payerId: string;
  readonly procedureCode: string;
  /** Null = wherever the service is given. */
  readonly placeOfService: string | null;
  /** It holds for claims received on this day or later. */
  readonly effectiveFrom: CalendarDate;
}

/** A paper or number that must stand with a claim. */
export interface DocumentRule {
  readonly id: string;
  readonly requires: 'ndc' | 'orderingProvider' | 'referringProvider' | 'cliaNumber' | 'accidentDate' | 'attachment';
  readonly flag?: 'ndc' | 'needsOrdering' | 'needsReferring' | 'clia';
  readonly codes?: readonly string[];
  readonly modifiers?: readonly string[];
  readonly kinds?: readonly PayerKind[];
  readonly payerHabit?: string;
  readonly carc: string;
  readonly rarc: string;
}

/** A modifier that a line must carry. */
export interface ModifierRule {
  readonly id: string;
  readonly codes?: readonly string[];
  readonly when?: { readonly pos?: readonly string[]; readonly pcTc?: number; readonly dxFirst?: readonly string[] };
  readonly needs?: string;
  readonly needsOneOf?: readonly string[];
  readonly unlessProviderLab?: 'none' | 'waived' | 'moderate';
}

/** How diagnoses may stand together. Codes are prefixes. */
export interface DiagnosisRules {
  readonly excludes: readonly (readonly [string, string])[];
  readonly needs: readonly { readonly code: string; readonly oneOf: readonly string[] }[];
  readonly order: readonly (readonly [string, string])[];
  readonly maximum: number;
  readonly maximumPointers: number;
}

/**
 * Everything a payer holds against a claim, compiled for look-up. The second argument of `adjudicate`: with the claim's
 * content it decides the answer, and nothing else does.
 */
export interface PolicyBook {
  readonly pricing: PricingMode;
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly diagnoses: ReadonlyMap<string, Diagnosis>;
  readonly payers: ReadonlyMap<string, Payer>;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly specialties: ReadonlyMap<string, Specialty>;
  /** column 1 → column 2 → may a modifier part them (1) or never (0). */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, 0 | 1>>;
  readonly bypassModifiers: ReadonlySet<string>;
  readonly bundledCodes: ReadonlySet<string>;
  readonly diagnosisRules: DiagnosisRules;
  /** Rules by the procedure code they look at. */
  readonly modifierRules: ReadonlyMap<string, readonly ModifierRule[]>;
  /** Modifier rules that look at the place of service instead of a code. */
  readonly placeModifierRules: readonly ModifierRule[];
  readonly frequency: ReadonlyMap<string, readonly FrequencyRule[]>;
  readonly authorization: readonly AuthorizationRule[];
  readonly authorizationByCode: ReadonlyMap<string, AuthorizationRule>;
  readonly referral: { readonly exemptPlaces: ReadonlySet<string>; readonly exemptSpecialties: ReadonlySet<string> };
  readonly necessity: ReadonlyMap<string, NecessityRule>;
  readonly documentation: readonly DocumentRule[];
  /** By procedure code; empty unless a run changes the rules. */
  readonly siteRules: ReadonlyMap<string, readonly SiteRule[]>;
}
