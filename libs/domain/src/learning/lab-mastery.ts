/**
 * Share of what is still to be learned that one session with every point teaches. Our assumption: practice with
 * immediate feedback on one's own claims teaches far more than a session that only exposes to a pattern.
 */
export const SESSION_GAIN = 0.5;

/** Mastery from which on a pattern counts as mastered. */
export const MASTERED = 0.8;

/**
 * Mastery (0 to 1) after one more session. Who knows nothing and gets every point stands at 50 %, after three such
 * sessions at 87.5 %.
 * @param score share of the points, 0 to 1
 */
export function masteryAfter(mastery: number, score: number): number {
  return mastery + (1 - mastery) * SESSION_GAIN * score;
}

/** Mastery after sessions with these scores, in order of time. */
export function masteryOf(scores: readonly number[]): number {
  return scores.reduce(masteryAfter, 0);
}
