import type { AdjudicationTiming, EpochSeconds, Payer } from '@portal/domain';
import type { RandomSource } from '../random/random-source.js';
import { officeTimeAfter } from './working-time.js';

/** Longest time an immediate answer takes, in seconds. */
const IMMEDIATE_ANSWER_SECONDS = 180;

/**
 * When the payer answers a claim: within three minutes, or after the payer's own lag and then in office hours. A payer
 * without a published lag always answers at once.
 */
export function answerTime(
  submittedAt: EpochSeconds,
  payer: Pick<Payer, 'adjudicationLag'> | undefined,
  timing: AdjudicationTiming,
  random: RandomSource,
): EpochSeconds {
  const lag = payer?.adjudicationLag;
  if (timing === 'immediate' || !lag) return submittedAt + random.integer(1, IMMEDIATE_ANSWER_SECONDS);
  const days = Math.floor(random.triangular(lag.minDays, lag.modeDays, lag.maxDays));
  return officeTimeAfter(submittedAt, days, { min: lag.minDays, max: lag.maxDays }, random);
}
