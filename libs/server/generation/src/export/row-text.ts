import type { ExportColumn, ExportTable } from './export-tables.js';

/** A stored row, by the properties of its entity. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** A value as a file of rows holds it; dollars with at most two decimals. */
export type ExportValue = string | number | boolean | object | null;

/** Text formats of a table. */
export const TEXT_FORMATS = ['csv', 'ndjson'] as const;
/** Text format of a table. */
export type TextFormat = (typeof TEXT_FORMATS)[number];

/** The value of a column in a row. */
export function valueOf(row: StoredRow, { property, type }: ExportColumn): ExportValue {
  if (property === null) return true;
  const value = row[property] ?? null;
  if (type === 'dollars' && typeof value === 'number') return value / 100;
  return value as ExportValue;
}

/** The first line of a file, with its end; none in NDJSON. */
export function headOf(table: ExportTable, format: TextFormat): string {
  return format === 'csv' ? `${table.columns.map(({ name }) => name).join(',')}\r\n` : '';
}

/** A row as a line of a file, with its end: RFC 4180 or one JSON object. */
export function lineOf(row: StoredRow, { columns }: ExportTable, format: TextFormat): string {
  if (format === 'csv') return `${columns.map((column) => cell(valueOf(row, column), column)).join(',')}\r\n`;
  return `${JSON.stringify(Object.fromEntries(columns.map((column) => [column.name, valueOf(row, column)])))}\n`;
}

function cell(value: ExportValue, { type }: ExportColumn): string {
  if (value === null) return '';
  if (type === 'dollars') return (value as number).toFixed(2);
  const text = type === 'json' ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
