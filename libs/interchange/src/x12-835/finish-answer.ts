import { type Cents, isDenial } from '@portal/domain';
import type { ReceivedAnswer, ReceivedLineAnswer } from '../received-claim.js';
import { amountText } from '../reading/amounts.js';
import { addsUp, allAdjustments, patientShare } from '../reading/answer-sums.js';
import type { Reporter } from '../reading/finding-list.js';
import type { AdjustmentDraft } from './adjustments.js';
import { amountAt, type AnswerDraft, type LineAnswerDraft } from './answer-draft.js';

/** What becomes of an answer by the status of the claim (CLP02). */
type Fate = 'decided' | 'denied' | 'left-out';

const STATUSES: ReadonlyMap<string, Fate> = new Map<string, Fate>([
  ...['1', '2', '3', '19', '20', '21'].map((status): [string, Fate] => [status, 'decided']),
  ['4', 'denied'],
  ...['22', '23', '25'].map((status): [string, Fate] => [status, 'left-out']),
]);
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['22', 'The reversal of an earlier payment is left out.'],
  ['23', 'The payer says that the claim is not its own and passed it on; this is no decision and left out.'],
  ['25', 'The answer tells a price before the service; this is no decision and left out.'],
]);

/**
 * The answer that was read.
 * @returns null when it is not taken; an error or a warning says why
 */
export function finishAnswer(draft: AnswerDraft): ReceivedAnswer | null {
  const { head, reporter, processedOn, adjustments } = draft;
  const fate = fateOf(draft);
  if (fate === 'left-out') return null;
  if (head.at(1) === '') reporter.error('CLP01', 'The answer names no claim.');
  if (head.at(3) === '') reporter.error('CLP03', 'The answer names no charge.');
  if (processedOn === null) reporter.error('DTM*405', 'Nothing says on which day the payer decided.');
  placeRemarks(draft);
  const lines = draft.lines.map((line) => finishLine(line, reporter));
  const amounts = amountsOf(draft);
  if (!addsUp(amounts, allAdjustments(draft))) {
    reporter.warning('CLP04', 'What is billed less the adjustments is not what is paid.');
  }
  if (reporter.refused || processedOn === null || fate === null) return null;
  const outcome = fate === 'denied' || isDenial(amounts, allAdjustments(draft)) ? 'denied' : 'paid';
  return {
    place: reporter.place,
    claimNumber: head.at(1),
    payerClaimNumber: head.at(7) || null,
    processedOn,
    outcome,
    ...amounts,
    adjustments,
    lines,
  };
}

function fateOf({ head, reporter }: AnswerDraft): Fate | null {
  const status = head.at(2);
  const fate = STATUSES.get(status) ?? null;
  const message = LEFT_OUT.get(status);
  if (message) reporter.warning('CLP02', message);
  if (fate === null) reporter.error('CLP02', 'The status of the claim is not one that a payer can give.');
  return fate;
}

function amountsOf(draft: AnswerDraft): Record<'billedAmount' | 'paidAmount' | 'patientAmount', Cents> {
  const { head, reporter } = draft;
  const patientAmount = patientShare(allAdjustments(draft));
  warnOfOtherShare(draft, patientAmount);
  return { billedAmount: amountAt(head, 3, reporter), paidAmount: amountAt(head, 4, reporter), patientAmount };
}

/** Payers do not always state what their adjustments leave to the patient. */
function warnOfOtherShare({ head, reporter }: AnswerDraft, share: Cents): void {
  const stated = head.at(5) === '' ? share : amountAt(head, 5, reporter);
  if (stated === share) return;
  const sums = `the adjustments of group PR add up to ${amountText(share)}, which is taken`;
  reporter.warning('CLP05', `The patient is said to owe ${amountText(stated)}; ${sums}.`);
}

/** Remarks stand with the first adjustment of what they are about. */
function placeRemarks(draft: AnswerDraft): void {
  const first = draft.adjustments[0] ?? draft.lines.flatMap(({ adjustments }) => adjustments)[0];
  addRemarks(first, draft.remarks, draft.reporter);
  for (const line of draft.lines) addRemarks(line.adjustments[0] ?? first, line.remarks, draft.reporter);
}

function addRemarks(adjustment: AdjustmentDraft | undefined, remarks: readonly string[], reporter: Reporter): void {
  const fresh = remarks.filter((remark) => !adjustment?.rarcs.includes(remark));
  adjustment?.rarcs.push(...new Set(fresh));
  if (!adjustment && remarks.length > 0) {
    reporter.warning('LQ*HE', 'Remark codes stand with no adjustment and are left out.');
  }
}

function finishLine(line: LineAnswerDraft, reporter: Reporter): ReceivedLineAnswer {
  const { lineNumber, procedureCode, modifiers, billedAmount, paidAmount, adjustments } = line;
  if (!addsUp(line, adjustments)) {
    reporter.warning('SVC03', 'What is billed for the line less its adjustments is not what is paid.', line.head.place);
  }
  return { lineNumber, procedureCode, modifiers, billedAmount, paidAmount, adjustments };
}
