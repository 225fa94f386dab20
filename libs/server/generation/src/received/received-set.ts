import type { ClaimFileFinding } from '@portal/contracts';
import { type CalendarDate, dayOf } from '@portal/domain';
import type { FilePlace, FileReading, ReceivedAnswer, ReceivedClaim } from '@portal/interchange';
import type { ClaimParties } from './claim-parties.js';
import { answersByVersion, type InFile, versionsOf } from './claim-versions.js';
import { OriginalClaims } from './original-claims.js';
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
  /** The claim of the set that it replaces, which was sent before; null for an original. */
  readonly replaces: ReceivedClaim | null;
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

/** Puts claims and answers of several files together, and says of each that cannot be taken why. */
export function receivedSet(files: readonly ReadFile[], parties: ClaimParties): ReceivedSet {
  return new SetReader(files, parties).read();
}

/** A claim that can be stored before it is known what it replaces. */
interface Acceptable extends Omit<AcceptedClaim, 'replaces'> {
  readonly found: InFile<ReceivedClaim>;
  /** Numbers that the payer gave it in its answers. */
  readonly payerClaimNumbers: readonly string[];
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
    this.answers = answersByNumber(files);
  }

  read(): ReceivedSet {
    const claims = byNumber(this.files, ({ claims: found }) => found);
    const acceptable = [...claims].flatMap(([number, found]) => this.acceptNumber(number, found));
    const accepted = this.linked(acceptable.sort(byTime));
    for (const [number, [answer]] of this.answers) {
      if (answer && !claims.has(number)) this.warn(answer, 'claim number', 'No claim of these files has the number.');
    }
    const read = [...claims.values()].reduce((sum, found) => sum + found.length, 0);
    const ofFiles = (count: 'claimsLeftOut' | 'errors' | 'warnings') =>
      this.files.reduce((sum, { reading }) => sum + reading[count], 0);
    const ownErrors = this.own.filter(({ severity }) => severity === 'error').length;
    return {
      accepted,
      skipped: ofFiles('claimsLeftOut') + read - accepted.length,
      findings: [...this.ofFiles, ...this.own],
      errors: ofFiles('errors') + ownErrors,
      warnings: ofFiles('warnings') + this.own.length - ownErrors,
    };
  }

  /** Claims of one number with their answers: an original and its replacements. */
  private acceptNumber(number: string, found: readonly InFile<ReceivedClaim>[]): Acceptable[] {
    const { versions, refused } = versionsOf(found);
    for (const [claim, holder] of refused) {
      const taken = `The number stands at ${placeOf(holder)} already`;
      const remedy = 'only a replacement (frequency 7) that was sent later may keep it';
      this.refuse(claim, 'claim number', `${taken}; ${remedy}.`);
    }
    const answers = answersByVersion(versions, this.answers.get(number) ?? []);
    for (const answer of answers.get(null) ?? []) {
      const message = 'The answer is about the claim that was replaced, which is not in these files; it is left out.';
      this.warn(answer, 'answer', message);
    }
    return versions.flatMap((claim) => this.accept(claim, answers.get(claim) ?? []) ?? []);
  }

  /** The claims with what they replace. @param claims in the order in which they were sent */
  private linked(claims: readonly Acceptable[]): AcceptedClaim[] {
    const originals = new OriginalClaims();
    return claims.map(({ found, payerClaimNumbers, ...rest }) => {
      const { claim, payerId } = rest;
      const replaces = originals.replacedBy(claim, payerId);
      originals.note({ claim, payerId, payerClaimNumbers });
      if (replaces === null && claim.replacedClaimNumber !== null) {
        this.warn(found, 'replaced claim', 'The claim that it replaces is not among those of these files.');
      }
      return { ...rest, replaces };
    });
  }

  private accept(found: InFile<ReceivedClaim>, answers: readonly InFile<ReceivedAnswer>[]): Acceptable | null {
    const { item: claim } = found;
    const providerId = this.parties.providerOf(claim);
    const payerId = this.parties.payerOf(claim);
    const { sex } = claim.patient;
    if (providerId === null)
      this.refuse(found, 'billing provider', 'The portal knows nobody by this: choose who stands for them.');
    if (payerId === null)
      this.refuse(found, 'payer', 'The portal knows no payer by this: choose which one stands for it.');
    if (sex === null) this.refuse(found, 'patient sex', 'The patient’s sex is needed, F or M.');
    const answer = this.answerTo(found, answers);
    if (providerId === null || payerId === null || sex === null || answer === undefined) return null;
    const payerClaimNumbers = answers.flatMap(({ item }) => item.payerClaimNumber ?? []);
    return { claim, place: placeOf(found), providerId, payerId, sex, answer, found, payerClaimNumbers };
  }

  /** What the payer said first; null where it has not answered, undefined where what it said cannot be taken. */
  private answerTo(
    { item: claim }: InFile<ReceivedClaim>,
    [first, ...later]: readonly InFile<ReceivedAnswer>[],
  ): AcceptedAnswer | null | undefined {
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

/** What files hold, by the number of its claim, in the order in which it stands there. */
function byNumber<Item extends { readonly claimNumber: string }>(
  files: readonly ReadFile[],
  itemsOf: (reading: FileReading) => readonly Item[],
): Map<string, InFile<Item>[]> {
  const all = new Map<string, InFile<Item>[]>();
  for (const { name, reading } of files) {
    for (const item of itemsOf(reading)) {
      const found = { file: name, item };
      const others = all.get(item.claimNumber);
      if (others) others.push(found);
      else all.set(item.claimNumber, [found]);
    }
  }
  return all;
}

/** Answers by the number of their claim, the first one first. */
function answersByNumber(files: readonly ReadFile[]): Map<string, InFile<ReceivedAnswer>[]> {
  const answers = byNumber(files, (reading) => reading.answers);
  for (const found of answers.values()) {
    found.sort(({ item: a }, { item: b }) =>
      a.processedOn < b.processedOn ? -1 : a.processedOn > b.processedOn ? 1 : 0,
    );
  }
  return answers;
}

function byTime({ claim: a }: Acceptable, { claim: b }: Acceptable): number {
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
