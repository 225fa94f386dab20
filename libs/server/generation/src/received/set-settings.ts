import { addDays, type CalendarDate, dayOf, type GenerationConfig, lengthOf, RECEIVED_SCENARIO } from '@portal/domain';
import type { AcceptedClaim } from './received-set.js';

/** The days of a set: of its first claim, and of the last claim or answer. Null where there is none. */
export function daysOfSet(
  claims: readonly AcceptedClaim[],
): { readonly from: CalendarDate; readonly to: CalendarDate } | null {
  const [first] = claims;
  if (!first) return null;
  const days = claims.flatMap(({ claim, answer }) => [
    dayOf(claim.submissionDate),
    ...(answer ? [answer.processedOn] : []),
  ]);
  return { from: dayOf(first.claim.submissionDate), to: days.reduce((last, day) => (day > last ? day : last)) };
}

/**
 * What stands in the place of a run's settings: the days that the set spans and what was counted in it. Its rules are those
 * of the fee schedule; nothing is planted and nothing goes on.
 */
export function settingsOfSet(claims: readonly AcceptedClaim[]): GenerationConfig {
  const days = daysOfSet(claims);
  const denied = claims.filter(({ answer }) => answer?.settled.outcome === 'denied').length;
  const startDate = days?.from ?? '';
  const length = days ? lengthOf(days) : 1;
  return {
    scenarioId: RECEIVED_SCENARIO,
    claimsPerDay: Math.max(1, Math.round(claims.length / length)),
    denialRate: claims.length === 0 ? 0 : denied / claims.length,
    appealRate: 0,
    practiceSessionsPerDay: 0,
    patterns: [],
    duration: 'continuous',
    providerIds: [...new Set(claims.map(({ providerId }) => providerId))].sort(),
    warmupDays: 0,
    startDate,
    pricing: 'fee-schedule',
    adjudication: 'payer-lag',
    appealTiming: 'realistic',
  };
}

/** The instant up to which everything of a set is stored: midnight after its last day. */
export function endOfSet({ to }: { readonly to: CalendarDate }): string {
  return `${addDays(to, 1)}T00:00:00Z`;
}
