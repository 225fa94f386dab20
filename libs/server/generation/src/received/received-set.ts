import type { ClaimFileFinding } from '@portal/contracts';
import { type CalendarDate, dayOf } from '@portal/domain';
import type { FilePlace, FileReading, ReceivedAnswer, ReceivedClaim } from '@portal/interchange';
import type { ClaimParties } from './claim-parties.js';
import { type SettledAnswer, settle } from './settled-answer.js';

/** A file as it was read. */
export interface ReadFile {
  readonly name: string;
  readonly sha256: string;
  readonly reading: FileReading;
}

/** A claim that can be stored: who stands for whom, and what its payer said. */
export interface AcceptedClaim {
  readonly claim: ReceivedClaim;
  /** Where it stands: `january.837, segment 17`. */
  readonly place: string;
  readonly providerId: string;
  readonly payerId: string;
  readonly sex: 'F' | 'M';
  readonly answer: AcceptedAnswer | null;
}

/** A payer's answer that can be stored. */
export interface AcceptedAnswer {
  readonly settled: SettledAnswer;
  readonly processedOn: CalendarDate;
  readonly place: string;
}

/** What some files bring together. */
export interface ReceivedSet {
  /** In the order in which they were sent. */
  readonly accepted: readonly AcceptedClaim[];
  /** Claims that the files hold and that cannot be stored. */
  readonly skipped: number;
  /** Those of the files as far as they list them, then those that show only when the files are put together. */
  readonly findings: readonly ClaimFileFinding[];
  /** Errors in all, listed or not. */
  readonly errors: number;
  /** Warnings in all, listed or not. */
  readonly warnings: number;
}

interface InFile<Item> {
  readonly file: string;
  readonly item: Item;
}

/** Puts claims and answers of several files together, and says of each that cannot be taken why. */
export function receivedSet(files: readonly ReadFile[], parties: ClaimParties): ReceivedSet {
  return new SetReader(files, parties).read();
}

class SetReader {
  private readonly ofFiles: readonly ClaimFileFinding[];
  private readonly own: ClaimFileFinding[] = [];
  private readonly answers: ReadonlyMap<string, readonly InFile<ReceivedAnswer>[]>;

  constructor(
    private readonly files: readonly ReadFile[],
    private readonly parties: ClaimParties,
  ) {
    this.ofFiles = files.flatMap(({ name, reading }) =>
      reading.findings.map((finding) => ({ ...finding, file: name, place: inWords(finding.place) })),
    );
    this.answers = byClaim(files);
  }

  read(): ReceivedSet {
    const claims = this.files.flatMap(({ name, reading }) => reading.claims.map((item) => ({ file: name, item })));
    const first = new Map<string, InFile<ReceivedClaim>>();
    const accepted: AcceptedClaim[] = [];
    for (const found of claims) {
      const { claimNumber } = found.item;
      const before = first.get(claimNumber);
      if (before) this.refuse(found, 'claim number', `The number stands at ${placeOf(before)} already.`);
      else {
        first.set(claimNumber, found);
        const claim = this.accept(found);
        if (claim) accepted.push(claim);
      }
    }
    for (const [number, [answer]] of this.answers) {
      if (answer && !first.has(number)) this.warn(answer, 'claim number', 'No claim of these files has the number.');
    }
    accepted.sort(byTime);
    const ofFiles = (count: 'claimsLeftOut' | 'errors' | 'warnings') =>
      this.files.reduce((sum, { reading }) => sum + reading[count], 0);
    const ownErrors = this.own.filter(({ severity }) => severity === 'error').length;
    return {
      accepted,
      skipped: ofFiles('claimsLeftOut') + claims.length - accepted.length,
      findings: [...this.ofFiles, ...this.own],
      errors: ofFiles('errors') + ownErrors,
      warnings: ofFiles('warnings') + this.own.length - ownErrors,
    };
  }

  private accept(found: InFile<ReceivedClaim>): AcceptedClaim | null {
    const { item: claim } = found;
    const providerId = this.parties.providerOf(claim);
    const payerId = this.parties.payerOf(claim);
    const { sex } = claim.patient;
    if (providerId === null)
      this.refuse(found, 'billing provider', 'The portal knows nobody by this: choose who stands for them.');
    if (payerId === null)
      this.refuse(found, 'payer', 'The portal knows no payer by this: choose which one stands for it.');
    if (sex === null) this.refuse(found, 'patient sex', 'The patient’s sex is needed, F or M.');
    const answer = this.answerTo(found);
    if (providerId === null || payerId === null || sex === null || answer === undefined) return null;
    return { claim, place: placeOf(found), providerId, payerId, sex, answer };
  }

  /** What the payer said first; null where it has not answered, undefined where what it said cannot be taken. */
  private answerTo({ item: claim }: InFile<ReceivedClaim>): AcceptedAnswer | null | undefined {
    const [first, ...later] = this.answers.get(claim.claimNumber) ?? [];
    if (!first) return null;
    for (const other of later)
      this.warn(other, 'answer', `The answer is left out: the payer’s first one stands at ${placeOf(first)}.`);
    const { item: answer } = first;
    const fault = faultOf(answer, claim);
    const settled = settle(claim.lines, answer);
    if (fault) this.refuse(first, ...fault);
    else if (!settled)
      this.refuse(first, 'amounts', 'The amounts do not add up: charge less adjustments is not what was paid.');
    return !fault && settled ? { settled, processedOn: answer.processedOn, place: placeOf(first) } : undefined;
  }

  private refuse(found: InFile<ReceivedClaim | ReceivedAnswer>, field: string, message: string): void {
    this.own.push({ ...subject(found), severity: 'error', field, message });
  }

  private warn(found: InFile<ReceivedClaim | ReceivedAnswer>, field: string, message: string): void {
    this.own.push({ ...subject(found), severity: 'warning', field, message });
  }
}

/** Why an answer cannot belong to the claim that it names, by its field; null where it can. */
function faultOf(answer: ReceivedAnswer, claim: ReceivedClaim): readonly [field: string, message: string] | null {
  const sentOn = dayOf(claim.submissionDate);
  if (answer.processedOn < sentOn)
    return ['day of processing', `The payer decided before ${sentOn}, when the claim was sent.`];
  if (answer.billedAmount !== claim.billedAmount) return ['charge', 'The charge is not what the claim was billed at.'];
  return null;
}

/** Answers by the number of their claim, the first one first. */
function byClaim(files: readonly ReadFile[]): Map<string, InFile<ReceivedAnswer>[]> {
  const answers = new Map<string, InFile<ReceivedAnswer>[]>();
  for (const { name, reading } of files) {
    for (const item of reading.answers) {
      const found = { file: name, item };
      const others = answers.get(item.claimNumber);
      if (others) others.push(found);
      else answers.set(item.claimNumber, [found]);
    }
  }
  for (const found of answers.values()) {
    found.sort(({ item: a }, { item: b }) =>
      a.processedOn < b.processedOn ? -1 : a.processedOn > b.processedOn ? 1 : 0,
    );
  }
  return answers;
}

function byTime({ claim: a }: AcceptedClaim, { claim: b }: AcceptedClaim): number {
  if (a.submissionDate !== b.submissionDate) return a.submissionDate < b.submissionDate ? -1 : 1;
  return a.claimNumber < b.claimNumber ? -1 : 1;
}

function subject({ file, item }: InFile<ReceivedClaim | ReceivedAnswer>) {
  return { file, place: inWords(item.place), claimNumber: item.claimNumber };
}

function placeOf({ file, item }: InFile<{ readonly place: FilePlace }>): string {
  return `${file}, ${inWords(item.place)}`;
}

function inWords({ unit, number }: FilePlace): string {
  return `${unit} ${number}`;
}
