import { CsvError, parse } from 'csv-parse/sync';
import { DomainError } from '@portal/domain';
import type { FilePlace } from '../received-claim.js';
import { type FindingList, Reporter } from '../reading/finding-list.js';
import { refusedFile } from '../reading/refused-file.js';
import { CSV_COLUMNS, type CsvColumnName } from './columns.js';

/** A row of a CSV file below its header. */
export interface CsvRow {
  /** The line on which it begins. */
  readonly place: FilePlace;
  /** Why its cells cannot stand in their columns, or null. */
  readonly problem: string | null;
  /** Text of a cell without the spaces around it; empty where the file has no such column. */
  at(column: CsvColumnName): string;
}

/** Most characters of an unknown column's name that are told. */
const LONGEST_NAME = 40;

interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a CSV file with a header.
 * @throws DomainError when rows cannot be told apart, or a column that every file must have is missing or there twice
 */
export function csvRows(text: string, findings: FindingList): CsvRow[] {
  const [header, ...records] = recordsOf(text);
  const places = columnsOf(header?.cells ?? [], findings);
  return records.map((record) => rowOf(record, header?.cells.length ?? 0, places));
}

/** Line breaks are made alike first, so that lines are counted alike within quotes and outside of them. */
function recordsOf(text: string): Cells[] {
  const records: Cells[] = [];
  const options = { bom: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n' };
  try {
    parse(text.replace(/\r\n?/g, '\n'), {
      ...options,
      on_record: (cells: string[], { lines }) => {
        records.push({ line: lines - breaksIn(cells), cells });
        return null;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? refusedCsv(error) : error;
  }
  return records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function refusedCsv(error: CsvError): DomainError {
  const place: FilePlace = { unit: 'line', number: typeof error['lines'] === 'number' ? error['lines'] : 1 };
  const quotes = error.code.includes('QUOTE');
  return refusedFile(
    quotes ? 'A quotation mark stands alone or amid a cell.' : 'The rows cannot be told apart.',
    place,
  );
}

function columnsOf(header: readonly string[], findings: FindingList): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const known = new Set<string>(CSV_COLUMNS.map(({ name }) => name));
  const reporter = new Reporter(findings, { unit: 'line', number: 1 });
  for (const [index, cell] of header.entries()) {
    const name = cell.trim().toLowerCase();
    if (places.has(name)) throw refusedFile(`The header has the column ${name} twice.`, reporter.place);
    if (known.has(name)) places.set(name, index);
    else if (name !== '') reporter.warning(name.slice(0, LONGEST_NAME), 'There is no such column; it is ignored.');
  }
  refuseWithout(places);
  return places;
}

function refuseWithout(places: ReadonlyMap<string, number>): void {
  const missing = CSV_COLUMNS.filter(({ name, required }) => required && !places.has(name)).map(({ name }) => name);
  if (missing.length === 0) return;
  const problems = missing.map((name) => ({ pointer: '/file', detail: `the column ${name} is missing` }));
  throw new DomainError('invalid-input', `The header lacks ${missing.join(', ')}.`, problems, {
    place: { unit: 'line', number: 1 },
  });
}

function rowOf({ line, cells }: Cells, width: number, places: ReadonlyMap<string, number>): CsvRow {
  const fits = cells.length >= width && cells.slice(width).every((cell) => cell.trim() === '');
  return {
    place: { unit: 'line', number: line },
    problem: fits ? null : `The row has ${cells.length} cells, and the header has ${width}.`,
    at: (column) => cells[places.get(column) ?? -1]?.trim() ?? '',
  };
}
