import type { ProviderPerformanceView } from '@portal/contracts';
import { formatCount, formatPercent, pointsFinding } from '@portal/figures';

/** Where the denial rate is going, and on what that rests. */
export function trendFinding(provider: ProviderPerformanceView, minimum: number): string {
  const { denialRate, previousRate, difference, interval, enough, trend } = provider;
  if (!enough || difference === null)
    return `No trend yet: it takes ${formatCount(minimum)} answers in these 30 days and in the 30 before.`;
  const rates = `From ${formatPercent(previousRate)} to ${formatPercent(denialRate)}`;
  return `${rates}. ${pointsFinding(difference, interval, trend !== 'stable')}`;
}
