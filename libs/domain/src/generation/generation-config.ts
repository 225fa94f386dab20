import type { PatternId } from '../denial-patterns/pattern-id.js';
import type { RuleChange } from '../policies/rule-change.js';
import type { CalendarDate } from '../time/instant.js';
import type { BookedVisit } from './booked-visit.js';
import type { Stage } from './stage.js';

/** How fast simulated time runs against real time; `max` is as fast as the machine allows. */
export const GENERATION_SPEEDS = ['real-time', '10x', '100x', '1000x', 'max'] as const;
/** How fast simulated time runs against real time. */
export type GenerationSpeed = (typeof GENERATION_SPEEDS)[number];

/** Simulated seconds per real second. Infinity for `max`. */
export const SPEED_FACTORS: Readonly<Record<GenerationSpeed, number>> = {
  'real-time': 1,
  '10x': 10,
  '100x': 100,
  '1000x': 1000,
  max: Number.POSITIVE_INFINITY,
};

/** How long a run lasts, in simulated time. */
export const GENERATION_DURATIONS = ['continuous', '1-week', '30-days', '90-days'] as const;
/** How long a run lasts, in simulated time. */
export type GenerationDuration = (typeof GENERATION_DURATIONS)[number];

/** Simulated days of each duration; null = until it is stopped. History before the start is not counted. */
export const DURATION_DAYS: Readonly<Record<GenerationDuration, number | null>> = {
  continuous: null,
  '1-week': 7,
  '30-days': 30,
  '90-days': 90,
};

/** Bounds of the settings. Rates are shares, 0.25 = 25 %. */
export const GENERATION_BOUNDS = {
  /** The Hospital system preset alone may go past 1,000, because 50,000 claims a month are 1,667 a day. */
  claimsPerDay: { min: 10, max: 1000, hospitalMax: 2000 },
  appealRate: { min: 0, max: 1, usualMin: 0.4, usualMax: 0.7 },
  practiceSessionsPerDay: { min: 0, max: 5 },
  denialRate: { min: 0, max: 1 },
  frequency: { min: 0, max: 1 },
  improvementRate: { min: 0, max: 1 },
  warmupDays: { min: 0, max: 365 },
  seed: { min: 0, max: 4_294_967_295 },
  name: { min: 1, max: 80 },
  stageName: { min: 1, max: 40 },
  description: { max: 300 },
} as const;

/** Inclusive bounds of what a what-if asks for: days of a future, and futures beside the one without changes. */
export const WHAT_IF_BOUNDS = { days: { min: 1, max: 90 }, futures: { min: 1, max: 4 } } as const;

/** The preset that alone may go past the usual claims a day. */
const HOSPITAL_SCENARIO = 'hospital';

/** Claims a day that a run of the scenario may have. */
export function claimsPerDayBounds(scenarioId: string): { readonly min: number; readonly max: number } {
  const { min, max, hospitalMax } = GENERATION_BOUNDS.claimsPerDay;
  return { min, max: scenarioId === HOSPITAL_SCENARIO ? hospitalMax : max };
}

/** The rate of practice at which a pattern's frequency falls by its improvement rate each week: Demo's 2.2 a day. */
export const REFERENCE_SESSIONS_PER_DAY = 2.2;

/** One denial pattern to plant. */
export interface PatternSetting {
  readonly patternId: PatternId;
  /** Share of claims that carry it at the start. */
  readonly frequency: number;
  /** Weekly fall of the frequency at the reference practice rate; 0 = practice changes nothing. */
  readonly improvementRate: number;
}

/** How charges and payments come about. */
export const PRICING_MODES = ['demo', 'fee-schedule'] as const;
/**
 * `demo`: one price per provider and code inside the ranges E&M 150–300, Procedure 200–1000, Lab 50–200, paid as
 * billed. `fee-schedule`: charge = fee × the provider's multiple, allowed = fee × the payer's multiple, the patient owes
 * copay, deductible or coinsurance.
 */
export type PricingMode = (typeof PRICING_MODES)[number];

/** When the payer answers. */
export const ADJUDICATION_TIMINGS = ['immediate', 'payer-lag'] as const;
/** `immediate`: at submission. `payer-lag`: after the payer's own lag (triangular, in days). */
export type AdjudicationTiming = (typeof ADJUDICATION_TIMINGS)[number];

/** How long appeals take. */
export const APPEAL_TIMINGS = ['quick', 'realistic'] as const;
/** `quick`: decided 10–30 days after filing. `realistic`: triangular 14, 35, 60 days. Both are filed after 3–10 days. */
export type AppealTiming = (typeof APPEAL_TIMINGS)[number];

/** Everything that decides what a run's world looks like, beside its seed. All rates are shares between 0 and 1. */
export interface GenerationConfig {
  /** The scenario it was derived from. */
  readonly scenarioId: string;
  /** Mean number of claims per simulated calendar day. */
  readonly claimsPerDay: number;
  /** Share of claims denied at first, planted patterns included. */
  readonly denialRate: number;
  /** Share of denials that are appealed. */
  readonly appealRate: number;
  /** Mean practice sessions per simulated day, over all staff; may be fractional. */
  readonly practiceSessionsPerDay: number;
  readonly patterns: readonly PatternSetting[];
  readonly duration: GenerationDuration;
  /** Null = every provider of the reference world. */
  readonly providerIds: readonly string[] | null;
  /** Days of history generated at full speed before the start. No practice takes place in them. */
  readonly warmupDays: number;
  /** First simulated day after the history. */
  readonly startDate: CalendarDate;
  readonly pricing: PricingMode;
  readonly adjudication: AdjudicationTiming;
  readonly appealTiming: AppealTiming;
  /** What changes on which day, as it was planned; one long stage when absent. */
  readonly stages?: readonly Stage[];
  /** Rules that payers change while the run goes on; none when absent. Their denials come on top of the denial rate. */
  readonly ruleChanges?: readonly RuleChange[];
  /** Visits that were booked and take place in the run, on top of the claims a day; none when absent. */
  readonly bookedVisits?: readonly BookedVisit[];
}

/**
 * Settings that may change while a run goes on, by a stage of the scenario or by hand; each change by hand is recorded with
 * its simulated time (law 1). Other patterns leave the share of other causes as it is; another denial rate sets it anew, to
 * what the patterns then in force leave.
 */
export type LiveSettings = Pick<
  GenerationConfig,
  'claimsPerDay' | 'denialRate' | 'appealRate' | 'practiceSessionsPerDay' | 'patterns'
>;

/** The states of generation. */
export const RUN_STATES = ['idle', 'running', 'paused', 'stopping', 'stopped', 'completed', 'failed'] as const;
/** State of generation. `idle` = no run has been started yet. */
export type RunState = (typeof RUN_STATES)[number];

/** What a run is expected to yield, computed before it starts. */
export interface GenerationEstimate {
  /** Simulated days of the run, history included; null for a continuous run. */
  readonly days: number | null;
  /** Days that the figures are for, history included: all of the run's, of a continuous run thirty beside the history. */
  readonly countedDays: number;
  /** How many of them are history. */
  readonly historyDays: number;
  readonly claims: number;
  readonly denials: number;
  readonly appeals: number;
  readonly practiceSessions: number;
  readonly learningEvents: number;
  /** Share of claims denied at first at the start of the run: patterns plus background. */
  readonly combinedDenialRate: number;
  /** The background part of it. */
  readonly backgroundDenialRate: number;
  /** Claims that background causes will deny, over the whole run. */
  readonly backgroundDenials: number;
  /** Expected share at the end, when practice has had its effect. */
  readonly finalDenialRate: number;
  readonly perPattern: readonly {
    readonly patternId: PatternId;
    readonly claims: number;
    readonly finalFrequency: number;
  }[];
  /**
   * Real seconds of all days at the chosen speed, without the history; null for `max` and for a continuous run. The hours before
   * the first opening, which nothing paces, count among them.
   */
  readonly realSeconds: number | null;
  /** Simulated first and last day. */
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** Storage on disk in bytes. */
  readonly storageBytes: number;
  /** Things worth knowing, in words: a rate out of the usual range, a sum of patterns above the denial rate. */
  readonly warnings: readonly string[];
}
