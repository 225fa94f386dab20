import type { ToldTrend } from '@portal/domain';

/** A trend in a table that is exported. */
export function trendText({ trend, enough }: ToldTrend): string {
  return enough ? trend : 'too few answers';
}
