import { Inject, Injectable } from '@nestjs/common';
import type { LearningEventQuery, LearningEventView } from '@portal/contracts';
import { DENIAL_PATTERNS } from '@portal/domain';
import { LearningEventEntity, READER, readKeysetPage } from '@portal/server/database';
import type { DataSource } from 'typeorm';

/** Answers questions about practice. */
@Injectable()
export class LearningReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** A page of learning events, newest first. */
  async list({ cursor, limit, runId, patternId, providerId, userId, type, from, to }: LearningEventQuery) {
    const query = this.reader.getRepository(LearningEventEntity).createQueryBuilder('event');
    if (runId) query.andWhere('event.runId = :runId', { runId });
    if (patternId) query.andWhere('event.patternId IN (:...patternId)', { patternId });
    if (providerId) query.andWhere('event.providerId IN (:...providerId)', { providerId });
    if (userId) query.andWhere('event.userId IN (:...userId)', { userId });
    if (type) query.andWhere('event.type IN (:...type)', { type });
    if (from) query.andWhere('event.timestamp >= :from', { from });
    if (to) query.andWhere('event.timestamp < :end', { end: `${to}T24` });
    const total = await query.getCount();
    const { rows, ...cursors } = await readKeysetPage(
      query,
      { property: 'timestamp', descending: true },
      cursor,
      limit,
    );
    return { items: rows.map(toEventView), ...cursors, total };
  }

  /** Sessions, corrections, people and mean score per pattern. */
  async summary(runId: string | undefined) {
    const query = this.reader.getRepository(LearningEventEntity).createQueryBuilder('event').where('1 = 1');
    if (runId) query.andWhere('event.runId = :runId', { runId });
    const counts = await query
      .clone()
      .select('event.patternId', 'patternId')
      .addSelect('event.type', 'type')
      .addSelect('COUNT(*)', 'events')
      .addSelect('COUNT(DISTINCT event.userId)', 'users')
      .groupBy('event.patternId')
      .addGroupBy('event.type')
      .getRawMany<{ patternId: string; type: string; events: string; users: string }>();
    const completed = await query
      .clone()
      .andWhere("event.type = 'practice-completed'")
      .select(['event.id', 'event.patternId', 'event.metadata'])
      .getMany();
    return {
      items: Object.values(DENIAL_PATTERNS).map(({ id, name }) => {
        const of = (type: string) => counts.find((row) => row.patternId === id && row.type === type);
        const scores = completed
          .filter((event) => event.patternId === id)
          .map(({ metadata }) => (metadata.correct ?? 0) / (metadata.total || 1));
        return {
          patternId: id,
          name,
          sessions: Number(of('practice-completed')?.events ?? 0),
          corrections: Number(of('correction-applied')?.events ?? 0),
          meanScore: scores.length > 0 ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null,
          users: Number(of('practice-completed')?.users ?? 0),
        };
      }),
    };
  }
}

function toEventView({
  id,
  runId,
  timestamp,
  type,
  context,
  patternId,
  userId,
  providerId,
  sessionId,
  metadata,
}: LearningEventEntity): LearningEventView {
  return { id, runId, timestamp, type, context, patternId, userId, providerId, sessionId, metadata };
}
