import { DomainError } from '../errors/domain-error.js';
import { HINTS_PER_EXERCISE } from './lab-help.js';
import type { LabAnswer, LabJudgement } from './judge-answer.js';

/** Exercises in a full session. */
export const LAB_EXERCISES = 10;
/** Tries at one exercise. */
export const LAB_TRIES = 3;
/** Points for one exercise: for the name of the pattern and for the mending. */
export const LAB_POINTS = { pattern: 3, mending: 7, exercise: 10 } as const;
/** Taken off for each earlier try and for each hint. */
const COST = { earlierTry: 2, hint: 2 } as const;
/** Real minutes without a sign of life after which a session counts as abandoned. */
export const LAB_IDLE_MINUTES = 120;

/** One try at an exercise as it is kept; what it was worth can be judged again at any time. */
export interface LabTry extends LabAnswer {
  readonly points: number;
}

/** A denied claim that a person is to mend. */
export interface LabExercise {
  readonly claimId: string;
  readonly hints: number;
  readonly tries: readonly LabTry[];
  /** Points so far: those of the best try. */
  readonly points: number;
  readonly state: 'open' | 'right' | 'partly' | 'missed';
}

/** Where a session stands. */
export type LabSessionState = 'open' | 'completed' | 'abandoned';

/** An exercise that nobody has touched. */
export function freshExercise(claimId: string): LabExercise {
  return { claimId, hints: 0, tries: [], points: 0, state: 'open' };
}

/** The first exercise that is still open, from 0; -1 when all are done. */
export function currentExercise(exercises: readonly LabExercise[]): number {
  return exercises.findIndex(({ state }) => state === 'open');
}

/**
 * The exercise after a try. It is done once the payer would pay in full, or after the last try.
 * @throws DomainError `conflict` when the exercise is done
 */
export function afterTry(exercise: LabExercise, given: LabAnswer, judged: LabJudgement): LabExercise {
  assertOpen(exercise);
  const worth = (judged.patternRight ? LAB_POINTS.pattern : 0) + Math.floor(LAB_POINTS.mending * judged.mended + 1e-9);
  const cost = COST.earlierTry * exercise.tries.length + COST.hint * exercise.hints;
  const tried: LabTry = { patternId: given.patternId, edits: given.edits, points: Math.max(0, worth - cost) };
  const tries = [...exercise.tries, tried];
  const points = Math.max(exercise.points, tried.points);
  const mended = judged.grade === 'paid';
  const done = mended || tries.length === LAB_TRIES;
  return { ...exercise, tries, points, state: done ? endState(points, mended && judged.patternRight) : 'open' };
}

/**
 * The exercise after one more hint.
 * @throws DomainError `conflict` when the exercise is done or has no hint left
 */
export function afterHint(exercise: LabExercise): LabExercise {
  assertOpen(exercise);
  if (exercise.hints === HINTS_PER_EXERCISE) throw new DomainError('conflict', 'There is no hint left.');
  return { ...exercise, hints: exercise.hints + 1 };
}

/** The exercise given up: the way is shown, the points of its best try stay. One that is done stays as it is. */
export function givenUp(exercise: LabExercise): LabExercise {
  return exercise.state === 'open' ? { ...exercise, state: endState(exercise.points, false) } : exercise;
}

/** Points and counts of a session. */
export interface LabScore {
  readonly points: number;
  readonly possible: number;
  readonly correct: number;
  readonly hints: number;
  readonly answered: number;
}

/** Adds a session up. */
export function scoreOf(exercises: readonly LabExercise[]): LabScore {
  const done = exercises.filter(({ state }) => state !== 'open');
  return {
    points: exercises.reduce((sum, { points }) => sum + points, 0),
    possible: exercises.length * LAB_POINTS.exercise,
    correct: exercises.filter(({ state }) => state === 'right').length,
    hints: exercises.reduce((sum, { hints }) => sum + hints, 0),
    answered: done.length,
  };
}

/** The share of a full session's points, 0 to 1: a short session teaches less. */
export function sessionScore(exercises: readonly LabExercise[]): number {
  return Math.min(1, scoreOf(exercises).points / (LAB_EXERCISES * LAB_POINTS.exercise));
}

function endState(points: number, right: boolean): LabExercise['state'] {
  if (right) return 'right';
  return points > 0 ? 'partly' : 'missed';
}

function assertOpen({ state }: LabExercise): void {
  if (state !== 'open') throw new DomainError('conflict', 'The exercise is done.');
}
