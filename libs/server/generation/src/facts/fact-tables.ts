import { METRIC_MEASURES } from '@portal/domain';
import { DailyFactEntity, DurationFactEntity, type EntityClass, MetricFactEntity } from '@portal/server/database';
import { type DailyFact, FACT_KEYS, FACT_MEASURES } from './daily-facts.js';
import { DURATION_FACT_KEYS, type DurationFact, METRIC_FACT_KEYS, type MetricFact } from './metric-facts.js';

/** Rows of facts, by their table. */
export interface FactRows {
  readonly daily_facts: readonly DailyFact[];
  readonly metric_facts: readonly MetricFact[];
  readonly duration_facts: readonly DurationFact[];
}

/** A row of any of them, by the names of its properties. */
export type FactRow = Readonly<Record<string, unknown>>;

/** A table of facts: what its rows are named by and what they count. */
export interface FactTable {
  readonly name: keyof FactRows;
  readonly entity: EntityClass;
  readonly keys: readonly string[];
  readonly measures: readonly string[];
}

/** The tables of facts. */
export const FACT_TABLES: readonly FactTable[] = [
  { name: 'daily_facts', entity: DailyFactEntity, keys: FACT_KEYS, measures: FACT_MEASURES },
  { name: 'metric_facts', entity: MetricFactEntity, keys: METRIC_FACT_KEYS, measures: METRIC_MEASURES },
  { name: 'duration_facts', entity: DurationFactEntity, keys: DURATION_FACT_KEYS, measures: ['number'] },
];
