import { DAY_SECONDS, type EpochSeconds, firstOpening, runEnd, toEpochSeconds } from '@portal/domain';
import { type GenerationRun, horizon } from '../runs/generation-run.js';
import type { RunOutcome } from '../runs/run-lifecycle.js';

/** Longest piece of simulated time in one batch: a quiet practice still shows its progress. */
const LONGEST_PIECE = 7 * DAY_SECONDS;

/**
 * The instant up to which the run may be simulated now, in one batch. Flat out that is as far as a batch may reach, but
 * never across the first opening, where the clock takes over; else what the clock shows. Never past the horizon.
 * @param clockNow what the simulated clock shows; infinite at `max`
 */
export function dueUntil(run: GenerationRun, clockNow: EpochSeconds): EpochSeconds {
  const cursor = toEpochSeconds(run.cursor);
  const opening = firstOpening(run.config);
  const piece = Math.min(cursor + LONGEST_PIECE, horizon(run));
  const isPaced = run.speed !== 'max' && !run.stepping;
  if (!isPaced) return piece;
  return cursor < opening ? Math.min(piece, opening) : Math.max(cursor, Math.min(piece, clockNow));
}

/** What becomes of the run at this instant: it is complete at its end, holds where it was asked to, or goes on (null). */
export function arrival(run: GenerationRun, at: EpochSeconds): RunOutcome | null {
  const end = runEnd(run.config);
  if (end !== null && at >= end) return 'complete';
  return at >= horizon(run) ? 'hold' : null;
}
