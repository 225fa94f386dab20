import type { Adjustment, Cents } from '@portal/domain';
import { adjustmentGroup } from '../reading/adjustment-group.js';
import { amountText, readAmount, sumOf } from '../reading/amounts.js';
import { patientShare } from '../reading/answer-sums.js';
import type { Reporter } from '../reading/finding-list.js';
import { writtenForm } from '../reading/written-form.js';
import { amountIn, wordsOf } from './claim-rows.js';
import type { CsvRow } from './csv-rows.js';

/** What a row says of the money of its line. */
export interface LineMoney {
  readonly billedAmount: Cents;
  readonly paidAmount: Cents;
  /** True where the file says that the claim was denied. */
  readonly denied: boolean;
}

/** Group, reason, amount, remark codes. */
const ADJUSTMENT = /^([A-Z]{2})-([A-Z0-9]{1,5}):(-?[\d.]+)((?:\/[A-Z0-9]+)*)$/;
/** Coinsurance stands for a patient’s share of which the file does not say what it is. */
const UNNAMED_SHARE = { group: 'PR', carc: '2', rarcs: [] } as const;
const WRITE_OFF = { group: 'CO', carc: '45', rarcs: [] } as const;

/**
 * The adjustments of a row, in the order of the file. Those that are not written follow from the patient’s amount where
 * nothing else can be meant; what cannot be taken is noted as an error of its column.
 * @param money null where charge or payment cannot be read; then nothing is made of the patient’s amount
 */
export function adjustmentsIn(row: CsvRow, money: LineMoney | null, reporter: Reporter): readonly Adjustment[] {
  const patient = amountIn(row, 'patient_amount', reporter);
  const words = wordsOf(row.at('adjustments'));
  const written = words.flatMap((text) => adjustmentOf(text, row, reporter) ?? []);
  if (money === null || written.length < words.length) return written;
  const open = money.billedAmount - money.paidAmount - sumOf(written.map(({ amount }) => amount));
  return words.length === 0
    ? unwritten(row, money, patient, reporter)
    : completed(row, written, open, patient, reporter);
}

function adjustmentOf(text: string, { place }: CsvRow, reporter: Reporter): Adjustment | null {
  const [, name = '', carc = '', written = '', remarks = ''] = ADJUSTMENT.exec(text) ?? [];
  const amount = readAmount(written);
  if (amount === null) {
    reporter.error('adjustments', `An adjustment must be written like CO-45:12.50; ${writtenForm(text)}.`, place);
    return null;
  }
  const group = adjustmentGroup(name, 'adjustments', reporter, place);
  return group && { group, carc, amount, rarcs: remarks.split('/').filter(Boolean) };
}

/** Written adjustments, and the patient’s share where it is exactly what they leave open. */
function completed(
  row: CsvRow,
  written: readonly Adjustment[],
  open: Cents,
  patient: Cents | null,
  reporter: Reporter,
): readonly Adjustment[] {
  const share = patientShare(written);
  if (patient === null || patient === share) return written;
  if (share === 0 && patient > 0 && patient === open) return [...written, shareOf(patient, row, reporter)];
  const sums = `the adjustments of group PR add up to ${amountText(share)}`;
  reporter.error('patient_amount', `patient_amount is ${amountText(patient)}, and ${sums}.`, row.place);
  return written;
}

/** What is neither paid nor owed by the patient is written off; a line that brings nothing has to say why. */
function unwritten(
  row: CsvRow,
  { billedAmount, paidAmount, denied }: LineMoney,
  patient: Cents | null,
  reporter: Reporter,
): readonly Adjustment[] {
  const open = billedAmount - paidAmount;
  const share = patient ?? 0;
  if (open === 0 && share === 0) return [];
  const left = `${amountText(paidAmount)} of ${amountText(billedAmount)} was paid`;
  if (denied || (paidAmount === 0 && patient === 0)) {
    reporter.error('adjustments', 'adjustments must give the payer’s reason for paying nothing.', row.place);
  } else if (patient === null) {
    const message = `${left}: adjustments or patient_amount must say what became of the rest.`;
    reporter.error('adjustments', message, row.place);
  } else if (share < 0 || share > open) {
    reporter.error('patient_amount', `patient_amount is ${amountText(share)}, and ${left}.`, row.place);
  } else {
    const shares = share > 0 ? [shareOf(share, row, reporter)] : [];
    return open > share ? [...shares, writeOffOf(open - share, row, reporter)] : shares;
  }
  return [];
}

function shareOf(amount: Cents, { place }: CsvRow, reporter: Reporter): Adjustment {
  const message =
    'patient_amount stands without a reason and is read as coinsurance (PR-2), in all rows like this one.';
  reporter.warnOnce('PR-2', 'patient_amount', message, place);
  return { ...UNNAMED_SHARE, amount };
}

function writeOffOf(amount: Cents, { place }: CsvRow, reporter: Reporter): Adjustment {
  const message =
    'What is neither paid nor owed by the patient is read as written off by contract (CO-45), in all rows like this one.';
  reporter.warnOnce('CO-45', 'adjustments', message, place);
  return { ...WRITE_OFF, amount };
}
