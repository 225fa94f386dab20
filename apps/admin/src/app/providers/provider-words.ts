import type { ProviderPerformanceView } from '@portal/contracts';
import { formatCount, formatDecimal, formatPercent } from '@portal/figures';

/** Where the denial rate is going, and on what that rests. */
export function trendFinding(provider: ProviderPerformanceView, minimum: number): string {
  const { denialRate, previousRate, difference, interval, enough, z } = provider;
  if (!enough || difference === null || interval === null || z === null)
    return `Each span needs ${formatCount(minimum)} answers before a trend is spoken of.`;
  const points = (share: number) => `${formatDecimal(100 * share)}`;
  const moved = `From ${formatPercent(previousRate)} to ${formatPercent(denialRate)}: ${points(difference)} points`;
  return `${moved} (95% interval ${points(interval.low)} to ${points(interval.high)}, z ${formatDecimal(z)}).`;
}
