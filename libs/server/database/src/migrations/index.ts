import { FirstTables1767600000000 } from './1767600000000-first-tables.js';

/** All migrations in order. A migration is never edited after it has been merged. */
export const MIGRATIONS = [FirstTables1767600000000];
