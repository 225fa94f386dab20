import type { CalendarDate } from '@portal/domain';
import type { FileReading, ReceivedAnswer } from '../received-claim.js';
import { readX12Date } from '../reading/dates.js';
import { FindingList, Reporter } from '../reading/finding-list.js';
import { ANSWERS_AT_MOST } from '../reading/limits.js';
import { refusedFile } from '../reading/refused-file.js';
import { type Interchange, readX12 } from '../x12/read-x12.js';
import type { Segment } from '../x12/segment.js';
import { type AnswerDraft, answerOf, readIntoAnswer } from './answer-draft.js';
import { finishAnswer } from './finish-answer.js';

/**
 * Reads payers' answers to claims (835, 005010X221). An answer with an error is left out, and the others are still read.
 * @throws DomainError when the text is not X12, or holds more answers than are taken
 */
export function read835(source: string | Interchange): FileReading {
  const interchange = typeof source === 'string' ? readX12(source) : source;
  const findings = new FindingList();
  const reader = new RemittanceReader(findings);
  for (const segment of interchange.segments(findings)) reader.take(segment);
  reader.finish();
  const { answers, answersLeftOut } = reader;
  return { format: 'x12-835', claims: [], answers, claimsLeftOut: 0, answersLeftOut, ...findings.summary() };
}

class RemittanceReader {
  readonly answers: ReceivedAnswer[] = [];
  answersLeftOut = 0;
  /** Day up to which the payer decided what the transaction set tells (DTM*405). */
  private producedOn: CalendarDate | null = null;
  /** Day of the payment (BPR16). */
  private paidOn: CalendarDate | null = null;
  private answer: AnswerDraft | null = null;

  constructor(private readonly findings: FindingList) {}

  take(segment: Segment): void {
    if (segment.id === 'ST') this.beginSet();
    else if (segment.id === 'CLP') this.beginAnswer(segment);
    else if (segment.id === 'LX' || segment.id === 'SE') this.finish();
    else if (segment.id === 'PLB') this.passOverProvider(segment);
    else if (this.answer) readIntoAnswer(this.answer, segment);
    else if (segment.id === 'BPR') this.paidOn = readX12Date(segment.at(16));
    else if (segment.id === 'DTM' && segment.at(1) === '405') this.producedOn = readX12Date(segment.at(2));
  }

  /** Finishes the answer that is open, if one is. */
  finish(): void {
    const draft = this.answer;
    this.answer = null;
    if (draft === null) return;
    const answer = finishAnswer(draft);
    if (answer) this.answers.push(answer);
    else this.answersLeftOut++;
  }

  private beginSet(): void {
    this.finish();
    this.producedOn = null;
    this.paidOn = null;
  }

  private beginAnswer(segment: Segment): void {
    this.finish();
    if (this.answers.length + this.answersLeftOut >= ANSWERS_AT_MOST) {
      throw refusedFile(`The file holds more than ${ANSWERS_AT_MOST} answers.`, segment.place);
    }
    const reporter = new Reporter(this.findings, segment.place, segment.at(1) || null);
    this.answer = answerOf(segment, this.producedOn ?? this.paidOn, reporter);
  }

  private passOverProvider(segment: Segment): void {
    this.finish();
    const message = 'An adjustment of the provider (PLB) is about no claim and is left out.';
    new Reporter(this.findings, segment.place).warning('PLB', message);
  }
}
