import type { Cents } from '../money/cents.js';
import { lengthOf } from '../time/calendar.js';
import type { CalendarDate } from '../time/instant.js';
import type { CandidateFinding } from './candidate-finding.js';

/** Days that an estimate of what a candidate costs is made for. */
const MONTH_DAYS = 30;

/** What each part of a score is measured against: reaching it gives the part in full. */
const FULL = {
  /** Cohen's h. */
  effect: 2,
  /** Decimal places of the q-value. */
  certainty: 12,
  /** Share of all denied charges. */
  money: 0.1,
} as const;
const POINTS = { effect: 40, certainty: 30, money: 30 } as const;

/** How sure it is that a refusal of the candidate is due to it: 1 − q, times the share of them beyond the expected ones. */
export function candidateConfidence({ since, expectedRate, qValue }: CandidateFinding): number {
  const rate = since.denied / since.seen;
  return rate === 0 ? 0 : (1 - qValue) * Math.max(0, (rate - expectedRate) / rate);
}

/** Charges refused in 30 days if it goes on as it did between its first day and the last day looked at. */
export function monthlyStake(
  { billed, firstSeen }: Pick<CandidateFinding, 'billed' | 'firstSeen'>,
  lastDay: CalendarDate,
): Cents {
  return Math.round((billed * MONTH_DAYS) / Math.max(1, lengthOf({ from: firstSeen, to: lastDay })));
}

/**
 * How much a candidate deserves a look, 0 to 100: effect size (40 points at h = 2), certainty (30 at q = 10⁻¹²), money (30
 * when it makes up a tenth of all denied charges).
 */
export function candidateScore(finding: CandidateFinding, deniedBilled: Cents): number {
  const places = finding.qValue === 0 ? FULL.certainty : -Math.log10(finding.qValue);
  const money = deniedBilled === 0 ? 0 : finding.billed / deniedBilled;
  const score =
    POINTS.effect * part(finding.effectSize, FULL.effect) +
    POINTS.certainty * part(places, FULL.certainty) +
    POINTS.money * part(money, FULL.money);
  return Math.round(score);
}

function part(value: number, full: number): number {
  return Math.min(1, Math.max(0, value / full));
}
