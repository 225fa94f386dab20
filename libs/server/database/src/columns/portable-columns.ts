import { Column, type ColumnOptions, type ValueTransformer } from 'typeorm';

/** Column types that mean the same on SQLite and PostgreSQL; entities use no other. */

const asNumber: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value === null ? null : Number(value)),
};

const asJson: ValueTransformer = {
  to: toJson,
  from: (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value),
};

const asFlag: ValueTransformer = {
  to: (value: unknown) => (value ? 1 : 0),
  from: (value: unknown) => Number(value) === 1,
};

function toJson(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  // Most lists of a claim and its lines are.
  return Array.isArray(value) && value.length === 0 ? '[]' : JSON.stringify(value);
}

/** Plain text. */
export const Text = (options: ColumnOptions = {}) => Column({ ...options, type: 'text' });

/** A whole number. */
export const Whole = (options: ColumnOptions = {}) => Column({ ...options, type: 'integer' });

/** A whole number that may go past 2,147,483,647, the most that an integer of PostgreSQL holds. */
export const BigWhole = (options: ColumnOptions = {}) => Column({ ...options, type: 'bigint', transformer: asNumber });

/** Money in whole cents (law 6). */
export const MoneyCents = BigWhole;

/** An instant as ISO 8601 text in UTC: it sorts as time does. */
export const UtcDateTime = (options: ColumnOptions = {}) => Column({ ...options, type: 'text' });

/** A day as `YYYY-MM-DD`. */
export const CalendarDay = (options: ColumnOptions = {}) => Column({ ...options, type: 'text' });

/** A structure kept as JSON text; never searched by its content. */
export const JsonText = (options: ColumnOptions = {}) => Column({ ...options, type: 'text', transformer: asJson });

/** Yes or no as 1 or 0. */
export const Flag = (options: ColumnOptions = {}) => Column({ ...options, type: 'integer', transformer: asFlag });
