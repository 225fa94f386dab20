import type { ProviderPerformanceList, ProviderPerformanceView } from '@portal/contracts';
import { formatCount, formatDay, formatDayRange, formatMonthDay, formatPercent, pointsFinding } from '@portal/figures';

/**
 * Of which days the figures of providers are, and that the dashboard goes on where it does: they are of whole days, it counts
 * the present one too.
 * @param dashboardTo last day that the dashboard counts; null where that is not known
 */
export function performanceSpan(
  { from, to, asOf }: Pick<ProviderPerformanceList, 'from' | 'to' | 'asOf'>,
  dashboardTo: string | null,
): string {
  if (from === null || to === null) return '';
  const span = `${formatDayRange(from, to)} against the 30 days before, computed ${formatDay(asOf)}.`;
  if (dashboardTo === null || dashboardTo <= to) return span;
  return `${span} The dashboard, and the reasons below, count up to ${formatMonthDay(dashboardTo)}.`;
}

/** Where the denial rate is going, and on what that rests. */
export function trendFinding(provider: ProviderPerformanceView, minimum: number): string {
  const { denialRate, previousRate, difference, interval, enough, trend } = provider;
  if (!enough || difference === null)
    return `No trend yet: it takes ${formatCount(minimum)} answers in these 30 days and in the 30 before.`;
  const rates = `From ${formatPercent(previousRate)} to ${formatPercent(denialRate)}`;
  return `${rates}. ${pointsFinding(difference, interval, trend !== 'stable')}`;
}
