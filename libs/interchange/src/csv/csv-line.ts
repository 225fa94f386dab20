import type { ReceivedLine } from '../received-claim.js';
import { icd10WithPoint } from '../reading/diagnosis-code.js';
import type { Reporter } from '../reading/finding-list.js';
import { MODIFIERS_AT_MOST, POINTERS_AT_MOST } from '../reading/limits.js';
import { warnOfProcedure } from '../reading/procedure-code.js';
import { wholeUnits } from '../reading/units.js';
import { amountIn, wordsOf } from './claim-rows.js';
import type { CsvRow } from './csv-rows.js';

/**
 * The service line of a row.
 * @returns null when it cannot be taken; each reason is noted as an error
 */
export function csvLine(
  row: CsvRow,
  lineNumber: number,
  diagnoses: readonly string[],
  reporter: Reporter,
): ReceivedLine | null {
  const procedureCode = row.at('procedure_code').toUpperCase();
  const billedAmount = amountIn(row, 'charge', reporter);
  const units = wholeUnits(row.at('units') || '1', 'units', reporter, row.place);
  if (procedureCode !== '') warnOfProcedure(procedureCode, 'procedure_code', reporter, row.place);
  else reporter.error('procedure_code', 'The line names no procedure.', row.place);
  if (row.at('charge') === '') reporter.error('charge', 'The line has no charge.', row.place);
  if (billedAmount !== null && billedAmount < 0) reporter.error('charge', 'The charge is below zero.', row.place);
  if (procedureCode === '' || billedAmount === null) return null;
  return {
    lineNumber,
    procedureCode,
    modifiers: modifiersIn(row, reporter),
    units,
    diagnosisCodes: diagnosesIn(row, diagnoses, reporter),
    ndc: row.at('ndc') || null,
    billedAmount,
  };
}

/** Modifiers of a row, at most four. */
function modifiersIn(row: CsvRow, reporter: Reporter): string[] {
  const modifiers = wordsOf(row.at('modifiers'));
  if (modifiers.length > MODIFIERS_AT_MOST) {
    reporter.warning('modifiers', `Only the first ${MODIFIERS_AT_MOST} modifiers are taken.`, row.place);
  }
  return modifiers.slice(0, MODIFIERS_AT_MOST);
}

/** Those that the row names, or the first of the claim. */
function diagnosesIn(row: CsvRow, diagnoses: readonly string[], reporter: Reporter): string[] {
  const named = [...new Set(wordsOf(row.at('line_diagnosis_codes')).map(icd10WithPoint))];
  if (named.length === 0) return diagnoses.slice(0, POINTERS_AT_MOST);
  const known = named.filter((code) => diagnoses.includes(code)).slice(0, POINTERS_AT_MOST);
  if (known.length < named.length) {
    const message = `Diagnoses that the claim does not have, or beyond ${POINTERS_AT_MOST}, are ignored.`;
    reporter.warning('line_diagnosis_codes', message, row.place);
  }
  return known;
}
