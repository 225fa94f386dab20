import { Injectable } from '@nestjs/common';
import type { LabAnswerBody, LabStart } from '@portal/contracts';
import {
  afterHint,
  afterTry,
  type Claim,
  DomainError,
  freshExercise,
  givenUp,
  judgeAnswer,
  LAB_EXERCISES,
  LAB_SESSION_PREFIX,
  type LabExercise,
  type PolicyBook,
  scoreOf,
  unknownReference,
} from '@portal/domain';
import { REFERENCE } from '@portal/reference';
import { type LabSessionEntity, UnitOfWork } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { randomBytes } from 'node:crypto';
import { LabClaimsReadModel } from './lab-claims.read-model.js';
import { LabSessionReadModel } from './lab-session.read-model.js';
import { LabSessionStore, StaleSessionError } from './lab-session.store.js';
import { type Recorded, SessionRecorder } from './session-recorder.js';
import { stateOf } from './session-state.js';

/** Random bytes in the id of a session. */
const ID_BYTES = 5;

/** What becomes of an exercise; null when it stays as it is. */
type Step = (exercise: LabExercise, claim: Claim, book: PolicyBook) => LabExercise | null;

/** What people do in Claim Lab. Everything that is sent twice is done once. */
@Injectable()
export class ClaimLabService {
  constructor(
    private readonly claims: LabClaimsReadModel,
    private readonly sessions: LabSessionReadModel,
    private readonly store: LabSessionStore,
    private readonly recorder: SessionRecorder,
    private readonly unitOfWork: UnitOfWork,
    private readonly wallClock: WallClock,
  ) {}

  /**
   * Opens a session of up to ten denied claims; an earlier one of the same person is given up.
   * @throws DomainError `unknown-reference` for a run or provider that does not exist, `conflict` when there is nothing to
   * practice on
   */
  async start({ patternId, userId, providerId, runId }: LabStart): Promise<LabSessionEntity> {
    if (providerId !== undefined && !REFERENCE.providerById.has(providerId))
      throw unknownReference('provider', providerId, '/providerId');
    const scope = await this.claims.scope(runId);
    const known = await this.sessions.claimsOf(userId);
    const claims = await this.claims.forSession(scope, patternId, providerId, known, LAB_EXERCISES);
    if (claims.length === 0)
      throw new DomainError('conflict', 'There is no denied claim of this pattern yet that could be mended.');
    const now = this.wallClock.now();
    const id = `${LAB_SESSION_PREFIX}${randomBytes(ID_BYTES).toString('hex').toUpperCase()}`;
    const session: LabSessionEntity = {
      ...{ id, runId: scope.runId, patternId, userId, state: 'open', points: 0, correct: 0, revision: 1 },
      providerId: providerId ?? mostFrequentProvider(claims, patternId),
      exercises: claims.map((claim) => freshExercise(claim.id)),
      possible: scoreOf(claims.map((claim) => freshExercise(claim.id))).possible,
      startedAt: now,
      activeAt: now,
      simulatedStart: scope.simulatedNow,
      simulatedEnd: null,
    };
    const started = await this.recorder.started(session);
    await this.unitOfWork.run(async (manager) => {
      await this.store.open(manager, { ...session, simulatedStart: started.at ?? session.simulatedStart });
      await started.store(manager);
    });
    return this.store.find(id);
  }

  /**
   * Judges an answer.
   * @throws DomainError `invalid-input` for changes that cannot be made or a try out of turn, `conflict` when the
   * exercise is done or the same try was answered otherwise
   */
  answer(id: string, number: number, { try: tryNumber, patternId, edits }: LabAnswerBody): Promise<LabSessionEntity> {
    return this.step(id, number, (exercise, claim, book) => {
      const earlier = exercise.tries[tryNumber - 1];
      if (earlier) {
        if (JSON.stringify([earlier.patternId, earlier.edits]) === JSON.stringify([patternId, edits])) return null;
        throw new DomainError('conflict', `Try ${tryNumber} was answered otherwise.`);
      }
      if (exercise.state === 'open') inTurn('/try', tryNumber, exercise.tries.length + 1);
      return afterTry(exercise, { patternId, edits }, judgeAnswer(claim, { patternId, edits }, book));
    });
  }

  /** Gives a hint, which costs points. */
  hint(id: string, number: number, hint: number): Promise<LabSessionEntity> {
    return this.step(id, number, (exercise) => {
      if (hint <= exercise.hints) return null;
      inTurn('/hint', hint, exercise.hints + 1);
      return afterHint(exercise);
    });
  }

  /** Gives an exercise up and shows the way. */
  giveUp(id: string, number: number): Promise<LabSessionEntity> {
    return this.step(id, number, (exercise) => (exercise.state === 'open' ? givenUp(exercise) : null));
  }

  /** Ends a session before its last exercise; it counts as abandoned. One that is over stays as it is. */
  async end(id: string): Promise<LabSessionEntity> {
    await this.change(id, async (session) => (session.state === 'open' ? { state: 'abandoned' } : null));
    return this.store.find(id);
  }

  private async step(id: string, number: number, next: Step): Promise<LabSessionEntity> {
    await this.change(id, async (session) => {
      const exercise = session.exercises[number - 1];
      if (!exercise) throw new DomainError('not-found', `Session ${id} has no exercise ${number}.`);
      const [claim, book] = await Promise.all([this.claims.claim(exercise.claimId), this.claims.bookOf(session.runId)]);
      const changed = next(exercise, claim, book);
      if (!changed) return null;
      if (stateOf(session, this.wallClock.now()) !== 'open')
        throw new DomainError('conflict', `Session ${id} is over. Start another one.`);
      return this.changesFor(session, session.exercises.with(number - 1, changed));
    });
    return this.store.find(id);
  }

  private changesFor(session: LabSessionEntity, exercises: readonly LabExercise[]): Partial<LabSessionEntity> {
    const { points, correct, answered } = scoreOf(exercises);
    const done = answered === exercises.length;
    return { exercises, points, correct, activeAt: this.wallClock.now(), ...(done && { state: 'completed' }) };
  }

  /** Decides about the session as it is stored, again if another answer came first. */
  private async change(
    id: string,
    decide: (session: LabSessionEntity) => Promise<Partial<LabSessionEntity> | null>,
  ): Promise<void> {
    for (;;) {
      const session = await this.store.find(id);
      const changes = await decide(session);
      if (!changes) return;
      const changed = { ...session, ...changes };
      const completed: Recorded | null = changed.state === 'completed' ? await this.recorder.completed(changed) : null;
      try {
        await this.unitOfWork.run(async (manager) => {
          await this.store.save(manager, session, { ...changes, ...(completed && { simulatedEnd: completed.at }) });
          await completed?.store(manager);
        });
        return;
      } catch (error) {
        if (!(error instanceof StaleSessionError)) throw error;
      }
    }
  }
}

/** Tries and hints are counted: one that is sent twice is known by its number. */
function inTurn(pointer: string, number: number, next: number): void {
  if (number === next) return;
  const detail = `the next one is number ${next}`;
  throw new DomainError('invalid-input', `It is not the turn of number ${number}.`, [{ pointer, detail }]);
}

function mostFrequentProvider(claims: readonly Claim[], patternId: string): string {
  const counts = new Map<string, number>();
  for (const { providerId, denialCauseId } of claims)
    if (denialCauseId === patternId) counts.set(providerId, (counts.get(providerId) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? (claims[0] as Claim).providerId;
}
