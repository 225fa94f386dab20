import { authorizationsNeeded } from '../adjudication/requirements.js';
import type { Payer, PolicyBook } from '../adjudication/policy-book.js';
import type { ClaimSubmission, PayerRecord, PriorService } from '../claims/claim.js';
import type { StatedDenial } from './stated-cause.js';

/** Stands for a payer of which a remittance says only that it is another one. */
export const ANOTHER_PAYER = 'another-payer';
/** Stands for an earlier claim of which a remittance says only that there is one. */
export const AN_EARLIER_CLAIM = 'an earlier claim';

/** Reason codes that say that no authorization covers the service. */
const UNAUTHORIZED = new Set(['197', '198', '284']);

/** What is known of a patient beside the claim at hand. */
export interface PatientHistory {
  /** The last earlier day of each service. */
  readonly services: readonly PriorService[];
  /** Earlier therapy visits of the year. */
  readonly therapyVisits: number;
  /** The earlier claim of the same day with the same services, or null. */
  readonly sameClaimId: string | null;
}

/**
 * The payer's own file of the member, as far as its answer and the patient's earlier claims tell. What nobody tells is taken
 * to be in order: the member is known and covered, and what was authorized is what the claim needs.
 * @param denial null for a claim that was paid or waits for its answer
 */
export function toldRecord(
  claim: Omit<ClaimSubmission, 'payerRecord'>,
  denial: StatedDenial | null,
  history: PatientHistory,
  payer: Payer,
  book: PolicyBook,
): PayerRecord {
  const { carc, lineNumber } = denial ?? { carc: null, lineNumber: null };
  const denied = claim.lineItems.filter((line) => lineNumber === null || line.lineNumber === lineNumber);
  return {
    coverageEndDate: null,
    memberFound: carc !== '31',
    coveringPayerId: carc === '109' ? ANOTHER_PAYER : claim.payerId,
    primaryPayerId: carc === '22' ? ANOTHER_PAYER : null,
    authorizedRules: carc !== null && UNAUTHORIZED.has(carc) ? [] : authorizationsNeeded(claim, payer, book),
    priorServices: history.services,
    therapyVisitsUsed: history.therapyVisits,
    excludedCodes: carc === '96' ? denied.map(({ procedureCode }) => procedureCode) : [],
    duplicateOfClaimId: carc === '18' ? (history.sameClaimId ?? AN_EARLIER_CLAIM) : null,
  };
}
