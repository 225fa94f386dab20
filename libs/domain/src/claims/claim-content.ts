import type { Claim, ClaimLineSubmission, ClaimSubmission } from './claim.js';

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** What the practice sent: the claim without anything that the payer or the portal added. */
export function contentOf(claim: Claim): ClaimSubmission {
  return copyOf(
    claim,
    claim.lineItems.map(({ lineNumber, procedureCode, modifiers, units, diagnosisCodes, ndc, billedAmount }) => ({
      lineNumber,
      procedureCode,
      modifiers,
      units,
      diagnosisCodes,
      ndc,
      billedAmount,
    })),
  );
}

/** The content with some of its fields changed; the content itself stays as it is. */
export function withContent(content: ClaimSubmission, change: Partial<ClaimSubmission>): ClaimSubmission {
  return Object.assign(copyOf(content, content.lineItems), change);
}

/** Written out: an object of so many fields that is made by spreading another is slow to make and slow to read. */
function copyOf(
  claim: Omit<ClaimSubmission, 'lineItems'>,
  lineItems: readonly ClaimLineSubmission[],
): Writable<ClaimSubmission> {
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
    lineItems,
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
