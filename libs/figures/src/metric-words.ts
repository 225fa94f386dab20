import type { MetricTile } from '@portal/contracts';
import {
  formatCount,
  formatDayRange,
  formatDecimal,
  formatDollars,
  formatMoney,
  formatPercent,
  formatQuantity,
} from './formats.js';
import { FEWEST_FOR_RATES } from './dashboard-findings.js';

type Figure = Pick<MetricTile, 'unit' | 'counts' | 'value' | 'numerator' | 'denominator' | 'interval'>;

/** Growth from which on a percentage says nothing any more. */
const MOST_GROWTH = 10;

/** Between what the difference of two shares most likely lies. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/** Whole dollars of an estimate, to the nearest hundred. */
function roughDollars(dollars: number): string {
  return formatDollars(Math.round(dollars / 100) * 100);
}

/** The figure as it stands on its tile: a rate, or counts where there are too few claims for one. */
export function figureText({ unit, counts, value, numerator, denominator, interval }: Figure): string {
  if (value === null) return '–';
  switch (unit) {
    case 'share':
      if (denominator !== null && isTooFew(counts, denominator)) return countsText(numerator, denominator);
      return formatPercent(value);
    case 'dollars':
      return interval ? roughDollars(value) : formatMoney(value);
    case 'days':
      return formatQuantity(value, 'day');
    case 'count':
      return formatCount(value);
  }
}

function isTooFew(counts: Figure['counts'], denominator: number | null): boolean {
  return counts === 'number' && denominator !== null && denominator < FEWEST_FOR_RATES;
}

/** A share of claims as it is read alone: a rate, or counts where there are too few claims for one. */
export function shareText(hits: number, total: number): string {
  if (total === 0) return '–';
  return total < FEWEST_FOR_RATES ? countsText(hits, total) : formatPercent(hits / total);
}

/** A share of claims with the counts behind it: "25.1%, 749 of 2,979", or counts alone where they are too few. */
export function shareAndCountsText(hits: number, total: number): string {
  if (total < FEWEST_FOR_RATES) return total === 0 ? '–' : countsText(hits, total);
  return `${formatPercent(hits / total)}, ${countsText(hits, total)}`;
}

/** "749 of 2,979" */
export function countsText(hits: number, total: number): string {
  return `${formatCount(hits)} of ${formatCount(total)}`;
}

/**
 * How a share moved, with what that rests on: "Down 6.3 points (95% interval −8.7 to −4.0): more than chance."
 * @param interval left out where there are too few of them to tell one
 * @param certain whether chance alone hardly brings so much
 */
export function pointsFinding(difference: number, interval: ShareInterval | null, certain: boolean): string {
  const points = (share: number) => formatDecimal(100 * share);
  const moved = `${difference <= 0 ? 'Down' : 'Up'} ${points(Math.abs(difference))} points`;
  const between = interval && ` (95% interval ${points(interval.low)} to ${points(interval.high)})`;
  return `${moved}${between ?? ''}: ${certain ? 'more than chance' : 'it may be chance'}.`;
}

/** What the figure rests on: "749 of 2,979", in dollars where it is a share of money, or the interval of an estimate. */
export function basisText({ unit, counts, numerator, denominator, interval }: Figure): string {
  if (interval) return `${roughDollars(interval.low)} to ${roughDollars(interval.high)}`;
  if (denominator === null) return '';
  if (unit === 'days') return formatQuantity(denominator, 'claim');
  const text = counts === 'money' ? formatDollars : formatCount;
  return `${text(numerator)} of ${text(denominator)}`;
}

/** What stands below a figure: what it rests on, or why there are counts in place of a rate. */
export function noteText(figure: Figure): string {
  const { unit, counts, value, denominator } = figure;
  return unit === 'share' && value !== null && isTooFew(counts, denominator) ? 'too few for a rate' : basisText(figure);
}

/** Which of the filters in force do not bear on a figure: "not by pattern"; empty where all do. */
export function ignoredText({ ignoredFilters }: Pick<MetricTile, 'ignoredFilters'>): string {
  if (ignoredFilters.length === 0) return '';
  return `not by ${ignoredFilters.map((filter) => FILTER_NAMES[filter]).join(' and ')}`;
}

const FILTER_NAMES: Readonly<Record<MetricTile['ignoredFilters'][number], string>> = {
  payerId: 'payer',
  patternId: 'pattern',
};

type Compared = Pick<
  MetricTile,
  'unit' | 'counts' | 'value' | 'denominator' | 'previous' | 'previousDenominator' | 'better'
>;

/**
 * The change against the period before, and whether it is good; null where there is nothing to compare with, or too few
 * claims for a rate in one of the two.
 */
export function changeOf(
  tile: Compared,
): { readonly text: string; readonly up: boolean; readonly good: boolean | null } | null {
  const { unit, value, previous, better } = tile;
  if (value === null || previous === null || value === previous || restsOnFew(tile)) return null;
  const change = value - previous;
  const text = changeText(unit, change, previous);
  if (text === null) return null;
  const up = change > 0;
  const good = better === 'neither' ? null : up === (better === 'higher');
  return { text, up, good };
}

function restsOnFew({ unit, counts, denominator, previousDenominator }: Compared): boolean {
  return unit === 'share' && [denominator, previousDenominator].some((number) => isTooFew(counts, number));
}

function changeText(unit: MetricTile['unit'], change: number, previous: number): string | null {
  const size = Math.abs(change);
  switch (unit) {
    case 'share':
      return `${(100 * size).toFixed(1)} points`;
    case 'days':
      return formatQuantity(size, 'day');
    case 'dollars':
    case 'count':
      return previous === 0 ? null : growthText(unit, size / Math.abs(previous), previous);
  }
}

/** From ten times on a percentage says less than what it grew from. */
function growthText(unit: 'dollars' | 'count', growth: number, previous: number): string {
  if (growth < MOST_GROWTH) return formatPercent(growth);
  return `from ${unit === 'dollars' ? formatMoney(previous) : formatCount(previous)}`;
}

/** `Dec 17, 2025 to Jan 15, 2026`; the year of the first day is left out where it is the same. */
export function periodWords({ from, to }: { readonly from: string; readonly to: string }): string {
  const [year, lastYear] = [from.slice(0, 4), to.slice(0, 4)];
  const [first, last] = formatDayRange(from, to).split(' to ');
  return `${first}${year === lastYear ? '' : `, ${year}`} to ${last}, ${lastYear}`;
}

/** Data color of a metric's course; what is neither money nor a rate of claims stays gray. */
export function roleOf(key: MetricTile['key']): string {
  return ROLES.find(([keys]) => keys.test(key))?.[1] ?? 'pending';
}

const ROLES: readonly (readonly [RegExp, string])[] = [
  [/^initial-denial|write-offs/, 'denied'],
  [/^clean-claim|^net-collection/, 'approved'],
  [/^overturn-rate|recovered/, 'recovered'],
  [/^appeal-rate/, 'appealed'],
  [/protected/, 'protected'],
  [/^practice/, 'learning'],
];
