import {
  adjudicate,
  type Adjudication,
  answerClaim,
  type Appeal,
  type Claim,
  DAY_SECONDS,
  DENIAL_PATTERNS,
  type EpochSeconds,
  isPatternId,
  overturnedMoney,
  priceLines,
  submitClaim,
  toEpochSeconds,
} from '@portal/domain';
import { REFERENCE } from '@portal/reference';
import { AppealGenerator } from '../generators/appeal-generator.js';
import { UserEventGenerator } from '../generators/user-event-generator.js';
import { createRandom, type RandomSource, STREAMS } from '../random/random-source.js';
import { arrivalsOn, arrivalTimes, runEnd } from '../schedule/arrivals.js';
import { officeTimeAfter } from '../schedule/working-time.js';
import type { BatchRecorder } from './batch-recorder.js';
import type { PracticeSession, RunEvent, RunMemory } from './run-memory.js';
import type { FeedItem } from './run-types.js';

/** Longest time an immediate answer takes, in seconds. */
const IMMEDIATE_ANSWER_SECONDS = 180;

const appealGenerator = new AppealGenerator();
const eventGenerator = new UserEventGenerator();

/** Lets happen what is due, and puts what follows from it into the queue. */
export function handleEvent(memory: RunMemory, event: RunEvent, recorder: BatchRecorder): void {
  switch (event.kind) {
    case 'day-opens':
      return openDay(memory, event.at);
    case 'claim-due':
      return submit(memory, event.day, event.index, recorder);
    case 'answer-due':
      return answer(memory, event.claim, event.random, recorder);
    case 'appeal-due':
      return fileAppeal(memory, event.claim, event.appeal, event.random, recorder);
    case 'decision-due':
      return decideAppeal(memory, event.claim, event.appeal, event.random, recorder);
    case 'practice-due':
      return practise(memory, event.session, event.step, recorder);
  }
}

/** Puts the inputs up to the instant into force: what people changed or practised (law 1). */
export function openInputs(memory: RunMemory, until: EpochSeconds): void {
  const { inputs } = memory.run;
  for (; memory.inputsRead < inputs.length; memory.inputsRead++) {
    const input = inputs[memory.inputsRead];
    if (!input || toEpochSeconds(input.at) >= until) return;
    if (input.kind === 'settings-changed') {
      Object.assign(memory.settings, input.settings);
      if (input.settings.patterns) memory.causes.use(input.settings.patterns);
    } else {
      const share = memory.practice.shareOf(input.providerId, input.patternId);
      if (share > 0) memory.mastery.practise(input.providerId, input.patternId, share);
    }
  }
}

function openDay(memory: RunMemory, midnight: EpochSeconds): void {
  const { queue, settings, run } = memory;
  const day = midnight / DAY_SECONDS;
  const count = arrivalsOn(run.config, run.seed, midnight, settings.claimsPerDay);
  arrivalTimes(run.seed, midnight, count).forEach((at, index) =>
    queue.push({ at, order: 1, kind: 'claim-due', day, index }),
  );
  if (midnight >= toEpochSeconds(run.config.startDate)) {
    for (const session of memory.practice.sessionsOn(midnight, settings.practiceSessionsPerDay)) {
      queue.push({ at: session.start, order: 5, kind: 'practice-due', step: 0, session });
    }
  }
  const end = runEnd(run.config);
  if (end === null || midnight + DAY_SECONDS < end)
    queue.push({ at: midnight + DAY_SECONDS, order: 0, kind: 'day-opens' });
}

function submit(memory: RunMemory, day: number, index: number, recorder: BatchRecorder): void {
  const { run, causes } = memory;
  const planning = createRandom(run.seed, STREAMS.plant, day, index);
  const provider = causes.drawProvider(planning);
  const plant = causes.drawCause(provider, planning);
  const sequence = ++memory.claims;
  const claimId = memory.nextId('CLM', sequence);
  const random = createRandom(run.seed, STREAMS.encounter, day, index);
  const draw = memory.encounters.draw({ random, submittedAt: memory.now, providerId: provider.id, plant, claimId });
  const claim = submitClaim(draw.claim, {
    id: claimId,
    runId: run.runId,
    source: 'generated',
    sequence,
    synthetic: true,
  });

  const since = memory.now >= toEpochSeconds(run.config.startDate);
  if (since) {
    for (const pattern of causes.patterns) {
      const { patternId } = pattern.setting;
      memory.expectedClaims.set(
        patternId,
        (memory.expectedClaims.get(patternId) ?? 0) + causes.shareAt(provider.id, pattern),
      );
    }
  }
  recorder.submitted(
    claim,
    {
      claimId,
      runId: run.runId,
      plantedCauseId: draw.planted?.causeId ?? null,
      operation: draw.planted?.operation ?? null,
      lineNumber: draw.planted?.lineNumber ?? null,
      description: draw.planted?.description ?? null,
      templateId: draw.templateId,
      stream: `encounter/${day}/${index}`,
    },
    draw.planted && isPatternId(draw.planted.causeId)
      ? { patternId: draw.planted.causeId, claimId, runId: run.runId }
      : null,
  );
  tell(memory, recorder, 'submitted', claim, payerName(claim), claim.billedAmount);
  scheduleAnswer(memory, claim, day, index);
}

function scheduleAnswer(memory: RunMemory, claim: Claim, day: number, index: number): void {
  const random = createRandom(memory.run.seed, STREAMS.appeal, day, index);
  const lag = REFERENCE.payerById.get(claim.payerId)?.adjudicationLag;
  let at = memory.now + random.integer(1, IMMEDIATE_ANSWER_SECONDS);
  if (memory.run.config.adjudication === 'payer-lag' && lag) {
    const days = random.triangular(lag.minDays, lag.modeDays, lag.maxDays);
    at = officeTimeAfter(memory.now, Math.round(days), lag.minDays, lag.maxDays, random);
  }
  memory.queue.push({ at, order: 2, kind: 'answer-due', claim, random });
}

function answer(memory: RunMemory, submitted: Claim, random: RandomSource, recorder: BatchRecorder): void {
  const verdict = adjudicate(submitted, memory.book);
  const claim = answerClaim(submitted, verdict, memory.instant);
  recorder.answer(claim);
  if (verdict.outcome === 'approved') {
    tell(memory, recorder, 'paid', claim, payerName(claim), claim.paidAmount);
    return;
  }
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
  recorder.appealFiled(appeal, { claimId: claim.id, status: 'appealed', paid: null });
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
  const payer = REFERENCE.payerById.get(claim.payerId);
  const overturned = appeal.appealStatus === 'overturned' && payer;
  recorder.appealDecided(
    appeal,
    {
      appealId: appeal.id,
      claimId: claim.id,
      outcome: appeal.appealStatus,
      outcomeDate: memory.instant,
      recoveredAmount: appeal.recoveredAmount,
    },
    {
      claimId: claim.id,
      status: appeal.appealStatus,
      paid: overturned ? overturnedMoney(claim, priceLines(claim, payer, memory.book)) : null,
    },
  );
  tell(memory, recorder, appeal.appealStatus, claim, claim.denialReason ?? '', appeal.recoveredAmount);
}

function practise(memory: RunMemory, session: PracticeSession, step: 0 | 1 | 2, recorder: BatchRecorder): void {
  const pattern = DENIAL_PATTERNS[session.patternId];
  const user = { id: session.userId, providerId: session.providerId };
  const scope = {
    runId: memory.run.runId,
    sessionId: `${session.sessionId}-${memory.run.runKey}`,
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
  claim: Claim,
  subject: string,
  amount: number,
): void {
  recorder.tell({ at: memory.instant, kind, claimId: claim.id, subject, amount });
}

function payerName(claim: Claim): string {
  return REFERENCE.payerById.get(claim.payerId)?.name ?? claim.payerId;
}
