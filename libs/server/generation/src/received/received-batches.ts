import {
  adjudicate,
  type Claim,
  type ClaimAnswer,
  type ClaimSubmission,
  denialReasonOf,
  type EpochSeconds,
  type Instant,
  type Payer,
  type PolicyBook,
  type Provider,
  statedCauseId,
  statedFinding,
  submitClaim,
  toEpochSeconds,
  toInstant,
  toldRecord,
  withAnswer,
} from '@portal/domain';
import type { ReceivedClaim } from '@portal/interchange';
import { REFERENCE } from '@portal/reference';
import { idOf, type SimulationBatch } from '@portal/simulation';
import { ClaimHistory } from './claim-history.js';
import { Pseudonyms, roughBirthDate } from './pseudonyms.js';
import type { AcceptedAnswer, AcceptedClaim } from './received-set.js';

/** Claims of one batch. */
const BATCH_CLAIMS = 500;

/** The set that claims are stored in. */
export interface SetName {
  readonly id: string;
  /** The part of its ids between prefix and number. */
  readonly runKey: string;
}

/** A batch of received claims, with the place in the files where each claim and its answer stand. */
export interface ReceivedBatch {
  readonly batch: SimulationBatch;
  readonly places: readonly ReceivedPlace[];
}

/** Where a claim came from. */
export interface ReceivedPlace {
  readonly claimId: string;
  readonly claimPlace: string;
  readonly answerPlace: string | null;
}

/**
 * What happened by the files, in the batches in which the simulation tells of what happened: the same writer stores both, the
 * same facts are counted of both. Names and numbers of patients are left behind here.
 * @param claims in the order in which they were sent
 */
export function* receivedBatches(
  claims: readonly AcceptedClaim[],
  set: SetName,
  book: PolicyBook,
): Generator<ReceivedBatch> {
  const desk = new ReceivingDesk(set, book);
  const [first] = claims;
  let from = first ? toEpochSeconds(first.claim.submissionDate) - 1 : 0;
  for (let at = 0; at < claims.length; at += BATCH_CLAIMS) {
    const some = claims.slice(at, at + BATCH_CLAIMS);
    const stored = some.map((claim) => desk.take(claim));
    const to = toEpochSeconds((stored.at(-1) as Claim).submissionDate);
    yield {
      batch: batchOf(from, to, stored),
      places: some.map((claim, index) => placeOf(claim, stored[index] as Claim)),
    };
    from = to;
  }
}

/** Makes claims of the portal of received ones, one after the other. */
class ReceivingDesk {
  private readonly pseudonyms: Pseudonyms;
  private readonly history: ClaimHistory;
  /** Ids of the claims taken, for replacements to name what they replace. */
  private readonly ids = new Map<ReceivedClaim, string>();

  constructor(
    private readonly set: SetName,
    private readonly book: PolicyBook,
  ) {
    this.pseudonyms = new Pseudonyms(set.runKey);
    this.history = new ClaimHistory(book);
  }

  take(accepted: AcceptedClaim): Claim {
    const sequence = this.ids.size + 1;
    const id = idOf('CLM', this.set.runKey, sequence);
    this.ids.set(accepted.claim, id);
    const content = this.contentOf(accepted);
    const payer = this.book.payers.get(accepted.payerId) as Payer;
    const { patientId, dateOfService, lineItems } = content;
    const history = this.history.before(patientId, dateOfService, lineItems);
    const denial = accepted.answer?.settled.denial ?? null;
    const submission = { ...content, payerRecord: toldRecord(content, denial, history, payer, this.book) };
    this.history.note(patientId, id, dateOfService, lineItems);
    const identity = { id, runId: this.set.id, source: 'imported', sequence, synthetic: false } as const;
    const claim = submitClaim(submission, identity);
    return accepted.answer ? withAnswer(claim, this.answerOf(claim, accepted.answer)) : claim;
  }

  private contentOf({
    claim,
    providerId,
    payerId,
    sex,
    replaces,
  }: AcceptedClaim): Omit<ClaimSubmission, 'payerRecord'> {
    const provider = this.book.providers.get(providerId) as Provider;
    const { dateOfService } = claim;
    return {
      providerId,
      specialtyId: specialtyOf(provider, claim.renderingNpi),
      billingNpi: claim.billingProvider.id ?? provider.npi,
      renderingNpi: claim.renderingNpi,
      payerId,
      ...this.pseudonyms.of(claim.patient, sex),
      patientDob: roughBirthDate(claim.patient.birthDate, dateOfService),
      patientSex: sex,
      dateOfService,
      submissionDate: claim.submissionDate,
      placeOfService: claim.placeOfService,
      serviceLocation: claim.serviceLocation,
      diagnosisCodes: claim.diagnosisCodes,
      procedureCodes: claim.lines.map(({ procedureCode }) => procedureCode),
      lineItems: claim.lines,
      ...this.pseudonyms.papersOf(claim),
      orderingNpi: claim.orderingNpi,
      referringNpi: claim.referringNpi,
      cliaNumber: claim.cliaNumber,
      accidentDate: claim.accidentDate,
      primaryRemittanceNumber: null,
      frequencyCode: claim.frequencyCode,
      originalClaimId: replaces && (this.ids.get(replaces) ?? null),
      billedAmount: claim.billedAmount,
    };
  }

  /** The payer's answer. The cause of a denial is the fault that the claim shows and the answer's code names, if there is one. */
  private answerOf(claim: Claim, { settled, processedOn }: AcceptedAnswer): ClaimAnswer {
    const { id, providerId, payerId, submissionDate, billedAmount } = claim;
    const { denial, outcome, lines, ...money } = settled;
    const finding = denial ? statedFinding(adjudicate(claim, this.book), denial.carc) : undefined;
    const causeId = denial ? statedCauseId(finding, denial.carc) : null;
    return {
      ...{ id, providerId, payerId, submissionDate, billedAmount },
      ...money,
      lineItems: lines,
      status: outcome,
      initialStatus: outcome,
      processingDate: answeredAt(submissionDate, processedOn),
      denialReason: causeId === null ? null : denialReasonOf(causeId),
      denialCauseId: causeId,
      denialGroup: denial?.group ?? null,
      denialCarc: denial?.carc ?? null,
      denialRarcs: denial?.rarcs ?? [],
      denialLine: denial ? (finding?.lineNumber ?? denial.lineNumber) : null,
    };
  }
}

const TAXONOMIES = new Map(REFERENCE.specialties.map(({ id, taxonomy }) => [id, taxonomy]));

/** The specialty of the clinician who gave the service, where the portal knows them; else the provider's first. */
function specialtyOf(provider: Provider, renderingNpi: string | null): string {
  const taxonomy = provider.clinicians.find(({ npi }) => npi === renderingNpi)?.taxonomy;
  const known = Object.keys(provider.specialties).find(
    (id) => taxonomy !== undefined && TAXONOMIES.get(id) === taxonomy,
  );
  return known ?? provider.primarySpecialty;
}

/** Noon of the day on which the payer decided, which files give without an hour; after the claim was sent. */
function answeredAt(submissionDate: Instant, processedOn: string): Instant {
  return toInstant(Math.max(toEpochSeconds(`${processedOn}T12:00:00Z`), toEpochSeconds(submissionDate) + 1));
}

function placeOf({ place, answer }: AcceptedClaim, { id }: Claim): ReceivedPlace {
  return { claimId: id, claimPlace: place, answerPlace: answer?.place ?? null };
}

/** A batch of claims, and of nothing else. */
export function batchOf(from: EpochSeconds, to: EpochSeconds, claims: readonly Claim[]): SimulationBatch {
  return {
    ...{ from, to, claims, adjudicated: [], appeals: [], decisions: [], appealUpdates: [], contested: [] },
    ...{ learningEvents: [], patternLinks: [], truths: [], feed: [] },
  };
}
