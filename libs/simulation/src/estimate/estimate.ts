import {
  DAY_SECONDS,
  DURATION_DAYS,
  type GenerationConfig,
  type GenerationEstimate,
  type GenerationSpeed,
  runEnd,
  runStart,
  SPEED_FACTORS,
  toCalendarDate,
  toEpochSeconds,
} from '@portal/domain';
import { Mastery } from '../learning/mastery.js';
import { PracticePlan } from '../learning/practice-plan.js';
import { CausePlan } from '../run/cause-plan.js';
import { REFERENCE_WORLD, type SimulationParts } from '../run/simulation-parts.js';
import { arrivalsOn } from '../schedule/arrivals.js';
import { weekdayOf } from '../schedule/working-time.js';
import { estimateWarnings } from './estimate-warnings.js';
import { expectedDelays } from './expected-delays.js';
import { StagedPlan } from './staged-plan.js';

/** Period that a continuous run is estimated over after its history, in days. */
const CONTINUOUS_DAYS = 30;
const EVENTS_PER_SESSION = 3;
/** Bytes on disk, measured on SQLite with its indexes: a claim with two lines, links, truth and facts; an appeal; an event. */
const BYTES = { claim: 2_900, appeal: 420, event: 520 } as const;
/** The estimate holds for any seed; those parts of the world that need one get this. */
const ANY_SEED = 0;

/**
 * What a run is expected to yield: the run's own calendar, stages, practice and frequencies without its claims. Figures are
 * expectations; the run's own lie around them. Denials and appeals are those that stand by the end of the run.
 */
export function estimate(
  config: GenerationConfig,
  speed: GenerationSpeed,
  parts: SimulationParts = REFERENCE_WORLD,
): GenerationEstimate {
  const start = toEpochSeconds(config.startDate);
  const end = runEnd(config) ?? start + CONTINUOUS_DAYS * DAY_SECONDS;
  const policies = parts.policyBook(config.pricing);
  const mastery = new Mastery();
  const causes = new CausePlan(config, policies, parts.createEncounterSource(ANY_SEED, config, policies), mastery);
  const practice = new PracticePlan(ANY_SEED, causes);
  const delays = expectedDelays(
    config.adjudication,
    policies,
    causes.providers,
    start - weekdayOf(start) * DAY_SECONDS,
  );
  const plan = new StagedPlan(config, causes);
  let [combinedDenialRate, backgroundDenialRate] = [0, 0];
  const perPattern = new Map(config.patterns.map(({ patternId }) => [patternId, 0]));
  let [claims, denials, backgroundDenials, appeals, sessions] = [0, 0, 0, 0, 0];

  for (let day = runStart(config); day < end; day += DAY_SECONDS) {
    const { settings, deniedShare, appealableShare } = plan.openDay(day);
    const { claimsPerDay, appealRate, practiceSessionsPerDay } = settings;
    const arrivals = arrivalsOn(config, ANY_SEED, day, claimsPerDay);
    if (day === start) [combinedDenialRate, backgroundDenialRate] = [deniedShare, causes.backgroundRate];
    const daysLeft = (end - day) / DAY_SECONDS;
    const denied = arrivals * deniedShare;
    claims += arrivals;
    denials += denied * delays.answeredWithin(daysLeft);
    backgroundDenials += arrivals * causes.backgroundRate;
    const appealed = Math.min(denied * appealRate, arrivals * appealableShare);
    appeals += appealed * delays.appealedWithin(daysLeft);
    for (const pattern of causes.patterns) {
      const { patternId } = pattern.setting;
      perPattern.set(patternId, (perPattern.get(patternId) ?? 0) + arrivals * causes.targetOf(pattern));
    }
    if (day < start) continue;
    for (const pair of practice.pairsOn(day, practiceSessionsPerDay)) {
      mastery.practise(pair.providerId, pair.patternId, pair.share);
      sessions++;
    }
  }

  const finalDenialRate = causes.denialTarget();
  const finalFrequencies = new Map(
    causes.patterns.map((pattern) => [pattern.setting.patternId, causes.targetOf(pattern)]),
  );
  const days = DURATION_DAYS[config.duration];
  const learningEvents = sessions * EVENTS_PER_SESSION;
  return {
    days: days === null ? null : days + config.warmupDays,
    countedDays: (days ?? CONTINUOUS_DAYS) + config.warmupDays,
    historyDays: config.warmupDays,
    claims,
    denials: Math.round(denials),
    appeals: Math.round(appeals),
    practiceSessions: sessions,
    learningEvents,
    combinedDenialRate,
    backgroundDenialRate,
    backgroundDenials: Math.round(backgroundDenials),
    finalDenialRate,
    perPattern: [...perPattern].map(([patternId, carried]) => ({
      patternId,
      claims: Math.round(carried),
      finalFrequency: finalFrequencies.get(patternId) ?? 0,
    })),
    realSeconds: realSeconds(config, speed),
    from: toCalendarDate(runStart(config)),
    to: days === null ? null : toCalendarDate(end - 1),
    storageBytes: Math.round(claims * BYTES.claim + appeals * BYTES.appeal + learningEvents * BYTES.event),
    warnings: estimateWarnings(config, plan, finalDenialRate),
  };
}

function realSeconds(config: GenerationConfig, speed: GenerationSpeed): number | null {
  const days = DURATION_DAYS[config.duration];
  const factor = SPEED_FACTORS[speed];
  return days === null || !Number.isFinite(factor) ? null : (days * DAY_SECONDS) / factor;
}
