import { type CalendarDate, isDenial } from '@portal/domain';
import type { ReceivedAnswer, ReceivedLineAnswer } from '../received-claim.js';
import { readAmount, sumOf } from '../reading/amounts.js';
import { addsUp, allAdjustments, patientShare } from '../reading/answer-sums.js';
import { readDate } from '../reading/dates.js';
import type { Reporter } from '../reading/finding-list.js';
import { MODIFIERS_AT_MOST } from '../reading/limits.js';
import { writtenDate, writtenForm } from '../reading/written-form.js';
import { amountIn, type ClaimRows, wordsOf } from './claim-rows.js';
import { ANSWER_COLUMNS } from './columns.js';
import { adjustmentsIn } from './csv-adjustments.js';
import type { CsvRow } from './csv-rows.js';

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
  const adjustments = allAdjustments({ adjustments: [], lines });
  const amounts = {
    billedAmount: sumOf(lines.map(({ billedAmount }) => billedAmount)),
    paidAmount: sumOf(lines.map(({ paidAmount }) => paidAmount)),
    patientAmount: patientShare(adjustments),
  };
  if (reporter.refused || processedOn === null) return null;
  const outcome = stated ?? (isDenial(amounts, adjustments) ? 'denied' : 'paid');
  if (outcome === 'denied' && amounts.paidAmount > 0)
    reporter.warning('outcome', 'outcome is denied, and the payer paid something.');
  const { place, claimNumber } = reporter;
  const numbers = { claimNumber: claimNumber ?? '', payerClaimNumber: claim.agreed('payer_claim_number') };
  return { place, ...numbers, processedOn, outcome, ...amounts, adjustments: [], lines };
}

function dayOfDecision({ agreed, reporter }: ClaimRows): CalendarDate | null {
  const text = agreed('processed_on') ?? '';
  const day = readDate(text);
  if (day === null) {
    reporter.error('processed_on', `processed_on must be a date like 2026-03-16; ${writtenDate(text)}.`);
  }
  return day;
}

function statedOutcome({ agreed, reporter }: ClaimRows): ReceivedAnswer['outcome'] | null {
  const text = agreed('outcome')?.toLowerCase() ?? null;
  if (text === null || text === 'paid' || text === 'denied') return text;
  reporter.error('outcome', `outcome must be paid or denied; ${writtenForm(text)}.`);
  return null;
}

function lineAnswer(
  row: CsvRow,
  lineNumber: number,
  outcome: ReceivedAnswer['outcome'] | null,
  reporter: Reporter,
): ReceivedLineAnswer {
  const paid = amountIn(row, 'paid', reporter);
  if (row.at('paid') === '' && outcome !== 'denied')
    reporter.error('paid', 'paid must say what the payer paid, like 125.00; it is blank.', row.place);
  const charge = readAmount(row.at('charge'));
  const paidAmount = paid ?? 0;
  const denied = outcome === 'denied';
  const known = charge !== null && (paid !== null || denied);
  const line = {
    lineNumber,
    procedureCode: row.at('procedure_code').toUpperCase(),
    modifiers: wordsOf(row.at('modifiers')).slice(0, MODIFIERS_AT_MOST),
    // What is wrong with the charge is noted with the claim.
    billedAmount: charge ?? 0,
    paidAmount,
    adjustments: adjustmentsIn(row, known ? { billedAmount: charge, paidAmount, denied } : null, reporter),
  };
  if (row.at('adjustments') !== '' && !addsUp(line, line.adjustments)) {
    reporter.warning('paid', 'What is billed for the line less its adjustments is not what is paid.', row.place);
  }
  return line;
}
