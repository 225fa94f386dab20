import { DAY_SECONDS, startOfDay, type EpochSeconds } from '@portal/domain';
import type { RandomSource } from '../random/random-source.js';
import { drawFrom, weightedTable } from '../random/weighted-table.js';
import { HOUR_WEIGHTS, WEEKDAY_WEIGHTS } from '../schedule/arrivals.js';
import { weekdayOf } from '../schedule/working-time.js';

const HOUR_SECONDS = 3_600;

/**
 * When the claims of a batch are sent: over as many days up to `now` as the daily volume asks for, by the same hours and
 * weekdays as in a run. In order of time.
 */
export function submissionTimes(
  count: number,
  claimsPerDay: number,
  now: EpochSeconds,
  random: RandomSource,
): EpochSeconds[] {
  const today = startOfDay(now);
  const days = Math.max(1, Math.ceil(count / claimsPerDay));
  const candidates = Array.from({ length: days }, (_, back) => today - back * DAY_SECONDS);
  const dayTable = weightedTable(candidates, (day) => WEEKDAY_WEIGHTS[weekdayOf(day)] ?? 0);
  const hourTable = weightedTable(
    HOUR_WEIGHTS.map((weight, hour) => ({ weight, hour })),
    ({ weight }) => weight,
  );
  const times = Array.from({ length: count }, () => {
    const { hour } = drawFrom(hourTable, random);
    const at = drawFrom(dayTable, random) + hour * HOUR_SECONDS + random.integer(0, HOUR_SECONDS - 1);
    return at <= now ? at : at - DAY_SECONDS;
  });
  return times.sort((a, b) => a - b);
}
