import type { Adjustment, CalendarDate, Cents } from '@portal/domain';
import type { ReceivedAnswer, ReceivedLineAnswer } from '../received-claim.js';
import { adjustmentGroup } from '../reading/adjustment-group.js';
import { readAmount, sumOf } from '../reading/amounts.js';
import { addsUp, allAdjustments, bringsNothing, patientShare } from '../reading/answer-sums.js';
import { readDate } from '../reading/dates.js';
import type { Reporter } from '../reading/finding-list.js';
import { MODIFIERS_AT_MOST } from '../reading/limits.js';
import { amountIn, type ClaimRows, wordsOf } from './claim-rows.js';
import { ANSWER_COLUMNS } from './columns.js';
import type { CsvRow } from './csv-rows.js';

/** Group, reason, amount, remark codes. */
const ADJUSTMENT = /^([A-Z]{2})-([A-Z0-9]{1,5}):(-?[\d.]+)((?:\/[A-Z0-9]+)*)$/;

/** True when a row says anything of what the payer answered. */
export function hasAnswer(rows: readonly CsvRow[]): boolean {
  return rows.some((row) => ANSWER_COLUMNS.some((column) => row.at(column) !== ''));
}

/**
 * The answer that the rows of a claim tell.
 * @returns null when it cannot be taken; each reason is noted as an error
 */
export function readCsvAnswer(claim: ClaimRows): ReceivedAnswer | null {
  const { rows, reporter } = claim;
  const processedOn = dayOfDecision(claim);
  const stated = statedOutcome(claim);
  const lines = rows.map((row, index) => lineAnswer(row, index + 1, stated, reporter));
  const amounts = {
    billedAmount: sumOf(lines.map(({ billedAmount }) => billedAmount)),
    paidAmount: sumOf(lines.map(({ paidAmount }) => paidAmount)),
    patientAmount: patientAmount(claim, lines),
  };
  if (reporter.refused || processedOn === null) return null;
  const outcome = stated ?? (bringsNothing(amounts) ? 'denied' : 'paid');
  if (outcome === 'denied' && amounts.paidAmount > 0) reporter.warning('outcome', 'A claim that is denied is paid.');
  const { place, claimNumber } = reporter;
  return { place, claimNumber: claimNumber ?? '', processedOn, outcome, ...amounts, adjustments: [], lines };
}

function dayOfDecision({ agreed, reporter }: ClaimRows): CalendarDate | null {
  const day = readDate(agreed('processed_on') ?? '');
  if (day === null) reporter.error('processed_on', 'The payer decided on no day as 2026-03-16.');
  return day;
}

function statedOutcome({ agreed, reporter }: ClaimRows): ReceivedAnswer['outcome'] | null {
  const text = agreed('outcome')?.toLowerCase() ?? null;
  if (text === null || text === 'paid' || text === 'denied') return text;
  reporter.error('outcome', 'The outcome is not paid or denied.');
  return null;
}

function lineAnswer(
  row: CsvRow,
  lineNumber: number,
  outcome: ReceivedAnswer['outcome'] | null,
  reporter: Reporter,
): ReceivedLineAnswer {
  const paid = amountIn(row, 'paid', reporter);
  if (row.at('paid') === '' && outcome !== 'denied') reporter.error('paid', 'Nothing says what was paid.', row.place);
  const line = {
    lineNumber,
    procedureCode: row.at('procedure_code').toUpperCase(),
    modifiers: wordsOf(row.at('modifiers')).slice(0, MODIFIERS_AT_MOST),
    // What is wrong with the charge is noted with the claim.
    billedAmount: readAmount(row.at('charge')) ?? 0,
    paidAmount: paid ?? 0,
    adjustments: adjustmentsIn(row, reporter),
  };
  if (!addsUp(line, line.adjustments)) {
    reporter.warning('paid', 'What is billed for the line less its adjustments is not what is paid.', row.place);
  }
  return line;
}

function adjustmentsIn(row: CsvRow, reporter: Reporter): Adjustment[] {
  return wordsOf(row.at('adjustments')).flatMap((text) => adjustmentOf(text, row, reporter) ?? []);
}

function adjustmentOf(text: string, { place }: CsvRow, reporter: Reporter): Adjustment | null {
  const [, name = '', carc = '', written = '', remarks = ''] = ADJUSTMENT.exec(text) ?? [];
  const amount = readAmount(written);
  if (amount === null) {
    reporter.error('adjustments', 'An adjustment is not written as CO-45:12.50.', place);
    return null;
  }
  const group = adjustmentGroup(name, 'adjustments', reporter, place);
  return group && { group, carc, amount, rarcs: remarks.split('/').filter(Boolean) };
}

/** By its own column where any row fills it, and else by the adjustments. */
function patientAmount({ rows, reporter }: ClaimRows, lines: readonly ReceivedLineAnswer[]): Cents {
  const given = rows.map((row) => amountIn(row, 'patient_amount', reporter));
  if (given.every((amount) => amount === null)) return patientShare(allAdjustments({ adjustments: [], lines }));
  return sumOf(given.map((amount) => amount ?? 0));
}
