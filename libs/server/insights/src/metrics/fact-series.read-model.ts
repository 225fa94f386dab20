import { Injectable } from '@nestjs/common';
import { addDays, AGEING_BUCKETS, type CalendarDate, emptySums, PRACTICE_MEASURES } from '@portal/domain';
import { AVERAGE_DAYS, FactSeries } from './fact-series.js';
import { MetricFactsReadModel, type SumRow } from './metric-facts.read-model.js';
import { type MetricScope, todayOf } from './metric-scope.read-model.js';

/** Reads the facts of a scope day by day: its period, the one before, and the week before that for the averages. */
@Injectable()
export class FactSeriesReadModel {
  constructor(private readonly facts: MetricFactsReadModel) {}

  /** The facts that metrics of the scope need. */
  async read(scope: MetricScope): Promise<FactSeries> {
    const { filter, runId } = scope;
    const span = { from: addDays(scope.previous.from, 1 - AVERAGE_DAYS), to: scope.span.to };
    const { patternId: _ignored, ...withoutPattern } = filter;
    const { payerId, ...withoutPayer } = filter;
    const today = todayOf(scope);
    const [all, narrowed, overturn, pay, practice, openAges] = await Promise.all([
      this.facts.sums(runId, withoutPattern, span, ['day']),
      filter.patternId && this.facts.sums(runId, filter, span, ['day']),
      // Overturns have a cause of denial, payments have none.
      this.facts.durations(runId, filter, span, 'overturn'),
      this.facts.durations(runId, withoutPattern, span, 'pay'),
      // Practice belongs to no payer: it is counted on the levels without them.
      payerId && this.facts.sums(runId, withoutPayer, span, ['day'], PRACTICE_MEASURES),
      this.facts.open(runId, filter, agesSince(today)),
    ]);
    const counted = narrowed ?? all;
    const chosen = practice ? withPractice(counted, practice) : counted;
    return new FactSeries({ span, all, chosen, durations: [...pay, ...overturn], today, openAges });
  }
}

/** The first day of submission of each age that open charges are told by, youngest first; the last age has none. */
function agesSince(today: CalendarDate): CalendarDate[] {
  return AGEING_BUCKETS.flatMap(({ toDays }) => (toDays === null ? [] : [addDays(today, -toDays)]));
}

function withPractice(
  rows: readonly SumRow<'day'>[],
  practice: readonly SumRow<'day', (typeof PRACTICE_MEASURES)[number]>[],
): SumRow<'day'>[] {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  for (const row of practice) byDay.set(row.day, { ...emptySums(), ...byDay.get(row.day), ...row });
  return [...byDay.values()];
}
