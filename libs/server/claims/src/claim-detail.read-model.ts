import { Inject, Injectable } from '@nestjs/common';
import type { ClaimDetail } from '@portal/contracts';
import {
  adjudicate,
  ageOn,
  centsToDollars,
  type Claim,
  explainDenial,
  explainStated,
  hasAppealRight,
  mayBeAppealed,
  notFound,
  type PolicyBook,
  priceLines,
  statedFinding,
} from '@portal/domain';
import { codeInWords, payerName, policyBookOf, REFERENCE } from '@portal/reference';
import { AppealEntity, ClaimEntity, DailyFactEntity, GenerationRunEntity, READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import { toClaimSummary } from './claim-summary.js';
import { type DecidedAppeals, timelineOf } from './claim-timeline.js';
import { maskDate } from './patient-mask.js';

type Denial = NonNullable<ClaimDetail['denial']>;

/** Claims of a run that were denied for one cause, their charges in cents, and how appeals against it ended. */
interface CauseTotals extends DecidedAppeals {
  readonly claims: number;
  readonly billed: number;
}

/** Answers one claim in full: codes in words, the denial explained from the claim's own content. */
@Injectable()
export class ClaimDetailReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** @throws DomainError `not-found` */
  async get(id: string, showNames: boolean): Promise<ClaimDetail> {
    const claim = await this.reader
      .getRepository(ClaimEntity)
      .findOne({ where: { id }, relations: { lineItems: true } });
    if (!claim) throw notFound('claim', id);
    claim.lineItems.sort((a, b) => a.lineNumber - b.lineNumber);
    const appeals = await this.reader
      .getRepository(AppealEntity)
      .find({ where: { claimId: id }, order: { appealDate: 'ASC' } });
    const book = await this.bookOf(claim.runId);
    const cause = await this.causeTotals(claim);
    const payer = REFERENCE.payerById.get(claim.payerId);
    const prices = payer ? priceLines(claim, payer, book) : [];
    const clinician = REFERENCE.providerById
      .get(claim.providerId)
      ?.clinicians.find(({ npi }) => npi === claim.renderingNpi);
    const {
      authorizationNumber,
      referralNumber,
      orderingNpi,
      referringNpi,
      cliaNumber,
      accidentDate,
      attachmentControlNumber,
    } = claim;
    return {
      ...toClaimSummary(claim, showNames),
      specialty: REFERENCE.specialtyById.get(claim.specialtyId)?.name ?? claim.specialtyId,
      billingNpi: claim.billingNpi,
      renderingNpi: claim.renderingNpi,
      renderingName: clinician ? `${clinician.name}, ${clinician.credential}` : null,
      patientDob: showNames ? claim.patientDob : maskDate(claim.patientDob),
      patientSex: claim.patientSex,
      patientAge: claim.patientDob ? ageOn(claim.dateOfService, claim.patientDob) : null,
      memberId: claim.memberId,
      placeOfService: claim.placeOfService ? codeInWords(claim.placeOfService, REFERENCE.placesOfService) : null,
      serviceLocation: claim.serviceLocation,
      diagnoses: claim.diagnosisCodes.map((code) => ({ code, label: REFERENCE.diagnoses.get(code)?.label ?? code })),
      lineItems: claim.lineItems.map((line, index) => ({
        lineNumber: line.lineNumber,
        procedureCode: line.procedureCode,
        label: REFERENCE.procedures.get(line.procedureCode)?.label ?? line.procedureCode,
        modifiers: line.modifiers.map((code) => codeInWords(code, REFERENCE.modifiers)),
        units: line.units,
        diagnosisCodes: [...line.diagnosisCodes],
        ndc: line.ndc,
        status: line.status,
        billedAmount: centsToDollars(line.billedAmount),
        allowedAmount: centsToDollars(line.allowedAmount),
        paidAmount: centsToDollars(line.paidAmount),
        patientAmount: centsToDollars(line.patientAmount),
        payableAmount: centsToDollars((prices[index]?.allowed ?? 0) - (prices[index]?.patient ?? 0)),
        adjustments: line.adjustments.map(({ group, carc, amount, rarcs }) => ({
          group,
          carc: codeInWords(carc, REFERENCE.carcs),
          amount: centsToDollars(amount),
          rarcs: rarcs.map((code) => codeInWords(code, REFERENCE.rarcs)),
        })),
      })),
      authorizationNumber,
      referralNumber,
      orderingNpi,
      referringNpi,
      cliaNumber,
      accidentDate,
      attachmentControlNumber,
      frequencyCode: claim.frequencyCode,
      originalClaimId: claim.originalClaimId,
      adjustmentAmount: centsToDollars(claim.adjustmentAmount),
      denial: claim.initialStatus === 'denied' ? explain(claim, book) : null,
      appeals: appeals.map((appeal) => ({
        id: appeal.id,
        claimId: appeal.claimId,
        runId: appeal.runId,
        appealDate: appeal.appealDate,
        appealReason: appeal.appealReason,
        appealStatus: appeal.appealStatus,
        decisionDueDate: appeal.decisionDueDate,
        outcomeDate: appeal.outcomeDate,
        amountAtStake: centsToDollars(appeal.amountAtStake),
        recoveredAmount: centsToDollars(appeal.recoveredAmount),
      })),
      timeline: timelineOf(claim, appeals, cause),
      sameCause: cause && { claims: cause.claims, billedAmount: centsToDollars(cause.billed) },
      recordedAt: claim.recordedAt,
    };
  }

  /** The rules by which the claim was answered. */
  private async bookOf(runId: string | null) {
    const run = runId ? await this.reader.getRepository(GenerationRunEntity).findOneBy({ id: runId }) : null;
    return policyBookOf(run?.config ?? null);
  }

  /** What the claim's run holds of the same cause of denial; null where the claim has no run or no cause. */
  private async causeTotals({ runId, denialCauseId }: ClaimEntity): Promise<CauseTotals | null> {
    if (!runId || !denialCauseId) return null;
    const row = await this.reader
      .getRepository(DailyFactEntity)
      .createQueryBuilder('fact')
      .select('SUM(fact.denied)', 'claims')
      .addSelect('SUM(fact.deniedBilled)', 'billed')
      .addSelect('SUM(fact.overturned)', 'won')
      .addSelect('SUM(fact.upheld)', 'lost')
      .where('fact.runId = :runId AND fact.causeId = :denialCauseId', { runId, denialCauseId })
      .getRawOne<Record<'claims' | 'billed' | 'won' | 'lost', string | null>>();
    const won = Number(row?.won ?? 0);
    const decided = won + Number(row?.lost ?? 0);
    return { claims: Number(row?.claims ?? 0), billed: Number(row?.billed ?? 0), won, decided };
  }
}

/** The denial by the fault that the claim shows, or, where it shows none that the payer's code speaks of, by the answer alone. */
function explain(claim: Claim, book: PolicyBook): Denial {
  const answer = adjudicate(claim, book);
  const finding = statedFinding(answer, claim.denialCarc);
  const causeId = claim.denialCauseId ?? '';
  const { reason, why, remedy, rule, modifierToAdd } = finding
    ? explainDenial(claim, finding, book)
    : explainStated(claim, payerName(claim.payerId), codeInWords(claim.denialCarc ?? '', REFERENCE.carcs).label);
  return {
    causeId,
    reason,
    lineNumber: claim.denialLine,
    group: claim.denialGroup ?? 'CO',
    carc: codeInWords(claim.denialCarc ?? '', REFERENCE.carcs),
    rarcs: claim.denialRarcs.map((code) => codeInWords(code, REFERENCE.rarcs)),
    why,
    remedy,
    rule,
    modifierToAdd,
    codes: [...(finding?.codes ?? [])],
    appealable: finding ? hasAppealRight(finding) : mayBeAppealed(causeId, claim.denialRarcs),
    payableAmount: centsToDollars(answer.payableAmount),
  };
}
