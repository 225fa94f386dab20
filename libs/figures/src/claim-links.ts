import type { Dashboard } from '@portal/contracts';
import { addDays, lastBegunDay } from '@portal/domain';

/** Filters that a dashboard was asked for. */
type QueryValues = Readonly<Record<string, unknown>>;

/** Query of the claim list. */
export type ClaimQueryParams = Readonly<Record<string, string | null>>;

/**
 * The ways from the figures of a dashboard to exactly the claims that they count. The pattern filter bears on denials and
 * appeals alone: how many claims were decided does not depend on it.
 */
export function claimLinks({ runId, period, asOf }: Pick<Dashboard, 'runId' | 'period' | 'asOf'>, query: QueryValues) {
  const place = { runId, providerId: textOf(query['providerId']), payerId: textOf(query['payerId']) };
  const cause = { patternId: textOf(query['patternId']) };
  const decided = (day?: string) => ({ decidedFrom: day ?? period.from, decidedTo: day ?? period.to });
  const today = asOf === null ? period.to : lastBegunDay(asOf);
  return {
    /** Claims with a first answer. */
    decided: (more: ClaimQueryParams = {}, day?: string): ClaimQueryParams => ({
      ...place,
      ...decided(day),
      initialStatus: 'approved,denied',
      ...more,
    }),
    /** Claims denied at first. */
    denied: (more: ClaimQueryParams = {}, day?: string): ClaimQueryParams => ({
      ...place,
      ...cause,
      ...decided(day),
      initialStatus: 'denied',
      ...more,
    }),
    /** Claims whose appeal was decided, by day of the outcome. */
    appealed: (more: ClaimQueryParams = {}, day?: string): ClaimQueryParams => ({
      ...place,
      ...cause,
      outcomeFrom: day ?? period.from,
      outcomeTo: day ?? period.to,
      status: 'overturned,upheld',
      ...more,
    }),
    /** Claims still open that were submitted so many days ago. */
    open: (fromDays: number, toDays: number | null): ClaimQueryParams => ({
      ...place,
      ...cause,
      status: 'submitted,denied,appealed',
      submittedFrom: toDays === null ? null : addDays(today, -toDays),
      submittedTo: addDays(today, -fromDays),
    }),
  };
}

/** The ways from the figures of a dashboard to their claims. */
export type ClaimLinks = ReturnType<typeof claimLinks>;

function textOf(value: QueryValues[string]): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
