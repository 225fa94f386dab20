import type { ClaimSubmission } from '../../claims/claim.js';
import type { Edit, Finding } from '../adjudication.js';
import { denialReasonOf } from '../../denial-patterns/denial-causes.js';
import type { PolicyBook } from '../policy-book.js';
import { explainCompleteness, explainCoverage } from './explain-coverage.js';
import { explainLine } from './explain-line.js';
import { explainPair } from './explain-pair.js';
import { explainPapers } from './explain-papers.js';

/** Why a claim was denied, in plain words about this claim. */
export interface DenialExplanation {
  /** The reason as it stands on the claim. */
  readonly reason: string;
  /** Name of the rule that was broken. */
  readonly rule: string;
  readonly why: string;
  /** What would have passed. */
  readonly remedy: string;
  /** Set where one modifier on the offending line would have been enough. */
  readonly modifierToAdd: string | null;
}

/** What one family of edits says about a finding. */
export type Explanation = Omit<DenialExplanation, 'reason' | 'modifierToAdd'> & { readonly modifierToAdd?: string };

/** What the words are made from. */
export interface ExplanationScope {
  readonly claim: ClaimSubmission;
  readonly finding: Finding;
  readonly book: PolicyBook;
}

const FAMILIES: Readonly<Record<Edit, (scope: ExplanationScope) => Explanation>> = {
  WRONGPAYER: explainCoverage,
  MEMBER: explainCoverage,
  ELIG: explainCoverage,
  DUP: explainCoverage,
  LATE: explainCoverage,
  COB: explainCoverage,
  MISSING: explainCompleteness,
  DXRULE: explainLine,
  AGESEX: explainLine,
  CODE: explainLine,
  ADDON: explainLine,
  NONCOV: explainLine,
  MODRULE: explainLine,
  NEC: explainLine,
  FREQ: explainLine,
  TELE: explainLine,
  MUE: explainLine,
  EM25: explainPair,
  EM57: explainPair,
  PTP: explainPair,
  BUNDLED: explainPair,
  AUTH: explainPapers,
  REFERRAL: explainPapers,
  DOC: explainPapers,
};

/** Explains a finding of `adjudicate` on the claim that it was found on. */
export function explainDenial(claim: ClaimSubmission, finding: Finding, book: PolicyBook): DenialExplanation {
  const explanation = FAMILIES[finding.edit]({ claim, finding, book });
  return { modifierToAdd: null, ...explanation, reason: denialReasonOf(finding.causeId) };
}

/** A procedure code with our own words: `99214 (known patient office visit, level 4)`. */
export function procedureInWords(code: string | undefined, book: PolicyBook): string {
  const label = book.procedures.get(code ?? '')?.label;
  return label ? `${code} (${inSentence(label)})` : `${code}`;
}

/** A diagnosis code with our own words. */
export function diagnosisInWords(code: string | undefined, book: PolicyBook): string {
  const label = book.diagnoses.get(code ?? '')?.label;
  return label ? `${code} (${inSentence(label)})` : `${code}`;
}

/** A label within a sentence: it begins small, unless it begins with an abbreviation: COPD. */
function inSentence(label: string): string {
  return /^[A-Z][A-Z0-9]/.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

/** Name of the payer, or "The payer". */
export function payerName({ claim, book }: ExplanationScope): string {
  return book.payers.get(claim.payerId)?.name ?? 'The payer';
}
