import {
  DAY_SECONDS,
  DENIAL_PATTERNS,
  type EpochSeconds,
  practiceEvents,
  type PracticeInput,
  runEnd,
  startOfDay,
  toEpochSeconds,
} from '@portal/domain';
import { arrivalsOn, arrivalTimes } from '../schedule/arrivals.js';
import type { BatchRecorder } from './batch-recorder.js';
import { resubmit } from './resubmission.js';
import type { RunMemory } from './run-memory.js';
import type { RunInput } from './run-types.js';

/**
 * Puts the inputs before the instant into force: stages that begin, and what people changed, practiced or sent again
 * (law 1). Other patterns and other rates of denials and appeals count from that second on, another number of claims for
 * what is left of the day, another rate of practice from the next morning. Answers whether there were any.
 */
export function openInputs(memory: RunMemory, until: EpochSeconds, recorder: BatchRecorder): boolean {
  const { inputs } = memory;
  const before = memory.inputsRead;
  for (; memory.inputsRead < inputs.length; memory.inputsRead++) {
    const input = inputs[memory.inputsRead];
    if (!input || toEpochSeconds(input.at) >= until) break;
    if (input.kind === 'settings-changed') changeSettings(memory, input);
    else if (input.kind === 'claim-resubmitted') resubmit(memory, input, recorder);
    else learn(memory, input, recorder);
  }
  return memory.inputsRead > before;
}

/** Puts the day's claims that arrive after the instant into the queue, in place of any that stood there. */
export function planArrivals(memory: RunMemory, after: EpochSeconds): void {
  const { config, seed } = memory.run;
  const midnight = startOfDay(after + 1);
  const end = runEnd(config);
  if (end !== null && midnight >= end) return;
  const plan = ++memory.arrivalPlan;
  const count = arrivalsOn(config, seed, midnight, memory.settings.claimsPerDay);
  for (const at of arrivalTimes(seed, midnight, count)) {
    if (at > after) memory.queue.push({ at, order: 1, kind: 'claim-due', plan });
  }
}

function changeSettings(memory: RunMemory, { at, settings }: RunInput & { readonly kind: 'settings-changed' }): void {
  const { claimsPerDay } = memory.settings;
  Object.assign(memory.settings, settings);
  if (settings.patterns || settings.denialRate !== undefined)
    memory.causes.use(memory.settings.patterns, settings.denialRate);
  const instant = toEpochSeconds(at);
  // In the last second of a day nothing is left of it to plan anew.
  const dayIsLeft = (instant + 1) % DAY_SECONDS !== 0;
  if (memory.settings.claimsPerDay !== claimsPerDay && dayIsLeft) planArrivals(memory, instant);
}

/** A step of a person's session becomes events like those of the staff; its end teaches. */
function learn(memory: RunMemory, input: RunInput & PracticeInput, recorder: BatchRecorder): void {
  const { at, patternId, providerId, userId } = input;
  const nextId = () => memory.nextId('EVT', ++memory.events);
  for (const event of practiceEvents(input, { runId: memory.run.runId, at, nextId })) recorder.learned(event);
  if (input.kind === 'practice-started') return;
  memory.mastery.teach(providerId, patternId, input.score);
  const subject = `${userId}, ${DENIAL_PATTERNS[patternId].name}`;
  recorder.tell({ at, kind: 'practice', claimId: null, subject, amount: null });
}
