import type { MetricTile } from '@portal/contracts';
import { centsToDollars, daysOf, type Metric, type MetricFacts, METRIC_KEYS, METRICS } from '@portal/domain';
import type { FactSeries } from './fact-series.js';
import type { FactFilter, MetricScope } from './metric-scope.read-model.js';

/** A tile without its sparkline: the figure, the one before, and the counts behind both, money in dollars. */
export type Figure = Omit<MetricTile, 'sparkline'>;

/** All tiles of a scope, in the order of the keys. */
export function tilesOf({ span, previous, filter }: MetricScope, series: FactSeries): MetricTile[] {
  const now = series.over(span);
  const before = series.over(previous);
  const weeks = daysOf(span).map((day) => series.weekTo(day));
  return METRIC_KEYS.map((key) => {
    const metric = METRICS[key];
    const sparkline = weeks.map((week) => atEdge(metric, metric.compute(week, before).value));
    return { ...figureOf(metric, now, before, filter), sparkline };
  });
}

/** A figure under the filters in force. */
export function figureOf(metric: Metric, now: MetricFacts, before: MetricFacts, filter: FactFilter): Figure {
  const result = metric.compute(now, before);
  const previous = metric.compute(before, before);
  const { key, name, unit, better, counts } = metric;
  const count = (number: number) => (counts === 'money' ? centsToDollars(number) : number);
  const countOrNull = (number: number | null) => (number === null ? null : count(number));
  const { interval } = result;
  return {
    ...{ key, name, unit, counts, better },
    value: atEdge(metric, result.value),
    previous: metric.comparesPeriods ? null : atEdge(metric, previous.value),
    numerator: count(result.numerator),
    denominator: countOrNull(result.denominator),
    previousNumerator: count(previous.numerator),
    previousDenominator: countOrNull(previous.denominator),
    interval: interval ? { low: centsToDollars(interval.low), high: centsToDollars(interval.high) } : null,
    ignoredFilters: metric.ignores.filter((ignored) => filter[ignored] !== undefined),
  };
}

function atEdge({ unit }: Metric, value: number | null): number | null {
  return unit === 'dollars' && value !== null ? centsToDollars(value) : value;
}
