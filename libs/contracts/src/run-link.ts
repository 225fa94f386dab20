import {
  ADJUDICATION_TIMINGS,
  APPEAL_TIMINGS,
  GENERATION_DURATIONS,
  GENERATION_SPEEDS,
  type GenerationSpeed,
  isPatternId,
  PRICING_MODES,
} from '@portal/domain';
import type { Scenario } from './scenario.contract.js';
import { readStage, writeStage } from './stage-link.js';

/** Everything that decides a run: settings, the scenario that they came from, seed and speed. */
export type RunSettings = Scenario['config'] & {
  readonly scenarioId: string;
  /** Absent = drawn by the server at the start. */
  readonly seed?: number;
  readonly speed: GenerationSpeed;
};

/**
 * Query parameters of a run link. Lists are written with commas, patterns `PTN-001:0.1:0.05`, changed rules
 * `PAY-002:99214:11:43` (payer, code, place or nothing, day), booked visits `PRV-001:PAY-002:3` (provider, payer, day),
 * stages as in `writeStage`.
 */
export type RunLinkQuery = Readonly<Record<string, string>>;

/** Stands in a link for "all providers". */
const ALL = 'all';
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The settings as the query of a link. Every setting is named: the link holds when its scenario is changed or deleted. */
export function runLinkQuery(settings: RunSettings): RunLinkQuery {
  const {
    scenarioId,
    patterns,
    providerIds,
    seed,
    stages = [],
    ruleChanges = [],
    bookedVisits = [],
    ...plain
  } = settings;
  return {
    scenario: scenarioId,
    ...(seed === undefined ? {} : { seed: String(seed) }),
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, String(value)])),
    providerIds: providerIds === null ? ALL : providerIds.join(','),
    patterns: patterns
      .map(({ patternId, frequency, improvementRate }) => [patternId, frequency, improvementRate].join(':'))
      .join(','),
    stages: stages.map(writeStage).join(','),
    ruleChanges: ruleChanges
      .map(({ payerId, procedureCode, placeOfService, fromDay }) =>
        [payerId, procedureCode, placeOfService ?? '', fromDay].join(':'),
      )
      .join(','),
    bookedVisits: bookedVisits.map(({ providerId, payerId, day }) => [providerId, payerId, day].join(':')).join(','),
  };
}

/**
 * The settings that a link names. What it does not name or what cannot be read is left out, so that the scenario's own
 * value stands; values out of bounds are kept, because the form says what is wrong with them.
 * @returns null when the query is not a run link
 */
export function readRunLink(query: (name: string) => string | null): Partial<RunSettings> | null {
  const scenarioId = query('scenario');
  if (!scenarioId) return null;
  const number = (name: keyof RunSettings) => {
    const text = query(name);
    const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) ? { [name]: value } : {};
  };
  const choice = (name: keyof RunSettings, choices: readonly string[]) => {
    const value = query(name);
    return value !== null && choices.includes(value) ? { [name]: value } : {};
  };
  return {
    scenarioId,
    ...number('seed'),
    ...number('claimsPerDay'),
    ...number('denialRate'),
    ...number('appealRate'),
    ...number('practiceSessionsPerDay'),
    ...number('warmupDays'),
    ...choice('duration', GENERATION_DURATIONS),
    ...choice('speed', GENERATION_SPEEDS),
    ...choice('pricing', PRICING_MODES),
    ...choice('adjudication', ADJUDICATION_TIMINGS),
    ...choice('appealTiming', APPEAL_TIMINGS),
    ...readDate(query('startDate')),
    ...readProviders(query('providerIds')),
    ...readPatterns(query('patterns')),
    ...readStages(query('stages')),
    ...readRuleChanges(query('ruleChanges')),
    ...readBookedVisits(query('bookedVisits')),
  };
}

function readDate(text: string | null): Partial<RunSettings> {
  return text !== null && DATE.test(text) ? { startDate: text } : {};
}

function readProviders(text: string | null): Partial<RunSettings> {
  if (text === null) return {};
  return { providerIds: text === ALL ? null : listOf(text) };
}

function readPatterns(text: string | null): Partial<RunSettings> {
  if (text === null) return {};
  const patterns = listOf(text).flatMap((part) => {
    const [patternId = '', frequency = '', improvementRate = '0'] = part.split(':');
    const setting = { patternId, frequency: Number(frequency), improvementRate: Number(improvementRate) };
    const readable = isPatternId(patternId) && Number.isFinite(setting.frequency + setting.improvementRate);
    return readable && frequency !== '' ? [setting] : [];
  });
  return { patterns };
}

function readStages(text: string | null): Partial<RunSettings> {
  return text === null ? {} : { stages: listOf(text).flatMap(readStage) };
}

function readRuleChanges(text: string | null): Partial<RunSettings> {
  if (text === null) return {};
  const ruleChanges = listOf(text).flatMap((part) => {
    const [payerId = '', procedureCode = '', place = '', day = ''] = part.split(':');
    const fromDay = Number(day);
    const readable = payerId !== '' && procedureCode !== '' && day !== '' && Number.isInteger(fromDay);
    return readable ? [{ payerId, procedureCode, placeOfService: place || null, fromDay }] : [];
  });
  return { ruleChanges };
}

function readBookedVisits(text: string | null): Partial<RunSettings> {
  if (text === null) return {};
  const bookedVisits = listOf(text).flatMap((part) => {
    const [providerId = '', payerId = '', day = ''] = part.split(':');
    const readable = providerId !== '' && payerId !== '' && day !== '' && Number.isInteger(Number(day));
    return readable ? [{ providerId, payerId, day: Number(day) }] : [];
  });
  return { bookedVisits };
}

function listOf(text: string): string[] {
  return text === '' ? [] : text.split(',');
}
