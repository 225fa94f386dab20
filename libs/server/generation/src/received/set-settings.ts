import {
  addDays,
  dayOf,
  type DaySpan,
  type GenerationConfig,
  type Instant,
  lengthOf,
  RECEIVED_SCENARIO,
} from '@portal/domain';
import type { AcceptedClaim } from './received-set.js';

/** The days of a set: of its first claim, and of the last claim or answer. Null where there is none. */
export function daysOfSet(claims: readonly AcceptedClaim[]): DaySpan | null {
  const [first] = claims;
  if (!first) return null;
  const from = dayOf(first.claim.submissionDate);
  let to = from;
  for (const { claim, answer } of claims) {
    const last = answer?.processedOn ?? dayOf(claim.submissionDate);
    if (last > to) to = last;
  }
  return { from, to };
}

/**
 * What stands in the place of a run's settings: the days that the set spans and what was counted in it. Its rules are those
 * of the fee schedule; nothing is planted and nothing goes on.
 */
export function settingsOfSet(claims: readonly AcceptedClaim[], days: DaySpan): GenerationConfig {
  const denied = claims.filter(({ answer }) => answer?.settled.outcome === 'denied').length;
  return {
    scenarioId: RECEIVED_SCENARIO,
    claimsPerDay: Math.max(1, Math.round(claims.length / lengthOf(days))),
    denialRate: denied / claims.length,
    appealRate: 0,
    practiceSessionsPerDay: 0,
    patterns: [],
    duration: 'continuous',
    providerIds: [...new Set(claims.map(({ providerId }) => providerId))].sort(),
    warmupDays: 0,
    startDate: days.from,
    pricing: 'fee-schedule',
    adjudication: 'payer-lag',
    appealTiming: 'realistic',
  };
}

/** The instant up to which everything of a set is stored: midnight after its last day. */
export function endOfSet({ to }: DaySpan): Instant {
  return `${addDays(to, 1)}T00:00:00Z`;
}
