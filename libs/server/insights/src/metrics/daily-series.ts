import type { DashboardDay } from '@portal/contracts';
import {
  addDays,
  addSums,
  type CalendarDate,
  centsToDollars,
  daysOf,
  decidedIn,
  emptySums,
  type MetricFacts,
  type MetricResult,
  METRICS,
  MINIMUM_ANSWERS,
} from '@portal/domain';
import type { FactSeries } from './fact-series.js';
import type { MetricScope } from './metric-scope.read-model.js';

const denialRate = METRICS['initial-denial-rate'];
const cleanRate = METRICS['clean-claim-rate'];
const protectedRevenue = METRICS['revenue-protected'];

/** The days of the period with averages and running totals. */
export function dailySeries({ span, previous }: MetricScope, series: FactSeries): DashboardDay[] {
  const before = series.over(previous);
  const soFar = { all: emptySums(), chosen: emptySums(), daysToPay: new Map(), daysToOverturn: new Map() };
  return daysOf(span).map((day, index) => {
    const { all, chosen } = series.over({ from: day, to: day });
    addSums(soFar.all, all);
    addSums(soFar.chosen, chosen);
    const week = series.weekTo(day);
    const dayBefore = addDays(previous.from, index);
    return {
      day,
      decided: decidedIn(all),
      denied: chosen.denied,
      paid: all.approved,
      denialRate7: knownRate(denialRate.compute(week, before)),
      cleanRate7: knownRate(cleanRate.compute(week, before)),
      previousDenialRate7: dayBefore <= previous.to ? rateOfWeek(series, dayBefore) : null,
      practiceSessions: chosen.practice,
      recovered: centsToDollars(chosen.recovered),
      recoveredTotal: centsToDollars(soFar.chosen.recovered),
      ...protectedSoFar(soFar, before),
    };
  });
}

function rateOfWeek(series: FactSeries, day: CalendarDate): number | null {
  const week = series.weekTo(day);
  return knownRate(denialRate.compute(week, week));
}

/** A rate where there are answers enough to speak of one. */
function knownRate({ value, denominator }: MetricResult): number | null {
  return (denominator ?? 0) < MINIMUM_ANSWERS ? null : value;
}

function protectedSoFar(soFar: MetricFacts, before: MetricFacts) {
  const { value, interval } = protectedRevenue.compute(soFar, before);
  if (value === null || !interval) return { protectedTotal: null, protectedLow: null, protectedHigh: null };
  return {
    protectedTotal: centsToDollars(value),
    protectedLow: centsToDollars(interval.low),
    protectedHigh: centsToDollars(interval.high),
  };
}
