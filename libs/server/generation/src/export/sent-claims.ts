import { type Adjustment, type Claim, contentOf, dayOf } from '@portal/domain';
import { type FilePlace, patientShare, type ReceivedAnswer, type ReceivedClaim } from '@portal/interchange';
import { REFERENCE } from '@portal/reference';

/** Where something stands that has no file yet. */
const NOWHERE: FilePlace = { unit: 'segment', number: 0 };

/** A claim as the practice sent it, in the words of claim files. Its number there is its id. */
export function sentClaim(claim: Claim): ReceivedClaim {
  const [first = '', ...last] = claim.patientName.split(' ');
  return {
    place: NOWHERE,
    claimNumber: claim.id,
    billingProvider: { id: claim.billingNpi, name: REFERENCE.providerById.get(claim.providerId)?.name ?? null },
    renderingNpi: claim.renderingNpi,
    payer: { id: claim.payerId, name: REFERENCE.payerById.get(claim.payerId)?.name ?? null },
    patient: {
      name: `${last.join(' ')}, ${first}`,
      birthDate: claim.patientDob,
      sex: claim.patientSex,
      memberId: claim.memberId,
    },
    submissionDate: claim.submissionDate,
    dateOfService: claim.dateOfService,
    placeOfService: claim.placeOfService,
    serviceLocation: claim.serviceLocation,
    diagnosisCodes: claim.diagnosisCodes,
    lines: contentOf(claim).lineItems,
    authorizationNumber: claim.authorizationNumber,
    referralNumber: claim.referralNumber,
    orderingNpi: claim.orderingNpi,
    referringNpi: claim.referringNpi,
    cliaNumber: claim.cliaNumber,
    accidentDate: claim.accidentDate,
    attachmentControlNumber: claim.attachmentControlNumber,
    frequencyCode: claim.frequencyCode,
    replacedClaimNumber: claim.originalClaimId,
    billedAmount: claim.billedAmount,
  };
}

/**
 * What the payer said first to a claim, in the words of remittances; null where it has not answered. The charge of a denial of
 * group PR is the patient's there, while the claim keeps it as an adjustment.
 */
export function statedAnswer(claim: Claim): ReceivedAnswer | null {
  const { initialStatus, processingDate } = claim;
  if (initialStatus === null || processingDate === null) return null;
  const isDenied = initialStatus === 'denied';
  const lines = claim.lineItems.map((line) => ({
    ...{ lineNumber: line.lineNumber, procedureCode: line.procedureCode, modifiers: line.modifiers },
    billedAmount: line.billedAmount,
    paidAmount: isDenied ? 0 : line.paidAmount,
    adjustments: isDenied ? refusalOf(claim, line) : line.adjustments,
  }));
  return {
    place: NOWHERE,
    claimNumber: claim.id,
    payerClaimNumber: claim.id,
    processedOn: dayOf(processingDate),
    outcome: isDenied ? 'denied' : 'paid',
    billedAmount: claim.billedAmount,
    paidAmount: isDenied ? 0 : claim.paidAmount,
    patientAmount: patientShare(lines.flatMap(({ adjustments }) => adjustments)),
    adjustments: [],
    lines,
  };
}

/** A denial takes the whole charge of every line off; what an appeal changed later is no part of the first answer. */
function refusalOf(
  { denialGroup, denialCarc, denialRarcs, denialLine }: Claim,
  { lineNumber, billedAmount }: Claim['lineItems'][number],
): Adjustment[] {
  const isMeant = denialLine === null || denialLine === lineNumber;
  return [
    { group: denialGroup ?? 'CO', carc: denialCarc ?? '', amount: billedAmount, rarcs: isMeant ? denialRarcs : [] },
  ];
}
