import { adjudicate } from '../adjudication/adjudicate.js';
import type { Adjudication, Edit, Finding } from '../adjudication/adjudication.js';
import { PLACES } from '../adjudication/place-of-service.js';
import type { PolicyBook } from '../adjudication/policy-book.js';
import type { ClaimSubmission } from '../claims/claim.js';
import { DomainError } from '../errors/domain-error.js';
import { applyEdits } from './apply-edits.js';
import type { ClaimEdit, FillableField } from './claim-edit.js';

/** A claim can break several rules; more than so many steps mend none that the simulation makes. */
const MOST_STEPS = 5;

/** Changes under which the payer pays, and what it pays then. */
export interface Correction {
  readonly edits: readonly ClaimEdit[];
  readonly claim: ClaimSubmission;
  readonly answer: Adjudication;
}

/**
 * Looks for the changes that mend a denied claim, one broken rule after the other, until the payer pays.
 * @returns null when nothing on the claim itself can mend it: coverage that ended, a service that came too soon; or when the
 * practice does not have what would
 */
export function findCorrection(claim: ClaimSubmission, book: PolicyBook): Correction | null {
  const edits: ClaimEdit[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    const mended = mendedBy(claim, edits, book);
    if (!mended) return null;
    const answer = adjudicate(mended, book);
    const [finding] = answer.findings;
    if (!finding) return { edits, claim: mended, answer };
    const more = correctionOf(mended, asBefore(finding, claim, edits), book);
    if (more.length === 0) return null;
    edits.push(...more);
  }
  return null;
}

/** The claim after the changes; null where one cannot be made: nothing on file to fill in, a price above what was billed. */
function mendedBy(claim: ClaimSubmission, edits: readonly ClaimEdit[], book: PolicyBook): ClaimSubmission | null {
  try {
    return applyEdits(claim, edits, book);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'invalid-input') return null;
    throw error;
  }
}

/** The finding with the line number of the first claim: lines are numbered anew once one was dropped. */
function asBefore(finding: Finding, claim: ClaimSubmission, edits: readonly ClaimEdit[]): Finding {
  const dropped = edits.flatMap((edit) => (edit.kind === 'drop-line' ? [edit.line] : []));
  const left = claim.lineItems.map(({ lineNumber }) => lineNumber).filter((line) => !dropped.includes(line));
  return finding.lineNumber === null ? finding : { ...finding, lineNumber: left[finding.lineNumber - 1] ?? null };
}

type Remedy = (claim: ClaimSubmission, finding: Finding, line: number, book: PolicyBook) => readonly ClaimEdit[];

const fill =
  (field: FillableField): Remedy =>
  () => [{ kind: 'fill-in', field }];
const drop: Remedy = ({ lineItems }, _finding, line) => (lineItems.length > 1 ? [{ kind: 'drop-line', line }] : []);
const add =
  (modifier: string): Remedy =>
  (_claim, _finding, line) => [{ kind: 'add-modifier', line, modifier }];

/** What mends each edit; one that is left out cannot be mended on the claim. */
const REMEDIES: Partial<Record<Edit, Remedy>> = {
  EM25: (...scope) => (scope[1].ruleId === 'G2211' ? drop(...scope) : add('25')(...scope)),
  EM57: add('57'),
  PTP: drop,
  BUNDLED: drop,
  FREQ: drop,
  MUE: (claim, { codes: [code = ''] }, line, book) => unitsWithin(claim, code, line, book),
  TELE: (...scope) => telehealth(...scope),
  NEC: (...scope) => supportingDiagnosis(...scope),
  AUTH: (_claim, _finding, line) => [{ kind: 'fill-in', field: 'authorizationNumber', line }],
  REFERRAL: fill('referralNumber'),
  DOC: (claim, { ruleId }, line, book) => missingPaper(claim, ruleId, line, book),
  WRONGPAYER: fill('payerId'),
  COB: fill('primaryRemittanceNumber'),
  MISSING: (claim, finding, line) => missingField(claim, finding, line),
};

/** The changes that answer one finding; empty when there are none. */
function correctionOf(claim: ClaimSubmission, finding: Finding, book: PolicyBook): readonly ClaimEdit[] {
  return REMEDIES[finding.edit]?.(claim, finding, finding.lineNumber ?? 1, book) ?? [];
}

/** The line, the last one of its service, is cut to the units that the others leave of the limit; at none it is dropped. */
function unitsWithin(claim: ClaimSubmission, code: string, line: number, book: PolicyBook): readonly ClaimEdit[] {
  const limit = book.procedures.get(code)?.mue ?? 0;
  const before = claim.lineItems.filter(({ procedureCode }) => procedureCode === code).slice(0, -1);
  const left = before.reduce((rest, { units }) => rest - units, limit);
  return [left > 0 ? { kind: 'set-units', line, units: left } : { kind: 'drop-line', line }];
}

const telehealth: Remedy = (_claim, { ruleId }, line) => {
  if (ruleId === 'modifier') return [{ kind: 'add-modifier', line, modifier: '95' }];
  return [{ kind: 'set-place', placeOfService: ruleId === 'place' ? PLACES.telehealthAtHome : PLACES.office }];
};

/** A diagnosis of the claim that supports the service, else the first of the book that does and fits the patient. */
const supportingDiagnosis: Remedy = (claim, { codes }, line, book) => {
  const prefixes = book.necessity.get(codes[0] ?? '')?.supportedByPrefix ?? [];
  const supports = (code: string) => prefixes.some((prefix) => code.startsWith(prefix));
  const point = (diagnosisCode: string): ClaimEdit => ({ kind: 'point-diagnosis', line, diagnosisCode });
  const own = claim.diagnosisCodes.find(supports);
  if (own) return [point(own)];
  const inBook = [...book.diagnoses.keys()].find((code) => {
    if (!supports(code)) return false;
    const { findings } = adjudicate(
      { ...claim, diagnosisCodes: [...claim.diagnosisCodes, code], lineItems: claim.lineItems },
      book,
    );
    return findings.every(({ edit }) => edit !== 'DXRULE' && edit !== 'AGESEX');
  });
  return inBook ? [point(inBook)] : [];
};

const FIELD_OF_PAPER: Readonly<Record<string, FillableField>> = {
  orderingProvider: 'orderingNpi',
  referringProvider: 'referringNpi',
  cliaNumber: 'cliaNumber',
  accidentDate: 'accidentDate',
  attachment: 'attachmentControlNumber',
};

function missingPaper(
  claim: ClaimSubmission,
  ruleId: string | null,
  line: number,
  book: PolicyBook,
): readonly ClaimEdit[] {
  const requires = book.documentation.find(({ id }) => id === ruleId)?.requires ?? '';
  if (requires === 'ndc') return [{ kind: 'fill-in', field: 'ndc', line }];
  const field = FIELD_OF_PAPER[requires];
  return field ? [{ kind: 'fill-in', field }] : [];
}

function missingField(claim: ClaimSubmission, { rarcs }: Finding, line: number): readonly ClaimEdit[] {
  if (rarcs.includes('N290')) return [{ kind: 'fill-in', field: 'renderingNpi' }];
  if (rarcs.includes('MA114')) return [{ kind: 'fill-in', field: 'serviceLocation' }];
  const [first] = claim.diagnosisCodes;
  return rarcs.includes('M76') && first ? [{ kind: 'point-diagnosis', line, diagnosisCode: first }] : [];
}
