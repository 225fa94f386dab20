import { adjudicate } from '../adjudication/adjudicate.js';
import type { Adjudication, Finding } from '../adjudication/adjudication.js';
import type { DenialExplanation } from '../adjudication/explanation/explain-denial.js';
import type { PolicyBook } from '../adjudication/policy-book.js';
import type { Adjustment, AdjustmentGroup, Claim } from '../claims/claim.js';
import { CODE_ALONE, denialCause, denialReasonOf } from '../denial-patterns/denial-causes.js';
import type { DenialCauseId } from '../denial-patterns/pattern-id.js';
import { isDenialReason } from './denial-reasons.js';

/** A denial as a payer's remittance states it. */
export interface StatedDenial {
  readonly group: AdjustmentGroup;
  readonly carc: string;
  readonly rarcs: readonly string[];
  /** The line that it stands on, or null where it stands on the whole claim. */
  readonly lineNumber: number | null;
}

/**
 * Causes that a reason code names by itself, whatever stands in the claim. Codes that can mean several things (4, 16, 50, 97)
 * are not among them: there the claim has to show the fault.
 */
const CAUSE_OF_CARC: Readonly<Record<string, DenialCauseId>> = {
  '18': 'BG-DUP',
  '22': 'BG-COB',
  '27': 'BG-ELIG',
  '29': 'BG-LATE',
  '31': 'BG-MEMBER',
  '96': 'BG-NONCOV',
  '109': 'BG-PAYER',
  '119': 'PTN-005',
  '151': 'PTN-005',
  '197': 'PTN-004',
  '198': 'PTN-004',
  '284': 'PTN-004',
};

/**
 * The denial that the adjustments of a denied claim state: the greatest of them that is more than somebody's share.
 * @param lines adjustments of the lines, in line order
 * @returns null where no adjustment stands anywhere
 */
export function statedDenial(lines: readonly (readonly Adjustment[])[]): StatedDenial | null {
  const all = lines.flatMap((adjustments, index) => adjustments.map((adjustment) => ({ adjustment, index })));
  const [first, ...others] = all;
  if (!first) return null;
  const { adjustment, index } = others.reduce(
    (most, other) => (weight(other.adjustment) > weight(most.adjustment) ? other : most),
    first,
  );
  const { group, carc } = adjustment;
  const stands = lines.filter((adjustments) => adjustments.some((other) => other.carc === carc));
  const rarcs = [...new Set(stands.flat().flatMap((other) => (other.carc === carc ? other.rarcs : [])))];
  const isWhole = stands.length === lines.length && lines.length > 1;
  return { group, carc, rarcs, lineNumber: isWhole ? null : index + 1 };
}

/** Shares count only where nothing else stands. */
function weight(adjustment: Adjustment): number {
  return isDenialReason(adjustment) ? adjustment.amount : -1;
}

/** The finding of adjudication that a payer's reason code speaks of; undefined where the claim shows no such fault. */
export function statedFinding({ findings }: Pick<Adjudication, 'findings'>, carc: string | null): Finding | undefined {
  return findings.find((finding) => finding.carc === carc);
}

/**
 * The fault that explains a denial: the first that the claim shows, provided that the payer answered with its code. Null where
 * the payer goes by something that the book does not hold.
 * @throws DomainError `unknown-reference` when the payer is not in the book
 */
export function explainingFinding(claim: Claim, book: PolicyBook): Finding | null {
  const [finding] = adjudicate(claim, book).findings;
  return finding && finding.carc === claim.denialCarc && finding.group === claim.denialGroup ? finding : null;
}

/**
 * The cause of a stated denial: that of the fault which the claim shows, else the one that the code names by itself, else the
 * code alone.
 */
export function statedCauseId(finding: Finding | undefined, carc: string): string {
  return finding?.causeId ?? CAUSE_OF_CARC[carc] ?? `${CODE_ALONE}${carc}`;
}

/**
 * Explains a denial of which only the payer's answer is known: the claim shows no fault that its reason code speaks of.
 * @param payer name of the payer
 * @param meaning the reason code in our own words
 */
export function explainStated(
  { denialCarc, denialCauseId }: Pick<Claim, 'denialCarc' | 'denialCauseId'>,
  payer: string,
  meaning: string,
): DenialExplanation {
  const causeId = denialCauseId ?? '';
  return {
    reason: denialReasonOf(causeId),
    rule: 'What the payer’s answer says',
    why: `${payer} gives reason code ${denialCarc} (${meaning}). The claim itself shows no such fault by the rules of this portal.`,
    remedy:
      denialCause(causeId)?.suggestedAction ?? 'Ask the payer what it takes, or look at its full remittance advice.',
    modifierToAdd: null,
  };
}
