import { adjudicate } from '../adjudication/adjudicate.js';
import type { Finding } from '../adjudication/adjudication.js';
import { diagnosisInWords, explainDenial, procedureInWords } from '../adjudication/explanation/explain-denial.js';
import { PLACES } from '../adjudication/place-of-service.js';
import type { PolicyBook } from '../adjudication/policy-book.js';
import type { ClaimSubmission } from '../claims/claim.js';
import { type ClaimEdit, editInWords } from './claim-edit.js';
import { findCorrection } from './find-correction.js';

/** Hints of an exercise, from where to look to what would pass; each costs points. */
export const HINTS_PER_EXERCISE = 3;

/** What helps a person with an exercise: what the record says, the rule, hints, and the way that mends it. */
export interface LabHelp {
  /** A synthetic extract of the record that bears out the correction. */
  readonly note: string;
  /** Three, each saying more. */
  readonly hints: readonly string[];
  /** The changes that mend the claim, in words. */
  readonly solution: readonly string[];
  readonly edits: readonly ClaimEdit[];
}

/** Help with a denied claim; null when nothing on the claim itself can mend it. */
export function labHelp(claim: ClaimSubmission, book: PolicyBook): LabHelp | null {
  const [cause] = adjudicate(claim, book).findings;
  const correction = findCorrection(claim, book);
  if (!cause || !correction || correction.edits.length === 0) return null;
  const { rule, remedy } = explainDenial(claim, cause, book);
  const where =
    cause.lineNumber === null ? 'Look at the claim as a whole, not at one line.' : `Look at line ${cause.lineNumber}.`;
  return {
    note: chartNote(claim, cause, correction.edits, book),
    hints: [where, `The rule: ${rule.charAt(0).toLowerCase()}${rule.slice(1)}.`, remedy],
    solution: correction.edits.map(editInWords),
    edits: correction.edits,
  };
}

function chartNote(claim: ClaimSubmission, cause: Finding, edits: readonly ClaimEdit[], book: PolicyBook): string {
  const seen = `Seen for ${listOf(claim.diagnosisCodes.map((code) => diagnosisInWords(code, book)))}.`;
  const [code, other] = cause.codes;
  const said = edits.flatMap((edit): string[] => {
    if (edit.kind === 'point-diagnosis')
      return [`The service was given because of ${diagnosisInWords(edit.diagnosisCode, book)}.`];
    if (edit.kind === 'set-units') return [`Done ${edit.units === 1 ? 'once' : `${edit.units} times`} that day.`];
    if (edit.kind === 'set-place')
      return [
        edit.placeOfService === PLACES.office ? 'The patient was in the office.' : 'Patient at home, seen by video.',
      ];
    if (edit.kind === 'fill-in') return [FILED[edit.field] ?? 'What the payer asks for is on file.'];
    return [];
  });
  return [seen, ...(WORDS[cause.edit]?.(procedureInWords(code, book), procedureInWords(other, book)) ?? []), ...said]
    .filter((sentence, index, all) => all.indexOf(sentence) === index)
    .join(' ');
}

type Words = (service: string, other: string) => readonly string[];

const WORDS: Readonly<Partial<Record<Finding['edit'], Words>>> = {
  EM25: (visit, other) => [`History, examination and plan stand on their own: ${visit}.`, `Apart from that, ${other}.`],
  EM57: (_visit, other) => [`In this visit it was decided to go on to ${other}.`],
  PTP: (service, other) => [`${service} was done as a step of ${other}, through the same access.`],
  BUNDLED: (service) => [`${service} was done with the other services of the day.`],
  FREQ: (service) => [`${service} was done again; an earlier result is on file.`],
  TELE: (service) => [`${service}, sound and picture, with the patient’s consent.`],
  AUTH: (service) => [`${service} was planned ahead.`],
};

const FILED: Readonly<Record<string, string>> = {
  authorizationNumber: 'The payer’s authorization for it is on file.',
  referralNumber: 'The main doctor’s referral is on file.',
  attachmentControlNumber: 'The full record is signed and can be sent.',
  ndc: 'The package with its drug code is on file.',
  cliaNumber: 'The laboratory’s certificate hangs in the practice.',
  accidentDate: 'The patient tells of an accident that day.',
  orderingNpi: 'Ordered by the treating clinician.',
  referringNpi: 'Sent by a colleague, whose letter is on file.',
};

function listOf(items: readonly string[]): string {
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${items.at(-1)}` : (items[0] ?? 'a visit');
}
