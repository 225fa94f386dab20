import { Inject, Injectable } from '@nestjs/common';
import type { LearningProgress } from '@portal/contracts';
import { LAB_SESSION_PREFIX, type LearningEventMetadata, PATTERN_LIST, type PatternId } from '@portal/domain';
import { GenerationRunEntity, LearningEventEntity, READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';

/** Sessions that are read at most, the latest. */
const MOST_SESSIONS = 5_000;
/** Sessions are compared by thirds, the first with the last. */
const THIRDS = 3;
/** Sessions from which on they are: three on each side. */
const FEWEST_SESSIONS = 9;

type StaffPractice = NonNullable<LearningProgress['staff']>;

interface Session {
  readonly patternId: PatternId;
  readonly userId: string;
  readonly correct: number;
  readonly total: number;
}

/** Answers what the simulated staff of a run practiced, apart from what people did in Claim Lab. */
@Injectable()
export class StaffPracticeReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** The practice of a run's staff; null for a set of claims that came from files, in which nobody is simulated. */
  async practiceOf(runId: string): Promise<StaffPractice | null> {
    const runs = this.reader.getRepository(GenerationRunEntity);
    const run = await runs.findOne({ select: { id: true, origin: true }, where: { id: runId } });
    if (!run || run.origin !== null) return null;
    const sessions = await this.sessions(runId);
    const latest = sessions.slice(-MOST_SESSIONS);
    const patterns = PATTERN_LIST.flatMap(({ id, name }) => {
      const own = latest.filter(({ patternId }) => patternId === id);
      return own.length === 0 ? [] : [{ patternId: id, patternName: name, ...figuresOf(own) }];
    });
    return { ...figuresOf(latest), whole: latest.length === sessions.length, patterns };
  }

  /** Completed sessions in order of time: those that are looked at, and one more where there are more. */
  private async sessions(runId: string): Promise<Session[]> {
    const rows = await this.reader
      .getRepository(LearningEventEntity)
      .createQueryBuilder('event')
      .select('event.patternId', 'patternId')
      .addSelect('event.userId', 'userId')
      .addSelect('event.metadata', 'metadata')
      .where("event.runId = :runId AND event.type = 'practice-completed'", { runId })
      .andWhere('event.sessionId NOT LIKE :byHand', { byHand: `${LAB_SESSION_PREFIX}%` })
      .orderBy('event.timestamp', 'DESC')
      .addOrderBy('event.id', 'DESC')
      .limit(MOST_SESSIONS + 1)
      .getRawMany<{ patternId: PatternId; userId: string; metadata: string }>();
    return rows.reverse().map(({ patternId, userId, metadata }) => {
      const { correct = 0, total = 0 } = JSON.parse(metadata) as LearningEventMetadata;
      return { patternId, userId, correct, total };
    });
  }
}

function figuresOf(sessions: readonly Session[]): Omit<StaffPractice, 'whole' | 'patterns'> {
  const third = Math.floor(sessions.length / THIRDS);
  const [first, last] = [scoreOf(sessions.slice(0, third)), scoreOf(sessions.slice(-third))];
  const told = sessions.length >= FEWEST_SESSIONS && first !== null && last !== null;
  return {
    sessions: sessions.length,
    people: new Set(sessions.map(({ userId }) => userId)).size,
    score: scoreOf(sessions),
    thirds: told ? { sessions: third, first, last } : null,
  };
}

/** Sessions weigh by their exercises, as in the practice score of the dashboard. */
function scoreOf(sessions: readonly Session[]): number | null {
  const exercises = sessions.reduce((sum, { total }) => sum + total, 0);
  return exercises === 0 ? null : sessions.reduce((sum, { correct }) => sum + correct, 0) / exercises;
}
