import type { Adjudication } from '../adjudication/adjudication.js';
import type { LinePrice } from '../adjudication/pricing.js';
import { approve } from '../adjudication/adjudicate.js';
import { denialReasonOf } from '../denial-patterns/denial-causes.js';
import type { Instant } from '../time/instant.js';
import type { Adjustment, Claim, ClaimLine, ClaimSource, ClaimSubmission } from './claim.js';
import { assertTransition } from './claim-status.js';

/** Who a claim is within the portal. */
export interface ClaimIdentity {
  readonly id: string;
  readonly runId: string | null;
  readonly source: ClaimSource;
  readonly sequence: number;
  readonly synthetic: boolean;
}

/** The money of a claim that its payer's answer decides. */
export type ClaimMoney = Pick<
  Claim,
  'allowedAmount' | 'paidAmount' | 'patientAmount' | 'adjustmentAmount' | 'lineItems'
>;

const NO_ADJUSTMENTS: readonly Adjustment[] = Object.freeze([]);
const NO_REMARKS: readonly string[] = Object.freeze([]);

/** A claim as it stands before the payer has answered. */
export function submitClaim(submission: ClaimSubmission, identity: ClaimIdentity): Claim {
  // Written out: objects of so many fields that are made by spreading become slow to read and to copy.
  return {
    id: identity.id,
    runId: identity.runId,
    source: identity.source,
    sequence: identity.sequence,
    synthetic: identity.synthetic,
    providerId: submission.providerId,
    specialtyId: submission.specialtyId,
    billingNpi: submission.billingNpi,
    renderingNpi: submission.renderingNpi,
    payerId: submission.payerId,
    patientId: submission.patientId,
    patientName: submission.patientName,
    patientDob: submission.patientDob,
    patientSex: submission.patientSex,
    memberId: submission.memberId,
    dateOfService: submission.dateOfService,
    submissionDate: submission.submissionDate,
    placeOfService: submission.placeOfService,
    serviceLocation: submission.serviceLocation,
    diagnosisCodes: submission.diagnosisCodes,
    procedureCodes: submission.procedureCodes,
    authorizationNumber: submission.authorizationNumber,
    referralNumber: submission.referralNumber,
    orderingNpi: submission.orderingNpi,
    referringNpi: submission.referringNpi,
    cliaNumber: submission.cliaNumber,
    accidentDate: submission.accidentDate,
    attachmentControlNumber: submission.attachmentControlNumber,
    primaryRemittanceNumber: submission.primaryRemittanceNumber,
    frequencyCode: submission.frequencyCode,
    originalClaimId: submission.originalClaimId,
    billedAmount: submission.billedAmount,
    payerRecord: submission.payerRecord,
    lineItems: submission.lineItems.map((line): ClaimLine => ({
      lineNumber: line.lineNumber,
      procedureCode: line.procedureCode,
      modifiers: line.modifiers,
      units: line.units,
      diagnosisCodes: line.diagnosisCodes,
      ndc: line.ndc,
      billedAmount: line.billedAmount,
      status: 'submitted',
      allowedAmount: 0,
      paidAmount: 0,
      patientAmount: 0,
      adjustments: NO_ADJUSTMENTS,
    })),
    status: 'submitted',
    initialStatus: null,
    processingDate: null,
    denialReason: null,
    denialCauseId: null,
    denialGroup: null,
    denialCarc: null,
    denialRarcs: NO_REMARKS,
    denialLine: null,
    allowedAmount: 0,
    paidAmount: 0,
    patientAmount: 0,
    adjustmentAmount: 0,
  };
}

/**
 * The claim with the payer's first answer. `initialStatus` is set here and nowhere else (law 7).
 * @throws DomainError `conflict` when the claim has an answer already.
 */
export function answerClaim(claim: Claim, answer: Adjudication, processingDate: Instant): Claim {
  assertTransition(claim.status, answer.outcome);
  const cause = answer.findings[0];
  const money = moneyOf(claim, answer);
  return {
    ...claim,
    lineItems: money.lineItems,
    allowedAmount: money.allowedAmount,
    paidAmount: money.paidAmount,
    patientAmount: money.patientAmount,
    adjustmentAmount: money.adjustmentAmount,
    status: answer.outcome,
    initialStatus: answer.outcome,
    processingDate,
    denialReason: cause ? denialReasonOf(cause.causeId) : null,
    denialCauseId: cause?.causeId ?? null,
    denialGroup: cause?.group ?? null,
    denialCarc: cause?.carc ?? null,
    denialRarcs: cause?.rarcs ?? NO_REMARKS,
    denialLine: cause?.lineNumber ?? null,
  };
}

/**
 * The money of a claim once its denial is overturned: what would have been paid without the fault. The claim's first
 * answer stays as it is.
 */
export function overturnedMoney(
  claim: Pick<Claim, 'lineItems'> & ClaimSubmission,
  prices: readonly LinePrice[],
): ClaimMoney {
  const money = moneyOf(claim, approve(claim, prices));
  return { ...money, lineItems: money.lineItems.map((line) => ({ ...line, status: 'overturned' as const })) };
}

function moneyOf(claim: Pick<ClaimSubmission, 'lineItems'>, answer: Adjudication): ClaimMoney {
  return {
    allowedAmount: answer.allowedAmount,
    paidAmount: answer.paidAmount,
    patientAmount: answer.patientAmount,
    adjustmentAmount: answer.adjustmentAmount,
    lineItems: claim.lineItems.map((line, index): ClaimLine => {
      const { status, allowedAmount, paidAmount, patientAmount, adjustments } = answer.lines[
        index
      ] as Adjudication['lines'][number];
      return {
        lineNumber: line.lineNumber,
        procedureCode: line.procedureCode,
        modifiers: line.modifiers,
        units: line.units,
        diagnosisCodes: line.diagnosisCodes,
        ndc: line.ndc,
        billedAmount: line.billedAmount,
        status,
        allowedAmount,
        paidAmount,
        patientAmount,
        adjustments,
      };
    }),
  };
}

/** A change of a claim by its appeal: status, and on an overturn the claim's new money. */
export interface ClaimAppealUpdate {
  readonly claimId: string;
  readonly status: 'appealed' | 'overturned' | 'upheld';
  /** Set on an overturn: the new money, lines included. */
  readonly paid: ClaimMoney | null;
}
