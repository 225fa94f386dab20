import { formatCount, formatDay, formatDecimal, formatMoney, formatPercent } from './formats.js';

/** How the values of a column are shown: dollars as `money`, shares as `percent`. */
export type ColumnKind = 'text' | 'count' | 'decimal' | 'money' | 'percent' | 'day';

/** A column of a table of figures. */
export interface DataColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** What stands in a cell: an ISO day for `day`, a number for figures, null for what is not known. */
export type DataValue = string | number | null;

/** A row: one value for each column. */
export interface DataRow {
  readonly values: readonly DataValue[];
  /** Query of the claim list that holds what the row counts; the first value leads there. */
  readonly claims?: Readonly<Record<string, string | null>> | null;
  /** False for what came from outside; everything else is marked as synthetic where it is exported. */
  readonly synthetic?: boolean;
}

/** Figures in rows: shown as a table and exported as a file from one definition. */
export interface DataTable {
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}

/** A value as it is shown in its column; `–` for what is not known. */
export function valueText(value: DataValue | undefined, kind: ColumnKind): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return kind === 'day' ? formatDay(value) : value;
  if (kind === 'money') return formatMoney(value);
  if (kind === 'decimal') return formatDecimal(value);
  return kind === 'percent' ? formatPercent(value) : formatCount(value);
}

/** Whether the figures of a column stand below each other at the right. */
export function isFigure({ kind }: DataColumn): boolean {
  return kind !== 'text' && kind !== 'day';
}
