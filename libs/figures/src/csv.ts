import type { ColumnKind, DataTable, DataValue } from './data-table.js';

/** Spreadsheets take the file for UTF-8 when it begins so. */
const BYTE_ORDER_MARK = '\uFEFF';
/** A spreadsheet would run a text that begins so as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A table as comma-separated values (RFC 4180). Figures are plain numbers: dollars with two decimals, shares in percent.
 * The last column says of each row whether it is synthetic, so that the mark stays when rows are cut out.
 * @param isSynthetic what rows are that do not say so themselves
 */
export function csvText({ columns, rows }: DataTable, isSynthetic = true): string {
  const head = [...columns.map(({ name, kind }) => (kind === 'percent' ? `${name} (%)` : name)), 'Data'];
  const lines = rows.map(({ values, synthetic = isSynthetic }) => [
    ...values.map((value, index) => cellText(value, columns[index]?.kind ?? 'text')),
    synthetic ? 'Synthetic' : 'Imported',
  ]);
  return BYTE_ORDER_MARK + [head, ...lines].map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
}

function cellText(value: DataValue, kind: ColumnKind): string {
  if (value === null) return '';
  if (typeof value === 'string') return FORMULA.test(value) ? `'${value}` : value;
  if (kind === 'money') return value.toFixed(2);
  return String(Number((kind === 'percent' ? 100 * value : value).toFixed(2)));
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
