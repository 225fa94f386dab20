import type { Adjustment } from '@portal/domain';
import type { ReceivedAnswer, ReceivedClaim, ReceivedLineAnswer } from '../received-claim.js';
import { dollars, plainDay, plainText, segment } from './x12-writer.js';

/** The claim that an answer is about, as far as a remittance repeats it. */
export type AnsweredClaim = Pick<ReceivedClaim, 'billingProvider' | 'payer' | 'patient' | 'dateOfService'>;

/** Processed as primary; denied. */
const STATUS = { paid: '1', denied: '4' } as const;

/** The segments of a transaction set with a payer's answer to one claim (835), without ST and SE. */
export function answerSet(answer: ReceivedAnswer, claim: AnsweredClaim): string[] {
  const { claimNumber, processedOn, outcome, billedAmount, paidAmount, patientAmount } = answer;
  const { billingProvider, payer } = claim;
  const day = plainDay(processedOn);
  const number = plainText(claimNumber);
  return [
    segment('BPR', 'I', dollars(paidAmount), 'C', 'NON', ...Array<null>(11).fill(null), day),
    segment('TRN', '1', number, '1999999999'),
    segment('DTM', '405', day),
    segment('N1', 'PR', plainText(payer.name ?? payer.id ?? ''), 'XV', plainText(payer.id ?? '')),
    segment('N1', 'PE', plainText(billingProvider.name ?? ''), 'XX', plainText(billingProvider.id ?? '')),
    segment('LX', '1'),
    segment(
      'CLP',
      number,
      STATUS[outcome],
      dollars(billedAmount),
      dollars(paidAmount),
      dollars(patientAmount),
      '12',
      plainText(answer.payerClaimNumber ?? claimNumber),
    ),
    ...answer.adjustments.map(adjustmentOf),
    patientOf(claim),
    ...remarksOf(answer.adjustments).map((code) => segment('MOA', null, null, code)),
    ...answer.lines.flatMap((line) => lineOf(line, claim)),
  ];
}

function patientOf({ patient: { name, memberId } }: AnsweredClaim): string {
  const [last = '', first = ''] = name.split(', ').map(plainText);
  return segment('NM1', 'QC', '1', last, first, null, null, null, 'MI', plainText(memberId ?? ''));
}

function lineOf(line: ReceivedLineAnswer, { dateOfService }: AnsweredClaim): string[] {
  const procedure = ['HC', line.procedureCode, ...line.modifiers].join(':');
  return [
    segment('SVC', procedure, dollars(line.billedAmount), dollars(line.paidAmount), null, '1'),
    segment('DTM', '472', plainDay(dateOfService)),
    ...line.adjustments.map(adjustmentOf),
    ...(line.lineNumber === null ? [] : [segment('REF', '6R', String(line.lineNumber))]),
    ...remarksOf(line.adjustments).map((code) => segment('LQ', 'HE', code)),
  ];
}

function adjustmentOf({ group, carc, amount }: Adjustment): string {
  return segment('CAS', group, carc, dollars(amount));
}

function remarksOf(adjustments: readonly Adjustment[]): readonly string[] {
  return adjustments.flatMap(({ rarcs }) => rarcs);
}
