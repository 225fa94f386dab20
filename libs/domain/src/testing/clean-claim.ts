import type { PolicyBook } from '../adjudication/policy-book.js';
import type { ClaimLineSubmission, ClaimSubmission, PayerRecord } from '../claims/claim.js';
import { payer, policyBook } from './policy-book.js';

/** A line of the hand-made claim: one unit of an office visit for high blood pressure, unless said otherwise. */
export function line(changes: Partial<ClaimLineSubmission> = {}): ClaimLineSubmission {
  return {
    lineNumber: 1,
    procedureCode: '99213',
    modifiers: [],
    units: 1,
    diagnosisCodes: ['I10'],
    ndc: null,
    billedAmount: 20_000,
    ...changes,
  };
}

/** A second line: removal of impacted ear wax, a small procedure. */
export function earWax(changes: Partial<ClaimLineSubmission> = {}): ClaimLineSubmission {
  return line({ lineNumber: 2, procedureCode: '69210', diagnosisCodes: ['H61.21'], billedAmount: 10_001, ...changes });
}

/** What the payer's file says about a member of whom nothing bad is known. */
function payerRecord(changes: Partial<PayerRecord> = {}): PayerRecord {
  return {
    coverageEndDate: null,
    memberFound: true,
    coveringPayerId: 'PAY-T1',
    primaryPayerId: null,
    authorizedRules: [],
    priorServices: [],
    therapyVisitsUsed: 0,
    excludedCodes: [],
    duplicateOfClaimId: null,
    ...changes,
  };
}

/** Changes to the hand-made claim; those of the payer's file are laid over a clean file. */
export type ClaimChanges = Partial<Omit<ClaimSubmission, 'payerRecord'>> & { readonly record?: Partial<PayerRecord> };

/**
 * A claim that breaks no rule of the hand-made book: a visit (modifier 25) and ear wax removed on the same day, sent to the
 * payer that covers the patient.
 */
export function cleanClaim({ record = {}, payerId = 'PAY-T1', ...changes }: ClaimChanges = {}): ClaimSubmission {
  const lineItems = changes.lineItems ?? [line({ modifiers: ['25'] }), earWax()];
  return {
    providerId: 'PRV-T1',
    specialtyId: 'family',
    billingNpi: '9000000017',
    renderingNpi: '9000000025',
    payerId,
    patientId: 'PAT-1',
    patientName: 'Testwell, Ada',
    patientDob: '1980-05-10',
    patientSex: 'F',
    memberId: 'M-1',
    dateOfService: '2026-03-10',
    submissionDate: '2026-03-12T09:00:00Z',
    placeOfService: '11',
    serviceLocation: 'Main office',
    diagnosisCodes: ['I10', 'H61.21'],
    procedureCodes: lineItems.map(({ procedureCode }) => procedureCode),
    authorizationNumber: null,
    referralNumber: null,
    orderingNpi: null,
    referringNpi: null,
    cliaNumber: null,
    accidentDate: null,
    attachmentControlNumber: null,
    primaryRemittanceNumber: null,
    frequencyCode: '1',
    originalClaimId: null,
    billedAmount: lineItems.reduce((sum, { billedAmount }) => sum + billedAmount, 0),
    ...changes,
    lineItems,
    payerRecord: payerRecord({ coveringPayerId: payerId, ...record }),
  };
}

/** A claim with these lines, which point at diagnoses of the claim. */
export function claimOf(lineItems: readonly ClaimLineSubmission[], changes: ClaimChanges = {}): ClaimSubmission {
  const diagnosisCodes = [...new Set(lineItems.flatMap((item) => item.diagnosisCodes))];
  return cleanClaim({ diagnosisCodes, lineItems, ...changes });
}

/** The hand-made book with its only payer changed. */
export function bookWith(changes: Partial<Parameters<typeof payer>[0]>): PolicyBook {
  return { ...policyBook, payers: new Map([...policyBook.payers, ['PAY-T1', payer(changes)]]) };
}
