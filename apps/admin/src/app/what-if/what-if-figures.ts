import type { WhatIf, WhatIfFuture } from '@portal/contracts';
import { addDays } from '@portal/domain';
import {
  type DataTable,
  formatCount,
  formatDecimal,
  formatMoney,
  formatPercent,
  formatQuantity,
} from '@portal/figures';

type Figure = WhatIfFuture['figures'][number];

/** Days of the average: a week evens out its own weekends. */
const AVERAGE_DAYS = 7;

/** Names of the data colors of the futures, the one as it is first. */
export const FUTURE_ROLES = ['pending', 'learning', 'denied', 'approved', 'appealed'] as const;

/** What a difference says: better or worse beyond chance, or nothing that chance could not have brought. */
export type Verdict = 'better' | 'worse' | 'open';

/** A figure as people read it. */
export function figureText(value: number | null, unit: Figure['unit']): string {
  if (value === null) return '–';
  if (unit === 'share') return formatPercent(value);
  if (unit === 'dollars') return formatMoney(value);
  return unit === 'days' ? formatQuantity(value, 'day') : formatCount(value);
}

/** A difference with its sign, without one where it is zero as it is written; shares in points. */
export function differenceText(value: number | null, unit: Figure['unit']): string {
  if (value === null) return '–';
  return unit === 'share' ? `${pointsText(value)} points` : signed(value, (size) => figureText(size, unit));
}

/** The interval of a difference in words, empty where there is none. */
export function intervalText({ interval, unit }: Figure): string {
  if (!interval || (interval.low === 0 && interval.high === 0)) return '';
  const low = unit === 'share' ? pointsText(interval.low) : differenceText(interval.low, unit);
  return `95% interval ${low} to ${differenceText(interval.high, unit)}`;
}

function pointsText(share: number): string {
  return signed(100 * share, formatDecimal);
}

function signed(value: number, textOf: (size: number) => string): string {
  const text = textOf(Math.abs(value));
  if (text === textOf(0)) return text;
  return (value > 0 ? '+' : '−') + text;
}

/** Whether the interval leaves zero out, and on which side it lies. */
export function verdictOf({ interval, better }: Figure): Verdict {
  if (!interval || better === 'neither' || (interval.low <= 0 && interval.high >= 0)) return 'open';
  return interval.high < 0 === (better === 'lower') ? 'better' : 'worse';
}

/** Denial rate of a future day by day as the average of a week; null while nothing was answered. */
export function weeklyRates({ daily }: WhatIfFuture): (number | null)[] {
  return daily.map((_, index) => {
    const week = daily.slice(Math.max(0, index + 1 - AVERAGE_DAYS), index + 1);
    const decided = week.reduce((sum, day) => sum + day.decided, 0);
    return decided === 0 ? null : week.reduce((sum, day) => sum + day.denied, 0) / decided;
  });
}

/** The finding in a sentence: the future that moves the denial rate most, beyond chance. */
export function whatIfFinding({ futures }: WhatIf): string {
  const moves = futures.slice(1).flatMap(({ name, figures }) => {
    const rate = figures.find(({ key }) => key === 'initial-denial-rate');
    return rate && rate.difference !== null && verdictOf(rate) !== 'open' ? [{ name, rate, by: rate.difference }] : [];
  });
  const [most] = moves.sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  if (!most) return 'No future moves the initial denial rate beyond what chance allows.';
  return `“${most.name}” moves the initial denial rate by ${differenceText(most.by, 'share')} (${intervalText(most.rate)}).`;
}

/** Denial rates day by day, for the table and the file. */
export function ratesTable({ from, futures }: WhatIf): DataTable {
  const rates = futures.map(weeklyRates);
  return {
    columns: [{ name: 'Day', kind: 'day' }, ...futures.map(({ name }) => ({ name, kind: 'percent' as const }))],
    rows: (futures[0]?.daily ?? []).map((_, index) => ({
      values: [addDays(from, index), ...rates.map((values) => values[index] ?? null)],
    })),
  };
}
