import type { Appeal, AppealDecision, Claim, LearningEvent } from '@portal/domain';
import type { RandomSource, SimulationBatch } from '@portal/simulation';

/** Providers of random claims; no real world holds them. */
export const PROVIDERS = ['PRV-A', 'PRV-B', 'PRV-C'];
/** Payers of random claims. */
export const PAYERS = ['PAY-A', 'PAY-B', 'PAY-C'];
/** Causes of random denials. */
export const CAUSES = ['PTN-001', 'PTN-004', 'BG-ELIG'];
/** The day on which every random run stands. */
export const TODAY = '2026-05-20';
const SPAN_DAYS = 150;

/** Rows of a small run, and the same as batches: submissions, then answers and appeals, then decisions. */
export interface RandomRun {
  readonly claims: readonly Claim[];
  readonly appeals: readonly Appeal[];
  readonly events: readonly LearningEvent[];
  readonly batches: readonly SimulationBatch[];
}

const at = (day: number, random: RandomSource) =>
  new Date(Date.parse(TODAY) + day * 86_400_000 + random.integer(0, 86_399) * 1000).toISOString().slice(0, 19) + 'Z';

/** Claims of a small run at most. */
const MOST_CLAIMS = 40;
/** Claims of a large run: enough for a trend of each provider over a month. */
const CLAIMS_OF_LARGE = 600;
/** Days back from the last one up to which the denials of a large run are more or fewer than since. */
const TURN = -30;

/**
 * Makes up a run of some forty claims at most, of six hundred where it is to be large: any mix of waiting, paid,
 * denied, appealed, won and lost. In a large run denials become rarer or more frequent.
 */
export function randomRun(runId: string, random: RandomSource, size: 'small' | 'large'): RandomRun {
  const pick = <Item>(items: readonly Item[]) => items[random.integer(0, items.length - 1)] as Item;
  const claims: Claim[] = [];
  const appeals: Appeal[] = [];
  const ofOld = pick(['paid', 'denied'] as const);
  for (let number = size === 'large' ? CLAIMS_OF_LARGE : random.integer(0, MOST_CLAIMS); number > 0; number--) {
    const id = `CLM-${runId}-${String(number).padStart(7, '0')}`;
    const submitted = -random.integer(0, SPAN_DAYS);
    const answered = submitted + random.integer(0, 20);
    const billed = random.integer(1, 50_000);
    const isTilted = size === 'large' && random.integer(0, 1) === 1;
    const [first, last] = !isTilted ? [0, 5] : answered < TURN === (ofOld === 'paid') ? [1, 2] : [3, 5];
    const fate = answered > 0 ? 0 : random.integer(first, last);
    const denied = fate >= 3;
    const filed = answered + random.integer(0, 10);
    const decided = filed + random.integer(0, 30);
    const status = (
      ['submitted', 'approved', 'approved', 'denied', 'appealed', pick(['overturned', 'upheld'])] as const
    )[decided > 0 && fate === 5 ? 4 : fate] as Claim['status'];
    const claim = blankClaim(id, runId, pick(PROVIDERS), pick(PAYERS), at(submitted, random), billed);
    const answer = { initialStatus: denied ? 'denied' : 'approved', processingDate: at(answered, random) } as const;
    const cause = { denialCauseId: pick(CAUSES), denialReason: 'Refused' };
    const paid = random.integer(0, billed);
    const money = { paidAmount: paid, adjustmentAmount: billed - paid };
    if (fate === 0) claims.push(claim);
    else if (!denied) claims.push({ ...claim, ...answer, ...money, status });
    else claims.push({ ...claim, ...answer, ...cause, adjustmentAmount: billed, status });
    if (['appealed', 'overturned', 'upheld'].includes(status)) {
      const over = status !== 'appealed';
      appeals.push({
        id: id.replace('CLM', 'APP'),
        claimId: id,
        runId,
        appealDate: at(filed, random),
        appealReason: 'Refused',
        appealStatus: over ? (status as 'overturned' | 'upheld') : 'pending',
        decisionDueDate: at(decided, random),
        outcomeDate: over ? at(decided, random) : null,
        amountAtStake: billed,
        recoveredAmount: status === 'overturned' ? random.integer(1, billed) : 0,
      });
    }
  }
  const scored = (total: number) => ({ duration: 600_000, correct: random.integer(0, total), total });
  const events = Array.from({ length: random.integer(0, 12) }, (_, index): LearningEvent => {
    const type = pick(['practice-started', 'practice-completed', 'correction-applied'] as const);
    const metadata = type === 'practice-completed' ? scored(random.integer(1, 12)) : {};
    return {
      id: `EVT-${runId}-${index}`,
      runId,
      timestamp: at(-random.integer(0, SPAN_DAYS), random),
      type,
      context: 'claim-lab',
      patternId: pick(['PTN-001', 'PTN-004'] as const),
      userId: 'U',
      providerId: pick(PROVIDERS),
      sessionId: `S-${index}`,
      metadata,
    };
  });
  return { claims, appeals, events, batches: batchesOf(claims, appeals, events, random) };
}

function batchesOf(
  claims: readonly Claim[],
  appeals: readonly Appeal[],
  events: readonly LearningEvent[],
  random: RandomSource,
): SimulationBatch[] {
  const later = new Set(claims.filter(() => random.integer(0, 1) === 1).map(({ id }) => id));
  const unanswered = (claim: Claim): Claim => ({
    ...claim,
    status: 'submitted',
    initialStatus: null,
    processingDate: null,
  });
  const decidedAtOnce = new Set(appeals.filter(() => random.integer(0, 1) === 1).map(({ id }) => id));
  const decisions = appeals
    .filter(({ id, outcomeDate }) => outcomeDate !== null && !decidedAtOnce.has(id))
    .map((appeal) => ({ ...appeal, appealId: appeal.id, outcome: appeal.appealStatus }) as unknown as AppealDecision);
  const filed = appeals.map((appeal): Appeal =>
    decidedAtOnce.has(appeal.id)
      ? appeal
      : { ...appeal, appealStatus: 'pending', outcomeDate: null, recoveredAmount: 0 },
  );
  const nothing = { claims: [], adjudicated: [], contested: [], appeals: [], decisions: [], learningEvents: [] };
  const parts = [
    { ...nothing, claims: claims.map((claim) => (later.has(claim.id) ? unanswered(claim) : claim)) },
    { ...nothing, adjudicated: claims.filter(({ id }) => later.has(id)), contested: claims, appeals: filed },
    { ...nothing, contested: claims, decisions, learningEvents: events },
  ];
  return parts as unknown as SimulationBatch[];
}

function blankClaim(
  id: string,
  runId: string,
  providerId: string,
  payerId: string,
  submissionDate: string,
  billedAmount: number,
): Claim {
  return {
    ...{
      id,
      runId,
      providerId,
      payerId,
      submissionDate,
      billedAmount,
      source: 'generated',
      sequence: 1,
      synthetic: true,
    },
    ...{
      specialtyId: 'family',
      billingNpi: '9000000000',
      renderingNpi: null,
      patientId: 'P',
      patientName: 'Test, Synthetic',
    },
    ...{
      patientDob: null,
      patientSex: 'F',
      memberId: 'M',
      dateOfService: submissionDate.slice(0, 10),
      processingDate: null,
    },
    ...{ placeOfService: null, serviceLocation: null, diagnosisCodes: [], procedureCodes: [], lineItems: [] },
    ...{ authorizationNumber: null, referralNumber: null, orderingNpi: null, referringNpi: null, cliaNumber: null },
    ...{ accidentDate: null, attachmentControlNumber: null, primaryRemittanceNumber: null, frequencyCode: '1' },
    ...{
      originalClaimId: null,
      payerRecord: {} as Claim['payerRecord'],
      allowedAmount: 0,
      paidAmount: 0,
      patientAmount: 0,
    },
    ...{ adjustmentAmount: 0, status: 'submitted', initialStatus: null, denialReason: null, denialCauseId: null },
    ...{ denialGroup: null, denialCarc: null, denialRarcs: [], denialLine: null },
  } as Claim;
}
