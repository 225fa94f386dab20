import type { Dashboard } from '@portal/contracts';
import { PERIOD_NAMES, type PeriodName } from '@portal/domain';
import type { NamedText } from '@portal/figures';
import type { QueryValues } from '@portal/web/data';

/** Filters that stand in the address beside the period, by the names of the API. */
const DASHBOARD_FILTERS = ['runId', 'providerId', 'payerId', 'patternId'] as const;
/** A filter of the dashboard. */
export type DashboardFilter = (typeof DASHBOARD_FILTERS)[number];

/** What the address may say: period, its days when they are one's own, and filters; an empty text takes it away. */
export type DashboardChange = Partial<Record<DashboardFilter | 'period' | 'from' | 'to', string>>;

/** Query of the API for a dashboard. */
export type DashboardQuery = QueryValues & { readonly period: PeriodName };

/** Reads the address as the query of the API. A period that is none becomes the month. */
export function dashboardQuery(parameter: (name: string) => string | null): DashboardQuery {
  const period = PERIOD_NAMES.find((name) => name === parameter('period')) ?? 'month';
  const filters = Object.fromEntries(DASHBOARD_FILTERS.map((name) => [name, parameter(name)]));
  const days = period === 'custom' ? { from: parameter('from'), to: parameter('to') } : {};
  return { ...filters, ...days, period };
}

/**
 * What an address says that shows the same days of the same run later, when a rolling period would have moved on.
 * @param board what is shown; null while there is nothing
 */
export function lastingChange(board: Pick<Dashboard, 'runId' | 'period'> | null): DashboardChange {
  if (!board?.runId) return {};
  const { from, to } = board.period;
  return { runId: board.runId, period: 'custom', from, to };
}

/** Something to choose by its id. */
interface Choice {
  readonly id: string;
  readonly name: string;
}

/** The filters in force in words: what was chosen, by name where it is known, or that all is. */
export function filterWords(
  query: DashboardQuery,
  choices: Readonly<Record<'providerId' | 'payerId' | 'patternId', readonly Choice[]>>,
): NamedText[] {
  const words = (name: keyof typeof choices) => {
    const id = query[name];
    return typeof id === 'string' && id !== '' ? (choices[name].find((choice) => choice.id === id)?.name ?? id) : 'All';
  };
  return [
    ['Provider', words('providerId')],
    ['Payer', words('payerId')],
    ['Pattern', words('patternId')],
  ];
}
