import {
  DAY_SECONDS,
  type EpochSeconds,
  type GenerationConfig,
  runEnd,
  startOfDay,
  toEpochSeconds,
} from '@portal/domain';
import { createRandom, STREAMS } from '../random/random-source.js';
import { drawFrom, weightedTable } from '../random/weighted-table.js';
import { weekdayOf } from './working-time.js';

/** Share of a week's claims by weekday, Monday first. No published source: our assumption. */
export const WEEKDAY_WEIGHTS = [23, 22, 20, 19, 13, 2, 1] as const;

/**
 * Share of a day's claims by hour: batches before noon and in the afternoon, and the nightly batch. No published source:
 * our assumption.
 */
export const HOUR_WEIGHTS = [0, 0, 0, 0, 0, 0, 1, 3, 7, 9, 14, 13, 6, 7, 8, 12, 11, 6, 3, 3, 3, 2, 0, 0] as const;

const HOURS = weightedTable([...HOUR_WEIGHTS.keys()], (hour) => HOUR_WEIGHTS[hour] ?? 0);
const HOUR = 3_600;
const WEEK = 7;
/** Spread of a day's share around its weekday's share. */
const DAILY_SPREAD = 0.05;

/**
 * Number of claims that arrive on the day. Each whole week from the start has exactly seven times `claimsPerDay`, spread
 * by weekday with some jitter; a part of a week at the end of the run has its days' worth; history follows the weekdays.
 */
export function arrivalsOn(
  config: GenerationConfig,
  seed: number,
  day: EpochSeconds,
  claimsPerDay = config.claimsPerDay,
): number {
  const start = toEpochSeconds(config.startDate);
  const week = Math.floor((startOfDay(day) - start) / (WEEK * DAY_SECONDS));
  const firstDay = start + week * WEEK * DAY_SECONDS;
  const end = runEnd(config);
  const length =
    end === null || week < 0 ? WEEK : Math.min(WEEK, Math.max(1, Math.round((end - firstDay) / DAY_SECONDS)));
  const position = Math.round((startOfDay(day) - firstDay) / DAY_SECONDS);
  const shares = weekShares(seed, firstDay, length);
  let before = 0;
  for (let i = 0; i < position; i++) before += shares[i] as number;
  const through = before + (shares[position] ?? 0);
  const quota = claimsPerDay * length;
  return Math.round(quota * through) - Math.round(quota * before);
}

/** The seconds at which the day's claims arrive, in order. */
export function arrivalTimes(seed: number, day: EpochSeconds, count: number): EpochSeconds[] {
  const midnight = startOfDay(day);
  const random = createRandom(seed, STREAMS.arrivals, midnight / DAY_SECONDS, 1);
  const times = Array.from(
    { length: count },
    () => midnight + drawFrom(HOURS, random) * HOUR + random.integer(0, HOUR - 1),
  );
  return times.sort((a, b) => a - b);
}

function weekShares(seed: number, firstDay: EpochSeconds, length: number): number[] {
  const random = createRandom(seed, STREAMS.arrivals, firstDay / DAY_SECONDS, 0);
  const weights = Array.from({ length }, (_, i) => {
    const weight = WEEKDAY_WEIGHTS[weekdayOf(firstDay + i * DAY_SECONDS)] as number;
    return weight * Math.max(0.5, 1 + DAILY_SPREAD * random.normal());
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
