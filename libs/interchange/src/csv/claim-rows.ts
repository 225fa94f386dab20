import type { CalendarDate, Cents } from '@portal/domain';
import { readAmount } from '../reading/amounts.js';
import { readDate } from '../reading/dates.js';
import type { Reporter } from '../reading/finding-list.js';
import { writtenDate, writtenForm } from '../reading/written-form.js';
import type { CsvColumnName } from './columns.js';
import type { CsvRow } from './csv-rows.js';

/** The rows of one claim, and where to note what is wrong with them. */
export interface ClaimRows {
  readonly rows: readonly CsvRow[];
  readonly reporter: Reporter;
  /**
   * What a column says of the claim: it may stand in one row or in each, and rows that say something else are an error.
   * Null where no row says anything.
   */
  agreed(column: CsvColumnName): string | null;
}

/** Reads the rows of one claim together. Each column is looked at once, so that rows that differ are noted once. */
export function claimRows(rows: readonly CsvRow[], reporter: Reporter): ClaimRows {
  const values = new Map<CsvColumnName, string | null>();
  const agreed = (column: CsvColumnName): string | null => {
    const known = values.get(column);
    if (known !== undefined) return known;
    const value = agreedValue(rows, column, reporter);
    values.set(column, value);
    return value;
  };
  return { rows, reporter, agreed };
}

function agreedValue(rows: readonly CsvRow[], column: CsvColumnName, reporter: Reporter): string | null {
  const first = rows.find((row) => row.at(column) !== '');
  if (!first) return null;
  const value = first.at(column);
  const other = rows.find((row) => row.at(column) !== '' && row.at(column) !== value);
  if (other) {
    const message = `${column} differs from that on line ${first.place.number}; rows of a claim must agree.`;
    reporter.error(column, message, other.place);
  }
  return value;
}

/** The words of a cell, separated by spaces or semicolons, in capitals. */
export function wordsOf(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s;]+/)
    .filter(Boolean);
}

/** The day that a column says of the claim; one that is not a date is ignored with a warning. */
export function agreedDay({ agreed, reporter }: ClaimRows, column: CsvColumnName): CalendarDate | null {
  const text = agreed(column);
  const day = text === null ? null : readDate(text);
  if (text !== null && day === null) {
    reporter.warning(column, `${column} must be a date like 2026-03-02; ${writtenDate(text)}, and is ignored.`);
  }
  return day;
}

/** Dollars in a row, as cents; null with an error when they are no amount, and null alone when the cell is empty. */
export function amountIn(row: CsvRow, column: CsvColumnName, reporter: Reporter): Cents | null {
  const text = row.at(column);
  const amount = readAmount(text);
  if (text !== '' && amount === null) {
    reporter.error(column, `${column} must be an amount in dollars like 125.00; ${writtenForm(text)}.`, row.place);
  }
  return amount;
}
