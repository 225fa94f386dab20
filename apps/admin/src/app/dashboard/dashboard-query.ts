import type { Dashboard } from '@portal/contracts';
import { PERIOD_NAMES, type PeriodName } from '@portal/domain';
import type { QueryValues } from '@portal/web/data';

/** Filters that stand in the address beside the period, by the names of the API. */
export const DASHBOARD_FILTERS = ['runId', 'providerId', 'payerId', 'patternId'] as const;
/** A filter of the dashboard. */
export type DashboardFilter = (typeof DASHBOARD_FILTERS)[number];

/** Reads the address as the query of the API. A period that is none becomes the month. */
export function dashboardQuery(parameter: (name: string) => string | null): QueryValues & { period: PeriodName } {
  const period = PERIOD_NAMES.find((name) => name === parameter('period')) ?? 'month';
  const filters = Object.fromEntries(DASHBOARD_FILTERS.map((name) => [name, parameter(name)]));
  const days = period === 'custom' ? { from: parameter('from'), to: parameter('to') } : {};
  return { ...filters, ...days, period };
}

/** Query parameters of the claim list for the claims decided in the period of the dashboard. */
export function decidedClaims(
  { runId, period }: Pick<Dashboard, 'runId' | 'period'>,
  more: Readonly<Record<string, string | null>> = {},
): Record<string, string | null> {
  return { runId, decidedFrom: period.from, decidedTo: period.to, ...more };
}
