import {
  addDays,
  addSums,
  type CalendarDate,
  daysBetween,
  type DaySpan,
  type DurationKind,
  emptySums,
  type Histogram,
  lengthOf,
  type MetricFacts,
  type MetricSums,
  subtractSums,
} from '@portal/domain';
import type { DurationDay, SumRow } from './metric-facts.read-model.js';

/** Facts by day, from which those of any span within are added up. */
export interface FactDays {
  /** The days that were read. */
  readonly span: DaySpan;
  /** Under the provider and payer filter. */
  readonly all: readonly SumRow<'day'>[];
  /** Under the pattern filter as well. */
  readonly chosen: readonly SumRow<'day'>[];
  readonly durations: readonly DurationDay[];
}

/** Days of the averages that charts show: a week evens out its own weekends. */
export const AVERAGE_DAYS = 7;

/** Days that something took, and how often. */
type Pair = readonly [days: number, number: number];

/**
 * The facts of a filter day by day. A dashboard asks for hundreds of spans, so that sums are those up to a day less those
 * up to another, and durations are only counted where a metric looks at them.
 */
export class FactSeries {
  private readonly first: CalendarDate;
  private readonly length: number;
  private readonly all: readonly MetricSums[];
  private readonly chosen: readonly MetricSums[];
  private readonly durations: Readonly<Record<DurationKind, readonly (readonly Pair[])[]>>;

  constructor({ span, all, chosen, durations }: FactDays) {
    this.first = span.from;
    this.length = lengthOf(span);
    this.all = this.runningSums(all);
    this.chosen = chosen === all ? this.all : this.runningSums(chosen);
    this.durations = { pay: this.byDay(durations, 'pay'), overturn: this.byDay(durations, 'overturn') };
  }

  /** The facts of a span. */
  over(span: DaySpan): MetricFacts {
    return this.between(this.indexOf(span.from), this.indexOf(span.to) + 1);
  }

  /** The facts of the week that ends on a day. */
  weekTo(day: CalendarDate): MetricFacts {
    const end = this.indexOf(day) + 1;
    return this.between(end - AVERAGE_DAYS, end);
  }

  /** The facts of the days from one place up to another. */
  private between(from: number, end: number): MetricFacts {
    const [start, stop] = [from, end].map((place) => Math.min(this.length, Math.max(0, place))) as [number, number];
    const all = difference(this.all, start, stop);
    return new SpanFacts(
      all,
      this.chosen === this.all ? all : difference(this.chosen, start, stop),
      this.durations.pay.slice(start, stop),
      this.durations.overturn.slice(start, stop),
    );
  }

  private indexOf(day: string): number {
    return daysBetween(this.first, day);
  }

  /** Sums of the days before each day, and of all at the end. */
  private runningSums(rows: readonly SumRow<'day'>[]): MetricSums[] {
    const byDay = new Map(rows.map((row) => [row.day, row]));
    const sums = emptySums();
    const running = [emptySums()];
    for (let index = 0; index < this.length; index++) {
      const row = byDay.get(addDays(this.first, index));
      if (row) addSums(sums, row);
      running.push(copyOf(sums));
    }
    return running;
  }

  private byDay(durations: readonly DurationDay[], kind: DurationKind): Pair[][] {
    const days = Array.from({ length: this.length }, (): Pair[] => []);
    for (const each of durations) {
      if (each.kind === kind) days[this.indexOf(each.day)]?.push(...(JSON.parse(each.pairs) as Pair[]));
    }
    return days;
  }
}

/** The facts of a span. Two figures in fifteen look at durations, which are added up for those. */
class SpanFacts implements MetricFacts {
  private pay?: Histogram;
  private overturn?: Histogram;

  constructor(
    readonly all: Readonly<MetricSums>,
    readonly chosen: Readonly<MetricSums>,
    private readonly payDays: readonly (readonly Pair[])[],
    private readonly overturnDays: readonly (readonly Pair[])[],
  ) {}

  get daysToPay(): Histogram {
    return (this.pay ??= histogramOf(this.payDays));
  }

  get daysToOverturn(): Histogram {
    return (this.overturn ??= histogramOf(this.overturnDays));
  }
}

function difference(upTo: readonly MetricSums[], start: number, stop: number): MetricSums {
  const sums = copyOf(upTo[stop] as MetricSums);
  subtractSums(sums, upTo[start] as MetricSums);
  return sums;
}

function copyOf(sums: Readonly<MetricSums>): MetricSums {
  const copy = emptySums();
  addSums(copy, sums);
  return copy;
}

function histogramOf(days: readonly (readonly Pair[])[]): Histogram {
  const histogram = new Map<number, number>();
  for (const pairs of days) {
    for (const [taken, number] of pairs) histogram.set(taken, (histogram.get(taken) ?? 0) + number);
  }
  return histogram;
}
