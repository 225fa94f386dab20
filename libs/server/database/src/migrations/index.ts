import { FirstTables1767600000000 } from './1767600000000-first-tables.js';
import { MetricFacts1767700000000 } from './1767700000000-metric-facts.js';

/** All migrations in order. A migration is never edited after it has been merged. */
export const MIGRATIONS = [FirstTables1767600000000, MetricFacts1767700000000];
