import {
  addDays,
  addSums,
  type CalendarDate,
  type DaySpan,
  daysOf,
  type DurationKind,
  emptySums,
  type MetricFacts,
  type MetricSums,
} from '@portal/domain';
import type { DurationRow, SumRow } from './metric-facts.read-model.js';

/** Facts by day, from which those of any span are added up. */
export interface FactDays {
  /** Under the provider and payer filter. */
  readonly all: readonly SumRow<'day'>[];
  /** Under the pattern filter as well. */
  readonly chosen: readonly SumRow<'day'>[];
  readonly durations: readonly DurationRow[];
}

/** Days of the averages that charts show: a week evens out its own weekends. */
export const AVERAGE_DAYS = 7;

/** The facts of a filter day by day. */
export class FactSeries {
  private readonly all: ReadonlyMap<CalendarDate, MetricSums>;
  private readonly chosen: ReadonlyMap<CalendarDate, MetricSums>;
  private readonly durations = new Map<string, DurationRow[]>();

  constructor({ all, chosen, durations }: FactDays) {
    this.all = new Map(all.map((row) => [row.day, row]));
    this.chosen = new Map(chosen.map((row) => [row.day, row]));
    for (const row of durations) {
      const key = `${row.kind} ${row.day}`;
      const known = this.durations.get(key);
      if (known) known.push(row);
      else this.durations.set(key, [row]);
    }
  }

  /** The facts of a span. */
  over(span: DaySpan): MetricFacts {
    const days = daysOf(span);
    return {
      all: total(this.all, days),
      chosen: total(this.chosen, days),
      daysToPay: this.histogram('pay', days),
      daysToOverturn: this.histogram('overturn', days),
    };
  }

  /** The facts of the week that ends on a day. */
  weekTo(day: CalendarDate): MetricFacts {
    return this.over({ from: addDays(day, 1 - AVERAGE_DAYS), to: day });
  }

  private histogram(kind: DurationKind, days: readonly CalendarDate[]): Map<number, number> {
    const histogram = new Map<number, number>();
    for (const day of days) {
      for (const { days: taken, number } of this.durations.get(`${kind} ${day}`) ?? []) {
        histogram.set(taken, (histogram.get(taken) ?? 0) + number);
      }
    }
    return histogram;
  }
}

function total(rows: ReadonlyMap<CalendarDate, MetricSums>, days: readonly CalendarDate[]): MetricSums {
  const sums = emptySums();
  for (const day of days) {
    const row = rows.get(day);
    if (row) addSums(sums, row);
  }
  return sums;
}
