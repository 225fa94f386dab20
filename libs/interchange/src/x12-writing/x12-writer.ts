import type { Instant } from '@portal/domain';

/** Kinds of files that can be written. */
export type WrittenKind = '837' | '835';

/** What an interchange says of itself. */
export interface InterchangeHead {
  readonly kind: WrittenKind;
  readonly sender: string;
  readonly receiver: string;
  /** When it was made. */
  readonly madeAt: Instant;
}

/** Implementation guide and functional group of each kind: professional claims, remittance advices. */
const GUIDES: Readonly<Record<WrittenKind, { readonly guide: string; readonly group: string }>> = {
  '837': { guide: '005010X222A1', group: 'HC' },
  '835': { guide: '005010X221A1', group: 'HP' },
};
/** Number of the only interchange of a file. */
const CONTROL = '000000001';
const GROUP = '1';
const EMPTY = ' '.repeat(10);
const LONGEST_PARTY = 15;

/**
 * Writes one interchange of X12, a transaction set at a time, each segment on a line of its own. It is marked as test data
 * (ISA15 is T): what the portal writes is synthetic.
 */
export class X12Writer {
  private sets = 0;

  constructor(private readonly head: InterchangeHead) {}

  /** What stands before the first set. */
  begin(): string {
    const { kind, sender, receiver, madeAt } = this.head;
    const [day, time] = [plainDay(madeAt), madeAt.slice(11, 16).replace(':', '')];
    const { guide, group } = GUIDES[kind];
    const [from, to] = [sender, receiver].map((party) => plainText(party).slice(0, LONGEST_PARTY));
    const parties = [from, to].flatMap((party) => ['ZZ', (party ?? '').padEnd(LONGEST_PARTY)]);
    const isa = ['ISA', '00', EMPTY, '00', EMPTY, ...parties, day.slice(2), time, '^', '00501', CONTROL, '0', 'T', ':'];
    return lines([isa.join('*'), ['GS', group, from, to, day, time, GROUP, 'X', guide].join('*')]);
  }

  /** A transaction set of these segments, without their ends. */
  set(segments: readonly string[]): string {
    const { kind } = this.head;
    const control = String(++this.sets).padStart(4, '0');
    const { guide } = GUIDES[kind];
    return lines([`ST*${kind}*${control}*${guide}`, ...segments, `SE*${segments.length + 2}*${control}`]);
  }

  /** What stands behind the last set. */
  end(): string {
    return lines([`GE*${this.sets}*${GROUP}`, `IEA*1*${CONTROL}`]);
  }
}

function lines(segments: readonly string[]): string {
  return segments.map((segment) => `${segment}~\n`).join('');
}

/** A segment of these elements; empty ones at its end are left out. */
export function segment(...elements: readonly (string | null)[]): string {
  const written = elements.map((element) => element ?? '');
  while (written.at(-1) === '') written.pop();
  return written.join('*');
}

/** A text without what parts elements, components, repetitions and segments. */
export function plainText(text: string): string {
  return text.replace(/[*:^~]/g, ' ').trim();
}

/** A day or an instant as eight digits. */
export function plainDay(day: string): string {
  return day.slice(0, 10).replaceAll('-', '');
}

/** Cents as dollars with two decimals. */
export function dollars(cents: number): string {
  const amount = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}
