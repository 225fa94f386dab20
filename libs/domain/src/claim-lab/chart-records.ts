import { PLACES } from '../adjudication/place-of-service.js';
import { authorizationFor } from '../adjudication/requirements.js';
import type { PolicyBook } from '../adjudication/policy-book.js';
import type { ClaimLineSubmission, ClaimSubmission } from '../claims/claim.js';
import { syntheticNpi } from '../claims/npi.js';
import { DomainError } from '../errors/domain-error.js';
import { isCalendarDate } from '../time/calendar.js';
import type { ClaimEdit } from './claim-edit.js';

type FillIn = ClaimEdit & { readonly kind: 'fill-in' };

/** Labeler 99999 is, as far as known, not given out: no real product has this drug code. */
const SYNTHETIC_DRUG_CODE = '99999-0000-00';

/**
 * Fills a field from the practice's records. Numbers that others gave out are made from the claim, so that the same
 * correction of the same claim always carries the same ones; none belongs to anybody (law 10).
 * @throws DomainError `invalid-input` naming the edit when the records hold nothing for the field
 */
export function fillIn(claim: ClaimSubmission, edit: FillIn, pointer: string, book: PolicyBook): ClaimSubmission {
  const nothing = (detail: string) =>
    new DomainError('invalid-input', `Nothing can be filled in: ${detail}.`, [{ pointer, detail }]);
  const provider = book.providers.get(claim.providerId);
  switch (edit.field) {
    case 'authorizationNumber':
      return withAuthorization(claim, lineOf(claim, edit, nothing), book, nothing);
    case 'ndc': {
      const line = lineOf(claim, edit, nothing);
      if (!book.procedures.get(line.procedureCode)?.ndc) throw nothing(`${line.procedureCode} is no drug`);
      const lineItems = claim.lineItems.map((each) => (each === line ? { ...each, ndc: SYNTHETIC_DRUG_CODE } : each));
      return { ...claim, lineItems };
    }
    case 'referralNumber':
      return { ...claim, referralNumber: numberOf('RF', claim), referringNpi: claim.referringNpi ?? outsider(claim) };
    case 'attachmentControlNumber':
      return { ...claim, attachmentControlNumber: numberOf('ATT', claim) };
    case 'orderingNpi':
      return { ...claim, orderingNpi: claim.renderingNpi ?? outsider(claim) };
    case 'referringNpi':
      return { ...claim, referringNpi: outsider(claim) };
    case 'cliaNumber':
      if (!provider?.cliaNumber) throw nothing('the practice has no laboratory certificate');
      return { ...claim, cliaNumber: provider.cliaNumber };
    case 'accidentDate':
      return { ...claim, accidentDate: claim.dateOfService };
    case 'renderingNpi': {
      const [clinician] = provider?.clinicians ?? [];
      if (!clinician) throw nothing('the practice has no clinician on file');
      return { ...claim, renderingNpi: clinician.npi };
    }
    case 'serviceLocation':
      return {
        ...claim,
        serviceLocation: claim.serviceLocation ?? provider?.name ?? 'Practice',
        placeOfService: claim.placeOfService ?? PLACES.office,
      };
    case 'patientDob':
      if (!edit.value || !isCalendarDate(edit.value)) throw nothing('give the birth date as year-month-day');
      if (edit.value > claim.dateOfService) throw nothing('the birth date lies after the service');
      return { ...claim, patientDob: edit.value };
    case 'memberId':
      if (!edit.value || edit.value === claim.memberId) throw nothing('give another member number');
      return { ...claim, memberId: edit.value, payerRecord: { ...claim.payerRecord, memberFound: true } };
    case 'payerId':
      return { ...claim, payerId: claim.payerRecord.coveringPayerId };
    case 'primaryRemittanceNumber':
      if (claim.payerRecord.primaryPayerId === null) throw nothing('no other payer pays first');
      return { ...claim, primaryRemittanceNumber: numberOf('REM', claim) };
  }
}

/** An authorization covers the service that it was asked for; a number for another one stays where it is of use. */
function withAuthorization(
  claim: ClaimSubmission,
  { procedureCode }: ClaimLineSubmission,
  book: PolicyBook,
  nothing: (detail: string) => DomainError,
): ClaimSubmission {
  const payer = book.payers.get(claim.payerId);
  const rule = payer && authorizationFor(procedureCode, claim.placeOfService, payer, book);
  if (!rule) throw nothing(`the payer gave no authorization for ${procedureCode}: it asks for none`);
  const authorizedRules = [...new Set([...claim.payerRecord.authorizedRules, rule.id])];
  return {
    ...claim,
    authorizationNumber: numberOf('AU', claim),
    payerRecord: { ...claim.payerRecord, authorizedRules },
  };
}

function lineOf(claim: ClaimSubmission, { line, field }: FillIn, nothing: (detail: string) => DomainError) {
  const found = claim.lineItems.find(({ lineNumber }) => lineNumber === line);
  if (!found) throw nothing(`say for which line the ${field} is meant`);
  return found;
}

/** `AU03104711`: month and day of the service and the end of the member number. */
function numberOf(prefix: string, { dateOfService, memberId }: ClaimSubmission): string {
  return `${prefix}${dateOfService.slice(5).replace('-', '')}${memberDigits(memberId)}`;
}

function outsider({ memberId }: ClaimSubmission): string {
  return syntheticNpi(70_000_000 + Number(memberDigits(memberId)));
}

function memberDigits(memberId: string): string {
  return memberId.replace(/\D/g, '').slice(-4).padStart(4, '0');
}
