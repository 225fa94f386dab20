import type { Cents } from '@portal/domain';
import type { ReceivedAnswer } from '../received-claim.js';
import { readAmount } from '../reading/amounts.js';
import type { Reporter } from '../reading/finding-list.js';
import { modifiersOf } from '../reading/modifiers.js';
import { writtenForm } from '../reading/written-form.js';
import type { Segment } from '../x12/segment.js';
import { type AdjustmentDraft, readAdjustments } from './adjustments.js';

/** A line of an answer while its segments are read. */
export interface LineAnswerDraft {
  readonly head: Segment;
  lineNumber: number | null;
  readonly procedureCode: string;
  readonly modifiers: readonly string[];
  readonly billedAmount: Cents;
  readonly paidAmount: Cents;
  readonly adjustments: AdjustmentDraft[];
  readonly remarks: string[];
}

/** An answer while its segments are read. */
export interface AnswerDraft {
  /** Its CLP segment. */
  readonly head: Segment;
  readonly reporter: Reporter;
  readonly processedOn: ReceivedAnswer['processedOn'] | null;
  readonly adjustments: AdjustmentDraft[];
  readonly remarks: string[];
  readonly lines: LineAnswerDraft[];
}

/** An answer of which only the CLP segment was read. */
export function answerOf(head: Segment, processedOn: AnswerDraft['processedOn'], reporter: Reporter): AnswerDraft {
  return { head, reporter, processedOn, adjustments: [], remarks: [], lines: [] };
}

/** Takes a segment inside of an answer: before its first SVC about the claim, then about the line. */
export function readIntoAnswer(answer: AnswerDraft, segment: Segment): void {
  READERS[segment.id]?.(answer, segment);
}

const READERS: Readonly<Record<string, (answer: AnswerDraft, segment: Segment) => void>> = {
  SVC: readService,
  CAS: (answer, segment) => placeOf(answer).adjustments.push(...readAdjustments(segment, answer.reporter)),
  LQ: (answer, segment) => {
    if (segment.at(1) === 'HE') placeOf(answer).remarks.push(...remarksAt(segment, [2]));
  },
  MIA: (answer, segment) => answer.remarks.push(...remarksAt(segment, [5, 20, 21, 22, 23])),
  MOA: (answer, segment) => answer.remarks.push(...remarksAt(segment, [3, 4, 5, 6, 7])),
  REF: readReference,
};

/** Highest line number that a line control number is taken for. */
const LINE_NUMBERS_TO = 999;

/** The line that is read, or the claim before its first line. */
function placeOf(answer: AnswerDraft): Pick<LineAnswerDraft, 'adjustments' | 'remarks'> {
  return answer.lines.at(-1) ?? answer;
}

function remarksAt(segment: Segment, elements: readonly number[]): string[] {
  return elements.map((element) => segment.at(element).toUpperCase()).filter(Boolean);
}

/**
 * A line that names no procedure cannot be told apart from others. It is ignored, and its adjustments stand as those of
 * what comes before it: the money of the claim stays right.
 */
function readService(answer: AnswerDraft, segment: Segment): void {
  const [qualifier = '', code = '', ...modifiers] = procedureOf(segment);
  if (qualifier !== 'HC' || code === '') {
    const message = 'The line names no procedure by HCPCS (HC); what it adjusts is taken as adjusted before it.';
    answer.reporter.warning('SVC01', message, segment.place);
    return;
  }
  answer.lines.push({
    head: segment,
    lineNumber: null,
    procedureCode: code.toUpperCase(),
    modifiers: modifiersOf(modifiers),
    billedAmount: amountAt(segment, 2, answer.reporter),
    paidAmount: amountAt(segment, 3, answer.reporter),
    adjustments: [],
    remarks: [],
  });
}

/** The procedure as the practice sent it, which stands in SVC06 where the payer decided by another. */
function procedureOf(segment: Segment): string[] {
  return segment.at(6) === '' ? segment.parts(1) : segment.parts(6);
}

/** An amount, zero where the element is empty; what is no amount keeps the answer from being taken. */
export function amountAt(segment: Segment, element: number, reporter: Reporter): Cents {
  const amount = readAmount(segment.at(element) || '0');
  const field = `${segment.id}0${element}`;
  if (amount === null) {
    const form = writtenForm(segment.at(element));
    reporter.error(field, `${field} must be an amount like 125.00; ${form}.`, segment.place);
  }
  return amount ?? 0;
}

function readReference(answer: AnswerDraft, segment: Segment): void {
  const line = answer.lines.at(-1);
  if (!line || segment.at(1) !== '6R') return;
  const number = /^\d{1,6}$/.test(segment.at(2)) ? Number(segment.at(2)) : 0;
  if (number >= 1 && number <= LINE_NUMBERS_TO) line.lineNumber = number;
}
