import {
  type Adjudication,
  answerTo,
  type Appeal,
  type BookedVisit,
  brokenSiteRules,
  type Claim,
  type ClaimAnswer,
  type ClaimTruth,
  DAY_SECONDS,
  DENIAL_PATTERNS,
  type EpochSeconds,
  isPatternId,
  overturnedMoney,
  runEnd,
  submitClaim,
  toEpochSeconds,
} from '@portal/domain';
import { AppealGenerator } from '../generators/appeal-generator.js';
import { UserEventGenerator } from '../generators/user-event-generator.js';
import { createRandom, type RandomSource, STREAMS } from '../random/random-source.js';
import type { EncounterDraw } from '../encounters/encounter-source.js';
import { answerTime } from '../schedule/answer-time.js';
import type { PracticeSession } from '../learning/practice-plan.js';
import type { BatchRecorder } from './batch-recorder.js';
import { duePayment, pay } from './due-payment.js';
import { planArrivals } from './run-inputs.js';
import type { RunEvent, RunMemory } from './run-memory.js';
import type { FeedItem, PatternLink } from './run-types.js';

/** Seconds of the day between which claims of booked visits are sent: 17:00 to 20:00. */
const EVENING_SECONDS = [61_200, 72_000] as const;

/** Seconds of waiting from which on a claim that will be paid is not kept as a whole. */
const LONG_WAIT = DAY_SECONDS;

const appealGenerator = new AppealGenerator();
const eventGenerator = new UserEventGenerator();

/** Lets happen what is due, and puts what follows from it into the queue. */
export function handleEvent(memory: RunMemory, event: RunEvent, recorder: BatchRecorder): void {
  switch (event.kind) {
    case 'day-opens':
      return openDay(memory, event.at);
    case 'claim-due':
      return event.plan === memory.arrivalPlan ? submit(memory, recorder) : undefined;
    case 'visit-due':
      return submitBooked(memory, event.visit, event.number, recorder);
    case 'answer-due':
      return answer(memory, event, recorder);
    case 'payment-due':
      return receive(memory, pay(event.payment, memory.instant), recorder);
    case 'appeal-due':
      return fileAppeal(memory, event.claim, event.appeal, event.random, recorder);
    case 'decision-due':
      return decideAppeal(memory, event.claim, event.appeal, event.random, recorder);
    case 'practice-due':
      return practise(memory, event.session, event.step, recorder);
  }
}

function openDay(memory: RunMemory, midnight: EpochSeconds): void {
  const { queue, settings, run } = memory;
  memory.claimsToday = 0;
  planArrivals(memory, midnight - 1);
  planBookedVisits(memory, midnight);
  if (midnight >= memory.startsAt) {
    for (const session of memory.practice.sessionsOn(midnight, settings.practiceSessionsPerDay)) {
      queue.push({ at: session.start, order: 5, kind: 'practice-due', step: 0, session });
    }
  }
  const end = runEnd(run.config);
  if (end === null || midnight + DAY_SECONDS < end)
    queue.push({ at: midnight + DAY_SECONDS, order: 0, kind: 'day-opens' });
}

/** Puts the day's booked visits into the queue: their claims are sent in the evening. */
function planBookedVisits({ queue, startsAt, run: { config, seed } }: RunMemory, midnight: EpochSeconds): void {
  const today = Math.round((midnight - startsAt) / DAY_SECONDS) + 1;
  config.bookedVisits?.forEach((visit, number) => {
    if (visit.day !== today) return;
    const random = createRandom(seed, STREAMS.bookedVisit, number, 0);
    const at = midnight + random.integer(...EVENING_SECONDS);
    queue.push({ at, order: 1, kind: 'visit-due', visit, number });
  });
}

/** A booked visit is billed as it took place, without a slip; so nothing is expected of it either. */
function submitBooked(memory: RunMemory, visit: BookedVisit, number: number, recorder: BatchRecorder): void {
  const { seed } = memory.run;
  const draw = memory.encounters.drawBooked({
    random: createRandom(seed, STREAMS.bookedVisit, number, 1),
    submittedAt: memory.now,
    providerId: visit.providerId,
    payerId: visit.payerId,
    claimId: memory.nextId('CLM', memory.claims + 1),
  });
  if (draw) send(memory, draw, `booked-visit/${number}`, createRandom(seed, STREAMS.bookedVisit, number, 2), recorder);
}

function submit(memory: RunMemory, recorder: BatchRecorder): void {
  const { run, causes } = memory;
  const [day, place] = [Math.floor(memory.now / DAY_SECONDS), memory.claimsToday++];
  const planning = createRandom(run.seed, STREAMS.plant, day, place);
  const provider = causes.drawProvider(planning);
  const plant = causes.drawCause(provider, planning);
  const draw = memory.encounters.draw({
    random: createRandom(run.seed, STREAMS.encounter, day, place),
    submittedAt: memory.now,
    providerId: provider.id,
    plant,
    claimId: memory.nextId('CLM', memory.claims + 1),
  });
  if (memory.now >= memory.startsAt) memory.expectPatterns(provider.id);
  const answering = createRandom(run.seed, STREAMS.appeal, day, place);
  send(memory, draw, `encounter/${day}/${place}`, answering, recorder);
}

/** Sends a claim to its payer. */
function send(
  memory: RunMemory,
  draw: EncounterDraw,
  stream: string,
  answering: RandomSource,
  recorder: BatchRecorder,
): void {
  const { runId } = memory.run;
  const sequence = ++memory.claims;
  const id = memory.nextId('CLM', sequence);
  const claim = submitClaim(draw.claim, { id, runId, source: 'generated', sequence, synthetic: true });
  recorder.submitted(claim, truthOf(memory, claim, draw, stream), linkOf(id, runId, draw));
  tell(memory, recorder, 'submitted', claim, payerName(memory, claim), claim.billedAmount);
  scheduleAnswer(memory, claim, memory.verdictOn(draw), answering);
}

function truthOf(memory: RunMemory, claim: Claim, { planted, templateId }: EncounterDraw, stream: string): ClaimTruth {
  const spoiled = planted ?? ruleChangeOn(memory, claim);
  return {
    claimId: claim.id,
    runId: memory.run.runId,
    plantedCauseId: spoiled?.causeId ?? null,
    operation: spoiled?.operation ?? null,
    lineNumber: spoiled?.lineNumber ?? null,
    description: spoiled?.description ?? null,
    templateId,
    stream,
  };
}

/** The rule change that an otherwise clean claim falls under, as what was planted in it. */
function ruleChangeOn({ book }: RunMemory, claim: Claim): EncounterDraw['planted'] {
  const [broken] = brokenSiteRules(claim, book);
  if (!broken) return null;
  const { rule, line } = broken;
  return {
    causeId: 'BG-NONCOV',
    operation: 'ruleChange',
    lineNumber: line.lineNumber,
    description: `billed ${line.procedureCode}, which the payer stopped paying for on ${rule.effectiveFrom} (${rule.id})`,
  };
}

function linkOf(claimId: string, runId: string, { planted }: EncounterDraw): PatternLink | null {
  return planted && isPatternId(planted.causeId) ? { patternId: planted.causeId, claimId, runId } : null;
}

/** The payer's book holds all rules from the start, so that what the answer will be is known when the claim is sent. */
function scheduleAnswer(memory: RunMemory, claim: Claim, known: Adjudication | null, random: RandomSource): void {
  const at = answerTime(memory.now, memory.book.payers.get(claim.payerId), memory.run.config.adjudication, random);
  const waitsLong = at - memory.now > LONG_WAIT;
  const verdict = waitsLong ? (known ?? memory.adjudicate(claim)) : known;
  if (waitsLong && verdict?.outcome === 'approved') {
    const payment = duePayment(claim, memory.priceLines(claim));
    memory.queue.push({ at, order: 2, kind: 'payment-due', payment });
  } else {
    memory.queue.push({ at, order: 2, kind: 'answer-due', claim, verdict, random });
  }
}

function receive(memory: RunMemory, payment: ClaimAnswer, recorder: BatchRecorder): void {
  recorder.answer(payment);
  tell(memory, recorder, 'paid', payment, payerName(memory, payment), payment.paidAmount);
}

function answer(
  memory: RunMemory,
  { claim: submitted, verdict: known, random }: RunEvent & { readonly kind: 'answer-due' },
  recorder: BatchRecorder,
): void {
  const verdict = known ?? memory.adjudicate(submitted);
  const answer = answerTo(submitted, verdict, memory.instant);
  if (verdict.outcome === 'approved') return receive(memory, answer, recorder);
  const claim = recorder.answerTo(submitted, answer);
  tell(memory, recorder, 'denied', claim, claim.denialReason ?? '', claim.billedAmount);
  if (claim.denialCauseId) memory.latestDenied.set(claim.providerId + claim.denialCauseId, claim.id);
  scheduleAppeal(memory, claim, verdict, random);
}

function scheduleAppeal(memory: RunMemory, claim: Claim, verdict: Adjudication, random: RandomSource): void {
  const appealRate = memory.appealChance.next(memory.settings.appealRate, verdict.appealable);
  const scenario = { appealRate, appealTiming: memory.run.config.appealTiming };
  const terms = { id: '', appealable: verdict.appealable, payableAmount: verdict.payableAmount };
  const appeal = appealGenerator.generateAppeal(claim, scenario, random, terms);
  if (appeal)
    memory.queue.push({ at: toEpochSeconds(appeal.appealDate), order: 3, kind: 'appeal-due', claim, appeal, random });
}

function fileAppeal(
  memory: RunMemory,
  claim: Claim,
  planned: Appeal,
  random: RandomSource,
  recorder: BatchRecorder,
): void {
  // The number is given when the appeal is filed, so that ids follow the order of filing.
  const appeal = { ...planned, id: memory.nextId('APP', ++memory.appeals) };
  recorder.appealFiled(claim, appeal, { claimId: claim.id, status: 'appealed', paid: null });
  tell(memory, recorder, 'appealed', claim, claim.denialReason ?? '', appeal.amountAtStake);
  memory.queue.push({
    at: toEpochSeconds(appeal.decisionDueDate),
    order: 4,
    kind: 'decision-due',
    claim,
    appeal,
    random,
  });
}

function decideAppeal(
  memory: RunMemory,
  claim: Claim,
  pending: Appeal,
  random: RandomSource,
  recorder: BatchRecorder,
): void {
  const appeal = appealGenerator.withOutcome(pending, claim.denialCauseId ?? '', random);
  const overturned = appeal.appealStatus === 'overturned';
  recorder.appealDecided(
    claim,
    appeal,
    {
      appealId: appeal.id,
      claimId: claim.id,
      appealDate: appeal.appealDate,
      outcome: appeal.appealStatus,
      outcomeDate: memory.instant,
      recoveredAmount: appeal.recoveredAmount,
    },
    {
      claimId: claim.id,
      status: appeal.appealStatus,
      paid: overturned ? overturnedMoney(claim, memory.priceLines(claim)) : null,
    },
  );
  tell(memory, recorder, appeal.appealStatus, claim, claim.denialReason ?? '', appeal.recoveredAmount);
}

function practise(memory: RunMemory, session: PracticeSession, step: 0 | 1 | 2, recorder: BatchRecorder): void {
  const pattern = DENIAL_PATTERNS[session.patternId];
  const user = { id: session.userId, providerId: session.providerId };
  const scope = {
    runId: memory.run.runId,
    sessionId: `SES-${memory.run.runKey}-${String(session.number).padStart(6, '0')}`,
    nextId: () => memory.nextId('EVT', ++memory.events),
    earlierSessions: session.earlierSessions,
  };
  if (step === 0) {
    recorder.learned(eventGenerator.started(pattern, memory.now, scope, user));
    memory.queue.push({ at: session.start + session.completedAfter, order: 5, kind: 'practice-due', step: 1, session });
    return;
  }
  if (step === 1) {
    recorder.learned(
      eventGenerator.completed(pattern, session.random, memory.now, session.completedAfter, scope, user),
    );
    recorder.tell({
      at: memory.instant,
      kind: 'practice',
      claimId: null,
      subject: `${session.userName}, ${pattern.name}`,
      amount: null,
    });
    memory.queue.push({ at: session.start + session.correctedAfter, order: 5, kind: 'practice-due', step: 2, session });
    return;
  }
  const claimId = memory.latestDenied.get(session.providerId + session.patternId);
  recorder.learned(eventGenerator.correction(pattern, memory.now, scope, user, claimId));
  memory.mastery.practise(session.providerId, session.patternId, session.share);
}

function tell(
  memory: RunMemory,
  recorder: BatchRecorder,
  kind: FeedItem['kind'],
  claim: Pick<Claim, 'id'>,
  subject: string,
  amount: number,
): void {
  recorder.tell({ at: memory.instant, kind, claimId: claim.id, subject, amount });
}

function payerName(memory: RunMemory, { payerId }: Pick<Claim, 'payerId'>): string {
  return memory.book.payers.get(payerId)?.name ?? payerId;
}
