import { dayOf } from '@portal/domain';
import type { ReceivedAnswer, ReceivedClaim } from '@portal/interchange';

/** Something that was read, with the file in which it stands. */
export interface InFile<Item> {
  readonly file: string;
  readonly item: Item;
}

type FoundClaim = InFile<ReceivedClaim>;
type FoundAnswer = InFile<ReceivedAnswer>;

/** Claims of one number. */
export interface ClaimVersions {
  /** The original and its replacements, in the order in which they were sent; the original may be missing. */
  readonly versions: readonly FoundClaim[];
  /** Claims that cannot have the number, each with the one that has it. */
  readonly refused: readonly (readonly [claim: FoundClaim, holder: FoundClaim])[];
}

/** Sorts out claims of one number: what stands beside the first of them must be a replacement (7) that was sent later. */
export function versionsOf(claims: readonly FoundClaim[]): ClaimVersions {
  const versions: FoundClaim[] = [];
  const refused: [FoundClaim, FoundClaim][] = [];
  for (const claim of [...claims].sort(bySending)) {
    const holder = versions.at(-1);
    if (holder && !isLaterReplacement(claim, holder)) refused.push([claim, holder]);
    else versions.push(claim);
  }
  return { versions, refused };
}

function isLaterReplacement({ item }: FoundClaim, before: FoundClaim): boolean {
  return item.frequencyCode === '7' && item.submissionDate > before.item.submissionDate;
}

/** Originals before replacements where both were sent at the same instant. */
function bySending({ item: a }: FoundClaim, { item: b }: FoundClaim): number {
  if (a.submissionDate !== b.submissionDate) return a.submissionDate < b.submissionDate ? -1 : 1;
  return Number(a.frequencyCode) - Number(b.frequencyCode);
}

/**
 * Answers to the versions of a claim, by version. One that stands in the row of a claim (CSV) belongs to it, the first with the
 * payer's number that a replacement names to what was replaced. All others go by days: to the last version that was sent before
 * the day of the answer, else to the first. Under null stand answers to an original that is not there.
 * @param answers to the number, the first one first
 */
export function answersByVersion(
  versions: readonly FoundClaim[],
  answers: readonly FoundAnswer[],
): ReadonlyMap<FoundClaim | null, readonly FoundAnswer[]> {
  const found = new Map<FoundClaim | null, FoundAnswer[]>();
  for (const answer of answers) {
    const replaced = replacedBy(versions, answer);
    const version =
      versions.find((claim) => isBeside(answer, claim)) ??
      (replaced && !found.has(replaced) ? replaced : versionOfDay(versions, answer));
    const others = found.get(version);
    if (others) others.push(answer);
    else found.set(version, [answer]);
  }
  return found;
}

/** Only rows hold both: segments of a claim and of an answer are never the same. */
function isBeside(answer: FoundAnswer, claim: FoundClaim): boolean {
  const { unit, number } = answer.item.place;
  return unit === 'line' && answer.file === claim.file && number === claim.item.place.number;
}

/** The version that a later one names by the payer's number of this answer. The practice's own number tells nothing here. */
function replacedBy(versions: readonly FoundClaim[], { item }: FoundAnswer): FoundClaim | null {
  const { payerClaimNumber, claimNumber } = item;
  if (payerClaimNumber === null || payerClaimNumber === claimNumber) return null;
  const naming = versions.findIndex((claim) => claim.item.replacedClaimNumber === payerClaimNumber);
  return versions[naming - 1] ?? null;
}

function versionOfDay(versions: readonly FoundClaim[], { item: { processedOn } }: FoundAnswer): FoundClaim | null {
  const sent = versions.filter(({ item }) => dayOf(item.submissionDate) < processedOn);
  const [first] = versions;
  if (sent.length > 0 || !first) return sent.at(-1) ?? null;
  const isOfMissing = first.item.frequencyCode === '7' && processedOn < dayOf(first.item.submissionDate);
  return isOfMissing ? null : first;
}
