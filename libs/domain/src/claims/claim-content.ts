import type { Claim, ClaimSubmission } from './claim.js';

/** What the practice sent: the claim without anything that the payer or the portal added. */
export function contentOf(claim: Claim): ClaimSubmission {
  return {
    providerId: claim.providerId,
    specialtyId: claim.specialtyId,
    billingNpi: claim.billingNpi,
    renderingNpi: claim.renderingNpi,
    payerId: claim.payerId,
    patientId: claim.patientId,
    patientName: claim.patientName,
    patientDob: claim.patientDob,
    patientSex: claim.patientSex,
    memberId: claim.memberId,
    dateOfService: claim.dateOfService,
    submissionDate: claim.submissionDate,
    placeOfService: claim.placeOfService,
    serviceLocation: claim.serviceLocation,
    diagnosisCodes: claim.diagnosisCodes,
    procedureCodes: claim.procedureCodes,
    lineItems: claim.lineItems.map(
      ({ lineNumber, procedureCode, modifiers, units, diagnosisCodes, ndc, billedAmount }) => ({
        lineNumber,
        procedureCode,
        modifiers,
        units,
        diagnosisCodes,
        ndc,
        billedAmount,
      }),
    ),
    authorizationNumber: claim.authorizationNumber,
    referralNumber: claim.referralNumber,
    orderingNpi: claim.orderingNpi,
    referringNpi: claim.referringNpi,
    cliaNumber: claim.cliaNumber,
    accidentDate: claim.accidentDate,
    attachmentControlNumber: claim.attachmentControlNumber,
    primaryRemittanceNumber: claim.primaryRemittanceNumber,
    frequencyCode: claim.frequencyCode,
    originalClaimId: claim.originalClaimId,
    billedAmount: claim.billedAmount,
    payerRecord: claim.payerRecord,
  };
}
