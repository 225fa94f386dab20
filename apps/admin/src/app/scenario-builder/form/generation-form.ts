import type { RunSettings, Scenario, StartRequest } from '@portal/contracts';
import type {
  AdjudicationTiming,
  AppealTiming,
  GenerationDuration,
  GenerationSpeed,
  PricingMode,
} from '@portal/domain';
import { type RuleRow, ruleRows, rulesOf } from '../rules/rule-form.js';
import { type StageRow, stageRows, stagesOf } from '../stages/stage-form.js';
import { type PatternRow, patternRows, plantedPatterns } from './pattern-rows.js';
import { readNumber, readPercent, writePercent } from './typed-number.js';

/** The settings of a scenario as the API takes them; rates are shares between 0 and 1. */
export type ScenarioSettings = Scenario['config'];

export type { RunSettings };

/** The form as it stands on the page. Numbers are kept as they were typed, so that half a number is never rewritten. */
export interface GenerationForm {
  readonly scenarioId: string;
  readonly claimsPerDay: string;
  /** Percent. */
  readonly denialRate: string;
  /** Percent. */
  readonly appealRate: string;
  readonly practiceSessionsPerDay: string;
  readonly warmupDays: string;
  readonly duration: GenerationDuration;
  readonly speed: GenerationSpeed;
  /** Empty = drawn at the start. */
  readonly seed: string;
  readonly startDate: string;
  /** Null = all providers. */
  readonly providerIds: readonly string[] | null;
  readonly pricing: PricingMode;
  readonly adjudication: AdjudicationTiming;
  readonly appealTiming: AppealTiming;
  /** All patterns of the catalogue, those of the scenario first and in its order. */
  readonly patterns: readonly PatternRow[];
  /** What changes on which day, in the order in which it was added. */
  readonly stages: readonly StageRow[];
  /** Services that payers stop paying for. */
  readonly ruleChanges: readonly RuleRow[];
  /** Visits that were booked and take place in the run. */
  readonly bookedVisits: NonNullable<ScenarioSettings['bookedVisits']>;
}

/** The form that shows the given settings. */
export function formOf(settings: RunSettings): GenerationForm {
  return {
    scenarioId: settings.scenarioId,
    claimsPerDay: String(settings.claimsPerDay),
    denialRate: writePercent(settings.denialRate),
    appealRate: writePercent(settings.appealRate),
    practiceSessionsPerDay: String(settings.practiceSessionsPerDay),
    warmupDays: String(settings.warmupDays),
    duration: settings.duration,
    speed: settings.speed,
    seed: settings.seed === undefined ? '' : String(settings.seed),
    startDate: settings.startDate,
    providerIds: settings.providerIds,
    pricing: settings.pricing,
    adjudication: settings.adjudication,
    appealTiming: settings.appealTiming,
    patterns: patternRows(settings.patterns),
    stages: stageRows(settings.stages ?? []),
    ruleChanges: ruleRows(settings.ruleChanges ?? []),
    bookedVisits: settings.bookedVisits ?? [],
  };
}

/** The settings that the form stands for. Fields that hold no number give NaN: ask `problemsOf` first. */
export function settingsOf(form: GenerationForm): ScenarioSettings {
  return {
    claimsPerDay: readNumber(form.claimsPerDay),
    denialRate: readPercent(form.denialRate),
    appealRate: readPercent(form.appealRate),
    practiceSessionsPerDay: readNumber(form.practiceSessionsPerDay),
    patterns: plantedPatterns(form.patterns),
    duration: form.duration,
    providerIds: form.providerIds === null ? null : [...form.providerIds],
    warmupDays: readNumber(form.warmupDays),
    startDate: form.startDate,
    pricing: form.pricing,
    adjudication: form.adjudication,
    appealTiming: form.appealTiming,
    stages: stagesOf(form.stages),
    ruleChanges: rulesOf(form.ruleChanges),
    bookedVisits: form.bookedVisits.map((visit) => ({ ...visit })),
  };
}

/** Body of the start and of the estimate: every setting is named, so that the answer depends on nothing else. */
export function requestOf(form: GenerationForm): StartRequest {
  const seed = form.seed.trim() === '' ? {} : { seed: readNumber(form.seed) };
  return { scenarioId: form.scenarioId, speed: form.speed, ...seed, ...settingsOf(form) };
}
