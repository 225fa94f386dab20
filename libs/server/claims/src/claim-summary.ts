import type { ClaimSummary } from '@portal/contracts';
import { centsToDollars } from '@portal/domain';
import { payerName, providerName } from '@portal/reference';
import type { ClaimEntity } from '@portal/server/database';
import { maskName } from './patient-mask.js';

/** What a row of the list is made of. */
export const SUMMARY_FIELDS = [
  ...['id', 'runId', 'source', 'synthetic', 'providerId', 'payerId', 'patientName'],
  ...['dateOfService', 'submissionDate', 'processingDate', 'procedureCodes', 'diagnosisCodes'],
  ...['status', 'initialStatus', 'denialReason', 'denialCauseId'],
  ...['billedAmount', 'allowedAmount', 'paidAmount', 'patientAmount'],
].map((field) => `claim.${field}`);

/** A claim as a row: names of provider and payer, dollars, the patient masked unless names are shown. */
export function toClaimSummary(claim: ClaimEntity, showNames: boolean): ClaimSummary {
  return {
    id: claim.id,
    runId: claim.runId,
    source: claim.source,
    synthetic: claim.synthetic,
    providerId: claim.providerId,
    providerName: providerName(claim.providerId),
    payerId: claim.payerId,
    payerName: payerName(claim.payerId),
    patientName: showNames ? claim.patientName : maskName(claim.patientName),
    dateOfService: claim.dateOfService,
    submissionDate: claim.submissionDate,
    processingDate: claim.processingDate,
    procedureCodes: [...claim.procedureCodes],
    diagnosisCodes: [...claim.diagnosisCodes],
    status: claim.status,
    initialStatus: claim.initialStatus,
    denialReason: claim.denialReason,
    denialCauseId: claim.denialCauseId,
    billedAmount: centsToDollars(claim.billedAmount),
    allowedAmount: centsToDollars(claim.allowedAmount),
    paidAmount: centsToDollars(claim.paidAmount),
    patientAmount: centsToDollars(claim.patientAmount),
  };
}
