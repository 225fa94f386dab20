import { CSV_COLUMNS, type CsvColumnName } from '../csv/columns.js';
import { readCsv } from '../csv/read-csv.js';

/** Cells of a row by their column; blank where none is given. */
export type Cells = Partial<Record<CsvColumnName, string>>;

/** A row of a claim that is complete and has no answer. */
export const LINE: Cells = {
  claim_number: 'A-1',
  billing_npi: '1234567893',
  billing_name: 'Example Practice',
  payer_id: 'EX001',
  patient_name: 'Sample, Synthia',
  patient_birth_date: '1980-05-17',
  patient_sex: 'F',
  member_id: 'TEST0001',
  submitted_at: '2026-03-02',
  date_of_service: '2026-02-27',
  place_of_service: '11',
  diagnosis_codes: 'E119 I10',
  procedure_code: '99213',
  charge: '180.00',
};
/** The same with the payer's answer. */
export const ANSWERED: Cells = { ...LINE, processed_on: '2026-03-16', paid: '100', adjustments: 'CO-45:55 PR-3:25.00' };

const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** A file of these rows, with all columns unless others are given. */
export const textOf = (
  rows: readonly Cells[],
  columns: readonly CsvColumnName[] = CSV_COLUMNS.map(({ name }) => name),
) =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('');
/** What is read of a file of these rows. */
export const readRows = (...rows: Cells[]) => readCsv(textOf(rows));
/** What is found in it: severity, line, column and words. */
export const messagesOf = (...rows: Cells[]) =>
  readRows(...rows).findings.map(
    ({ severity, place, field, message }) => `${severity} ${place.number} ${field}: ${message}`,
  );
