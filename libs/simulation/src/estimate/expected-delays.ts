import {
  type AdjudicationTiming,
  DAY_SECONDS,
  type EpochSeconds,
  type Payer,
  type PolicyBook,
  type Provider,
} from '@portal/domain';
import { filingTime } from '../generators/appeal-generator.js';
import { createRandom } from '../random/random-source.js';
import { drawFrom, type WeightedTable, weightedTable } from '../random/weighted-table.js';
import { answerTime } from '../schedule/answer-time.js';
import { arrivalTimes, WEEKDAY_WEIGHTS } from '../schedule/arrivals.js';

/** Claims whose delays are drawn for an estimate: the shares that follow from them are right within about two percent. */
const SAMPLE = 3_000;

/** How long answers and appeals take, from a sample drawn by the rules that the run itself follows. */
export interface ExpectedDelays {
  /** Share of a day's claims that are answered within so many days of its midnight. */
  answeredWithin(days: number): number;
  /** Of a day's denials that are ever appealed, the share that is appealed within so many days of its midnight. */
  appealedWithin(days: number): number;
}

/**
 * Draws delays for a way of adjudication.
 * @param monday Midnight of any Monday.
 */
export function expectedDelays(
  timing: AdjudicationTiming,
  policies: Pick<PolicyBook, 'payers' | 'specialties'>,
  providers: readonly Provider[],
  monday: EpochSeconds,
): ExpectedDelays {
  const random = createRandom(0, SAMPLE);
  const payers = payersBySubmissions(policies, providers);
  const allWeekdays = WEEKDAY_WEIGHTS.reduce<number>((sum, weight) => sum + weight, 0);
  const answers: number[] = [];
  const appeals: number[] = [];
  WEEKDAY_WEIGHTS.forEach((weight, weekday) => {
    const midnight = monday + weekday * DAY_SECONDS;
    for (const submitted of arrivalTimes(0, midnight, Math.round((SAMPLE * weight) / allWeekdays))) {
      const answered = answerTime(submitted, drawFrom(payers, random), timing, random);
      answers.push((answered - midnight) / DAY_SECONDS);
      appeals.push((filingTime(answered, random) - midnight) / DAY_SECONDS);
    }
  });
  return { answeredWithin: shareUpTo(answers), appealedWithin: shareUpTo(appeals) };
}

/** Payers by their share of the claims, from the ages that the providers' specialties see. */
function payersBySubmissions(
  { payers, specialties }: Pick<PolicyBook, 'payers' | 'specialties'>,
  providers: readonly Provider[],
): WeightedTable<Payer> {
  const patientsInBand = (band: number) =>
    providers.reduce((sum, { sizeWeight, specialties: shares }) => {
      const seen = Object.entries(shares).map(([id, share]) => share * (specialties.get(id)?.ageShare[band] ?? 0));
      return sum + sizeWeight * seen.reduce((total, share) => total + share, 0);
    }, 0);
  return weightedTable(
    [...payers.values()].filter(({ submitsClaims }) => submitsClaims),
    ({ ageShare }) => ageShare.reduce((sum, share, band) => sum + share * patientsInBand(band), 0),
  );
}

/** The share of values up to a limit, as a function of the limit. */
function shareUpTo(values: number[]): (limit: number) => number {
  const sorted = Float64Array.from(values).sort();
  return (limit) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as number) <= limit) low = middle + 1;
      else high = middle;
    }
    return low / sorted.length;
  };
}
