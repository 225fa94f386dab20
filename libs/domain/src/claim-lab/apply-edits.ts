import { chargeFor } from '../adjudication/pricing.js';
import type { PolicyBook } from '../adjudication/policy-book.js';
import type { ClaimLineSubmission, ClaimSubmission } from '../claims/claim.js';
import { DomainError } from '../errors/domain-error.js';
import { fillIn } from './chart-records.js';
import { type ClaimEdit, MOST_EDITS } from './claim-edit.js';

const MOST_MODIFIERS = 4;

/** Where an edit stands in what a person sent, for the errors. */
interface Place {
  readonly pointer: string;
  readonly book: PolicyBook;
}

/**
 * The claim after a biller's changes, as it would be sent again. Charges of changed lines are the practice's own; the
 * lines are numbered anew. A correction never bills more than the first claim: it mends, it does not add.
 * @param edits done one after the other; lines keep the numbers that they had at the start
 * @throws DomainError `invalid-input` with a pointer to the edit that cannot be done
 */
export function applyEdits(claim: ClaimSubmission, edits: readonly ClaimEdit[], book: PolicyBook): ClaimSubmission {
  if (edits.length > MOST_EDITS) throw refused('/edits', `at most ${MOST_EDITS} changes`);
  let edited: ClaimSubmission = { ...claim };
  edits.forEach((edit, index) => (edited = applyEdit(edited, edit, { pointer: `/edits/${index}`, book })));
  const lineItems = edited.lineItems.map((line, index) => ({ ...line, lineNumber: index + 1 }));
  const billedAmount = lineItems.reduce((sum, line) => sum + line.billedAmount, 0);
  if (billedAmount > claim.billedAmount) throw refused('/edits', 'the correction bills more than the claim did');
  return { ...edited, lineItems, billedAmount, procedureCodes: lineItems.map(({ procedureCode }) => procedureCode) };
}

function applyEdit(claim: ClaimSubmission, edit: ClaimEdit, place: Place): ClaimSubmission {
  switch (edit.kind) {
    case 'set-place':
      return { ...claim, placeOfService: edit.placeOfService, serviceLocation: claim.serviceLocation ?? 'Practice' };
    case 'fill-in':
      return fillIn(claim, edit, place.pointer, place.book);
    case 'drop-line':
      lineOf(claim, edit.line, place);
      if (claim.lineItems.length === 1) throw refused(place.pointer, 'a claim keeps at least one line');
      return { ...claim, lineItems: claim.lineItems.filter(({ lineNumber }) => lineNumber !== edit.line) };
    case 'point-diagnosis':
      return pointDiagnosis(claim, edit, place);
    default:
      return withLine(claim, edit.line, changedLine(claim, edit, place));
  }
}

type LineEdit = Extract<ClaimEdit, { kind: 'add-modifier' | 'remove-modifier' | 'set-units' | 'change-code' }>;

function changedLine(claim: ClaimSubmission, edit: LineEdit, place: Place): ClaimLineSubmission {
  const line = lineOf(claim, edit.line, place);
  switch (edit.kind) {
    case 'add-modifier':
      if (line.modifiers.includes(edit.modifier)) throw refused(place.pointer, `line ${edit.line} carries it already`);
      if (line.modifiers.length === MOST_MODIFIERS)
        throw refused(place.pointer, `line ${edit.line} has no place left for a modifier`);
      return { ...line, modifiers: [...line.modifiers, edit.modifier] };
    case 'remove-modifier':
      if (!line.modifiers.includes(edit.modifier)) throw refused(place.pointer, `line ${edit.line} does not carry it`);
      return { ...line, modifiers: line.modifiers.filter((modifier) => modifier !== edit.modifier) };
    case 'set-units':
      return priced(claim, { ...line, units: edit.units }, place);
    case 'change-code':
      return priced(claim, { ...line, procedureCode: edit.procedureCode }, place);
  }
}

function pointDiagnosis(
  claim: ClaimSubmission,
  { line, diagnosisCode }: ClaimEdit & { readonly kind: 'point-diagnosis' },
  place: Place,
): ClaimSubmission {
  if (!place.book.diagnoses.has(diagnosisCode)) throw refused(place.pointer, `there is no diagnosis ${diagnosisCode}`);
  const known = claim.diagnosisCodes.includes(diagnosisCode);
  const { maximum } = place.book.diagnosisRules;
  if (!known && claim.diagnosisCodes.length === maximum)
    throw refused(place.pointer, `the claim has ${maximum} diagnoses already`);
  const pointed = withLine(claim, line, { ...lineOf(claim, line, place), diagnosisCodes: [diagnosisCode] });
  return known ? pointed : { ...pointed, diagnosisCodes: [...claim.diagnosisCodes, diagnosisCode] };
}

/** The line at the practice's own price for it; where the price list is not known, at the price of a unit so far. */
function priced(claim: ClaimSubmission, line: ClaimLineSubmission, place: Place): ClaimLineSubmission {
  const { pointer, book } = place;
  const procedure = book.procedures.get(line.procedureCode);
  if (!procedure) throw refused(pointer, `there is no code ${line.procedureCode}`);
  const provider = book.providers.get(claim.providerId);
  if (provider)
    return { ...line, billedAmount: chargeFor(book.pricing, provider, procedure, line, claim.placeOfService) };
  const before = lineOf(claim, line.lineNumber, place);
  if (before.procedureCode !== line.procedureCode)
    throw refused(pointer, `the price of ${line.procedureCode} at ${claim.providerId} is not known`);
  return { ...line, billedAmount: Math.round((before.billedAmount * line.units) / before.units) };
}

function lineOf(claim: ClaimSubmission, lineNumber: number, { pointer }: Place): ClaimLineSubmission {
  const line = claim.lineItems.find((each) => each.lineNumber === lineNumber);
  if (!line) throw refused(`${pointer}/line`, `the claim has no line ${lineNumber}`);
  return line;
}

function withLine(claim: ClaimSubmission, lineNumber: number, changed: ClaimLineSubmission): ClaimSubmission {
  return { ...claim, lineItems: claim.lineItems.map((line) => (line.lineNumber === lineNumber ? changed : line)) };
}

function refused(pointer: string, detail: string): DomainError {
  return new DomainError('invalid-input', `The correction cannot be made: ${detail}.`, [{ pointer, detail }]);
}
