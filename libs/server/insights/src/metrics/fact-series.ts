import {
  addSums,
  AGED_AFTER_DAYS,
  AGEING_BUCKETS,
  type CalendarDate,
  daysBetween,
  type DaySpan,
  type DurationKind,
  emptySums,
  type Histogram,
  lengthOf,
  type MetricFacts,
  type MetricSums,
  type OpenCharges,
  subtractSums,
} from '@portal/domain';
import type { DurationDay, OpenAge, SumRow } from './metric-facts.read-model.js';

/** Facts by day, from which those of any span within are added up. */
export interface FactDays {
  /** The days that were read. */
  readonly span: DaySpan;
  /** Under the provider and payer filter. */
  readonly all: readonly SumRow<'day'>[];
  /** Under the pattern filter as well. */
  readonly chosen: readonly SumRow<'day'>[];
  readonly durations: readonly DurationDay[];
  /** The day that the run has come to. */
  readonly today: CalendarDate;
  /** What is open on that day, by age. */
  readonly openAges: readonly OpenAge[];
}

/** Days of the averages that charts show: a week evens out its own weekends. */
export const AVERAGE_DAYS = 7;

/** Days that something took and how often, in turns: one list of numbers is read faster than many pairs. */
type Pairs = readonly number[];

/**
 * The facts of a filter day by day. A dashboard asks for hundreds of spans, so that sums are those up to a day less those
 * up to another, and durations are only counted where a metric looks at them.
 */
export class FactSeries {
  private readonly first: CalendarDate;
  private readonly length: number;
  private readonly all: readonly MetricSums[];
  private readonly chosen: readonly MetricSums[];
  private readonly durations: Readonly<Record<DurationKind, readonly Pairs[]>>;
  private readonly today: CalendarDate;
  /** What is open today, by age. */
  readonly openAges: readonly OpenAge[];

  constructor({ span, all, chosen, durations, today, openAges }: FactDays) {
    this.first = span.from;
    this.length = lengthOf(span);
    this.all = this.runningSums(all);
    this.chosen = chosen === all ? this.all : this.runningSums(chosen);
    this.durations = { pay: this.byDay(durations, 'pay'), overturn: this.byDay(durations, 'overturn') };
    this.today = today;
    this.openAges = openAges;
  }

  /** The facts of a span. */
  over(span: DaySpan): MetricFacts {
    const open = span.to < this.today ? undefined : openCharges(this.openAges);
    return this.between(this.indexOf(span.from), this.indexOf(span.to) + 1, open);
  }

  /** The facts of the week that ends on a day. */
  weekTo(day: CalendarDate): MetricFacts {
    const end = this.indexOf(day) + 1;
    return this.between(end - AVERAGE_DAYS, end);
  }

  /** The facts of the days from one place up to another. */
  private between(from: number, end: number, open?: OpenCharges): MetricFacts {
    const [start, stop] = [from, end].map((place) => Math.min(this.length, Math.max(0, place))) as [number, number];
    const all = difference(this.all, start, stop);
    return new SpanFacts(
      all,
      this.chosen === this.all ? all : difference(this.chosen, start, stop),
      this.durations.pay.slice(start, stop),
      this.durations.overturn.slice(start, stop),
      open,
    );
  }

  private indexOf(day: string): number {
    return daysBetween(this.first, day);
  }

  /** Sums of the days before each day, and of all at the end. */
  private runningSums(rows: readonly SumRow<'day'>[]): MetricSums[] {
    const byDay: SumRow<'day'>[] = [];
    for (const row of rows) byDay[this.indexOf(row.day)] = row;
    const sums = emptySums();
    const running = [emptySums()];
    for (let index = 0; index < this.length; index++) {
      const row = byDay[index];
      if (row) addSums(sums, row);
      running.push(copyOf(sums));
    }
    return running;
  }

  private byDay(durations: readonly DurationDay[], kind: DurationKind): Pairs[] {
    const days = Array.from({ length: this.length }, (): Pairs => []);
    for (const each of durations) {
      if (each.kind === kind) days[this.indexOf(each.day)] = JSON.parse(each.pairs) as number[];
    }
    return days;
  }
}

/** The facts of a span. Few figures look at durations, which are added up for those alone. */
class SpanFacts implements MetricFacts {
  private pay?: Histogram;
  private overturn?: Histogram;

  constructor(
    readonly all: Readonly<MetricSums>,
    readonly chosen: Readonly<MetricSums>,
    private readonly payDays: readonly Pairs[],
    private readonly overturnDays: readonly Pairs[],
    readonly open: OpenCharges | undefined,
  ) {}

  get daysToPay(): Histogram {
    return (this.pay ??= histogramOf(this.payDays));
  }

  get daysToOverturn(): Histogram {
    return (this.overturn ??= histogramOf(this.overturnDays));
  }
}

function openCharges(ages: readonly OpenAge[]): OpenCharges {
  const sums = { billed: 0, agedClaims: 0, agedBilled: 0 };
  for (const { age, openClaims, openBilled } of ages) {
    sums.billed += openBilled;
    if ((AGEING_BUCKETS[age]?.fromDays ?? 0) <= AGED_AFTER_DAYS) continue;
    sums.agedClaims += openClaims;
    sums.agedBilled += openBilled;
  }
  return sums;
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

function histogramOf(days: readonly Pairs[]): Histogram {
  const numbers: number[] = [];
  for (const pairs of days) {
    for (let at = 0; at < pairs.length; at += 2) {
      const taken = pairs[at] as number;
      while (numbers.length <= taken) numbers.push(0);
      numbers[taken] = (numbers[taken] ?? 0) + (pairs[at + 1] as number);
    }
  }
  return new Map([...numbers.entries()].filter(([, number]) => number !== 0));
}
