import type { Adjudication } from '../adjudication/adjudication.js';
import type { LinePrice } from '../adjudication/pricing.js';
import { approve } from '../adjudication/adjudicate.js';
import { denialReasonOf } from '../denial-patterns/denial-causes.js';
import type { Instant } from '../time/instant.js';
import type { Claim, ClaimLine, ClaimLineSubmission, ClaimSource, ClaimSubmission } from './claim.js';
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

const UNANSWERED: Omit<LineAnswer, 'lineNumber'> = Object.freeze({
  status: 'submitted',
  allowedAmount: 0,
  paidAmount: 0,
  patientAmount: 0,
  adjustments: Object.freeze([]),
});
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
    lineItems: submission.lineItems.map((line) => lineWith(line, UNANSWERED)),
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

/** What an answer needs of a claim: its name, what it is counted by, and where it stands. */
export type AnsweredSubject = Pick<
  Claim,
  'id' | 'providerId' | 'payerId' | 'submissionDate' | 'billedAmount' | 'status'
>;

/** The payer's first answer, as it changes a claim and its lines. */
export interface ClaimAnswer
  extends
    AnsweredSubject,
    Omit<ClaimMoney, 'lineItems'>,
    Pick<
      Claim,
      | 'initialStatus'
      | 'processingDate'
      | 'denialReason'
      | 'denialCauseId'
      | 'denialGroup'
      | 'denialCarc'
      | 'denialRarcs'
      | 'denialLine'
    > {
  readonly lineItems: readonly LineAnswer[];
}

/** A line's part of the payer's answer. */
export type LineAnswer = Omit<ClaimLine, Exclude<keyof ClaimLineSubmission, 'lineNumber'>>;

/**
 * The payer's first answer on a claim. `initialStatus` is set here and nowhere else (law 7).
 * @throws DomainError `conflict` when the claim has an answer already.
 */
export function answerTo(claim: AnsweredSubject, answer: Adjudication, processingDate: Instant): ClaimAnswer {
  assertTransition(claim.status, answer.outcome);
  const cause = answer.findings[0];
  return {
    id: claim.id,
    providerId: claim.providerId,
    payerId: claim.payerId,
    submissionDate: claim.submissionDate,
    billedAmount: claim.billedAmount,
    lineItems: answer.lines,
    allowedAmount: answer.allowedAmount,
    paidAmount: answer.paidAmount,
    patientAmount: answer.patientAmount,
    adjustmentAmount: answer.adjustmentAmount,
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

/** The claim with the payer's first answer and what has become of that since. */
export function withAnswer(claim: Claim, answer: ClaimAnswer): Claim {
  return {
    ...claim,
    lineItems: answeredLines(claim, answer.lineItems),
    allowedAmount: answer.allowedAmount,
    paidAmount: answer.paidAmount,
    patientAmount: answer.patientAmount,
    adjustmentAmount: answer.adjustmentAmount,
    status: answer.status,
    initialStatus: answer.initialStatus,
    processingDate: answer.processingDate,
    denialReason: answer.denialReason,
    denialCauseId: answer.denialCauseId,
    denialGroup: answer.denialGroup,
    denialCarc: answer.denialCarc,
    denialRarcs: answer.denialRarcs,
    denialLine: answer.denialLine,
  };
}

/**
 * The claim as its payer answers it.
 * @throws DomainError `conflict` when the claim has an answer already.
 */
export function answerClaim(claim: Claim, answer: Adjudication, processingDate: Instant): Claim {
  return withAnswer(claim, answerTo(claim, answer, processingDate));
}

/**
 * The money of a claim once its denial is overturned: what would have been paid without the fault. The claim's first
 * answer stays as it is.
 */
export function overturnedMoney(claim: Pick<ClaimSubmission, 'lineItems'>, prices: readonly LinePrice[]): ClaimMoney {
  const { lines, allowedAmount, paidAmount, patientAmount, adjustmentAmount } = approve(prices);
  const lineItems = answeredLines(
    claim,
    lines.map((line) => ({ ...line, status: 'overturned' })),
  );
  return { allowedAmount, paidAmount, patientAmount, adjustmentAmount, lineItems };
}

function answeredLines(claim: Pick<ClaimSubmission, 'lineItems'>, answers: readonly LineAnswer[]): ClaimLine[] {
  return claim.lineItems.map((line, index) => lineWith(line, answers[index] as LineAnswer));
}

function lineWith(line: ClaimLineSubmission, answer: Omit<LineAnswer, 'lineNumber'>): ClaimLine {
  return {
    lineNumber: line.lineNumber,
    procedureCode: line.procedureCode,
    modifiers: line.modifiers,
    units: line.units,
    diagnosisCodes: line.diagnosisCodes,
    ndc: line.ndc,
    billedAmount: line.billedAmount,
    status: answer.status,
    allowedAmount: answer.allowedAmount,
    paidAmount: answer.paidAmount,
    patientAmount: answer.patientAmount,
    adjustments: answer.adjustments,
  };
}

/** A change of a claim by its appeal: status, and on an overturn the claim's new money. */
export interface ClaimAppealUpdate {
  readonly claimId: string;
  readonly status: 'appealed' | 'overturned' | 'upheld';
  /** Set on an overturn: the new money, lines included. */
  readonly paid: ClaimMoney | null;
}
