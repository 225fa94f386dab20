import {
  DAY_SECONDS,
  DURATION_DAYS,
  type EpochSeconds,
  GENERATION_BOUNDS,
  type GenerationConfig,
  type GenerationEstimate,
  type GenerationSpeed,
  SPEED_FACTORS,
  toCalendarDate,
  toEpochSeconds,
} from '@portal/domain';
import { REFERENCE_SESSIONS_PER_DAY } from '../learning/mastery.js';
import { backgroundShare } from '../run/cause-plan.js';
import { arrivalsOn, runEnd, runStart } from '../schedule/arrivals.js';
import { isWorkday } from '../schedule/working-time.js';

/** Period that a continuous run is estimated over, in days. */
const CONTINUOUS_DAYS = 30;
/** Mean days from a denial to its appeal, with the delay of weekends: filed after 3 to 10. */
const MEAN_FILING_DAYS = 7;
const EVENTS_PER_SESSION = 3;
/** Bytes on disk, measured on SQLite with its indexes: a claim with two lines, links, truth and facts; an appeal; an event. */
const BYTES = { claim: 2_900, appeal: 420, event: 520 } as const;
const DAYS_PER_WEEK = 7;

/**
 * What a run is expected to yield: the same arrivals that the run will have, and frequencies that fall with practice as
 * they will. Figures are expectations; the run's own lie around them.
 */
export function estimate(config: GenerationConfig, speed: GenerationSpeed): GenerationEstimate {
  const start = toEpochSeconds(config.startDate);
  const end = runEnd(config) ?? start + CONTINUOUS_DAYS * DAY_SECONDS;
  const background = backgroundShare(config);
  const lastFiling = end - meanAnswerDays(config) * DAY_SECONDS - MEAN_FILING_DAYS * DAY_SECONDS;
  const total = { claims: 0, denials: 0, appeals: 0, sessions: 0 };
  const perPattern = config.patterns.map((setting) => ({ ...setting, claims: 0, now: setting.frequency }));

  for (let day = runStart(config); day < end; day += DAY_SECONDS) {
    const claims = arrivalsOn(config, 0, day);
    const weeks = Math.max(0, (day - start) / DAY_SECONDS) / DAYS_PER_WEEK;
    let share = background;
    for (const pattern of perPattern) {
      pattern.now = frequencyAfter(pattern.frequency, pattern.improvementRate, weeks, config.practiceSessionsPerDay);
      pattern.claims += pattern.now * claims;
      share += pattern.now;
    }
    total.claims += claims;
    total.denials += share * claims;
    if (day < lastFiling) total.appeals += share * claims * config.appealRate;
    if (day >= start && isWorkday(day)) total.sessions += (config.practiceSessionsPerDay * DAYS_PER_WEEK) / 5;
  }
  const finalRate = perPattern.reduce((sum, { now }) => sum + now, background);
  const days = DURATION_DAYS[config.duration];
  const sessions = config.patterns.length === 0 ? 0 : total.sessions;
  return {
    days: days === null ? null : days + config.warmupDays,
    claims: Math.round(total.claims),
    denials: Math.round(total.denials),
    appeals: Math.round(total.appeals),
    practiceSessions: Math.round(sessions * 10) / 10,
    learningEvents: Math.round(sessions) * EVENTS_PER_SESSION,
    combinedDenialRate: config.patterns.reduce((sum, { frequency }) => sum + frequency, background),
    backgroundDenialRate: background,
    finalDenialRate: finalRate,
    perPattern: perPattern.map(({ patternId, claims, now }) => ({
      patternId,
      claims: Math.round(claims),
      finalFrequency: now,
    })),
    realSeconds: realSeconds(config, speed),
    from: toCalendarDate(runStart(config)),
    to: days === null ? null : toCalendarDate(end - 1),
    storageBytes: Math.round(
      total.claims * BYTES.claim + total.appeals * BYTES.appeal + sessions * EVENTS_PER_SESSION * BYTES.event,
    ),
    warnings: warningsOf(config, finalRate),
  };
}

/** Frequency after some weeks at a rate of practice. */
export function frequencyAfter(
  frequency: number,
  improvementRate: number,
  weeks: number,
  sessionsPerDay: number,
): number {
  return frequency * (1 - improvementRate) ** ((weeks * sessionsPerDay) / REFERENCE_SESSIONS_PER_DAY);
}

function realSeconds(config: GenerationConfig, speed: GenerationSpeed): number | null {
  const days = DURATION_DAYS[config.duration];
  const factor = SPEED_FACTORS[speed];
  return days === null || !Number.isFinite(factor) ? null : (days * DAY_SECONDS) / factor;
}

/** Our assumption over all payers: the mean of their triangular lags is near 22 days. */
function meanAnswerDays({ adjudication }: GenerationConfig): EpochSeconds {
  return adjudication === 'immediate' ? 0 : 22;
}

function warningsOf(config: GenerationConfig, finalRate: number): string[] {
  const warnings: string[] = [];
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const planted = config.patterns.reduce((sum, { frequency }) => sum + frequency, 0);
  const { usualMin, usualMax } = GENERATION_BOUNDS.appealRate;
  if (config.appealRate < usualMin || config.appealRate > usualMax) {
    warnings.push(
      `An appeal rate of ${percent(config.appealRate)} is not realistic; practices appeal ${percent(usualMin)} to ${percent(usualMax)} of denials.`,
    );
  }
  if (planted > config.denialRate + 1e-9) {
    warnings.push(
      `The patterns add up to ${percent(planted)}, more than the denial rate of ${percent(config.denialRate)}: there are no other causes, and ${percent(planted)} are denied.`,
    );
  }
  if (config.practiceSessionsPerDay > 0 && config.patterns.some(({ improvementRate }) => improvementRate > 0)) {
    warnings.push(`Practice is allowed for: the denial rate falls to about ${percent(finalRate)} by the end.`);
  }
  return warnings;
}
