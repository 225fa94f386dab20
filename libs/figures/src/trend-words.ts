import type { ToldTrend } from '@portal/domain';

/** What stands in the place of a trend that cannot be told. */
export const TOO_FEW = 'too few answers';

/** A trend in a table that is exported. */
export function trendText({ trend, enough }: ToldTrend): string {
  return enough ? trend : TOO_FEW;
}
