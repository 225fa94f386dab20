import { Inject, Injectable } from '@nestjs/common';
import type { LabSessionPage, LabSessionQuery, LabSessionView } from '@portal/contracts';
import {
  currentExercise,
  DENIAL_PATTERNS,
  LAB_EXERCISES,
  LAB_POINTS,
  masteryAfter,
  masteryOf,
  type PatternId,
  scoreOf,
} from '@portal/domain';
import { LabSessionEntity, READER, readKeysetPage } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { type DataSource, In } from 'typeorm';
import { stateOf } from './session-state.js';

/** Sessions whose claims do not come again while there are others. */
const REMEMBERED_SESSIONS = 20;

/** What a completed session earned. */
export interface SessionScore {
  readonly id: string;
  readonly userId: string;
  readonly patternId: PatternId;
  readonly startedAt: string;
  /** Share of a full session's points. */
  readonly score: number;
}

/** Answers questions about sessions. */
@Injectable()
export class LabSessionReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly wallClock: WallClock,
  ) {}

  /** A page of sessions, latest first. */
  async list({ cursor, limit, userId, patternId, runId }: LabSessionQuery): Promise<LabSessionPage> {
    const query = this.reader.getRepository(LabSessionEntity).createQueryBuilder('session').where('1 = 1');
    if (userId) query.andWhere('session.userId = :userId', { userId });
    if (patternId) query.andWhere('session.patternId = :patternId', { patternId });
    if (runId) query.andWhere('session.runId = :runId', { runId });
    const total = await query.getCount();
    const order = { property: 'startedAt', descending: true } as const;
    const { rows, ...cursors } = await readKeysetPage(query, order, cursor, limit);
    const scores = await this.scores([...new Set(rows.map((row) => row.userId))]);
    return { items: rows.map((row) => this.asView(row, scores)), ...cursors, total };
  }

  /** A session as the person sees it. */
  async view(session: LabSessionEntity): Promise<LabSessionView> {
    return this.asView(session, await this.scores([session.userId]));
  }

  /** What a person's completed sessions earned, in order of time. */
  scoresOf(userId: string): Promise<SessionScore[]> {
    return this.scores([userId]);
  }

  /** Claims that the person has had in exercises lately. */
  async claimsOf(userId: string): Promise<ReadonlySet<string>> {
    const sessions = await this.reader.getRepository(LabSessionEntity).find({
      select: { id: true, exercises: true },
      where: { userId },
      order: { startedAt: 'DESC' },
      take: REMEMBERED_SESSIONS,
    });
    return new Set(sessions.flatMap(({ exercises }) => exercises.map(({ claimId }) => claimId)));
  }

  private async scores(userIds: readonly string[]): Promise<SessionScore[]> {
    if (userIds.length === 0) return [];
    const rows = await this.reader.getRepository(LabSessionEntity).find({
      select: { id: true, userId: true, patternId: true, points: true, startedAt: true },
      where: { userId: In(userIds), state: 'completed' },
      order: { startedAt: 'ASC', id: 'ASC' },
    });
    return rows.map(({ points, ...row }) => ({ ...row, score: points / (LAB_EXERCISES * LAB_POINTS.exercise) }));
  }

  private asView(session: LabSessionEntity, scores: readonly SessionScore[]): LabSessionView {
    const { id, runId, patternId, userId, providerId, exercises, startedAt, activeAt } = session;
    const { points, possible, correct, hints } = scoreOf(exercises);
    const state = stateOf(session, this.wallClock.now());
    const current = state === 'open' ? currentExercise(exercises) : -1;
    const own = scores.filter((other) => other.userId === userId && other.patternId === patternId);
    const masteryBefore = masteryOf(
      own.filter((other) => other.startedAt < startedAt && other.id !== id).map(({ score }) => score),
    );
    const score = own.find((other) => other.id === id)?.score ?? 0;
    return {
      ...{ id, runId, patternId, userId, providerId, state, points, possible, correct, hints, startedAt },
      patternName: DENIAL_PATTERNS[patternId].name,
      exercises: exercises.map((exercise) => ({ state: exercise.state, points: exercise.points })),
      current: current < 0 ? null : current + 1,
      seconds: Math.round((Date.parse(activeAt) - Date.parse(startedAt)) / 1000),
      simulatedStart: session.simulatedStart,
      simulatedEnd: session.simulatedEnd,
      masteryBefore,
      masteryAfter: masteryAfter(masteryBefore, score),
    };
  }
}
