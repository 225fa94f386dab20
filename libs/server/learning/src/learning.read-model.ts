import { Inject, Injectable } from '@nestjs/common';
import type { LearningEventQuery, LearningEventView, LearningSummary } from '@portal/contracts';
import { DENIAL_PATTERNS, type LearningEventMetadata, type LearningEventType } from '@portal/domain';
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

  /** Sessions, corrections, people and mean score per pattern, of one run or of all. */
  async summary(runId: string | undefined): Promise<LearningSummary> {
    const query = this.reader
      .getRepository(LearningEventEntity)
      .createQueryBuilder('event')
      .select('event.patternId', 'patternId')
      .addSelect('event.type', 'type')
      .addSelect('COUNT(*)', 'events')
      .addSelect('COUNT(DISTINCT event.userId)', 'users')
      .addSelect(
        `AVG(COALESCE(${this.noted('correct')}, 0) * 1.0 / COALESCE(NULLIF(${this.noted('total')}, 0), 1))`,
        'score',
      )
      .groupBy('event.patternId')
      .addGroupBy('event.type');
    if (runId) query.where('event.runId = :runId', { runId });
    const rows = await query.getRawMany<{
      patternId: string;
      type: string;
      events: string;
      users: string;
      score: string;
    }>();
    return {
      items: Object.values(DENIAL_PATTERNS).map(({ id, name }) => {
        const of = (type: LearningEventType) => rows.find((row) => row.patternId === id && row.type === type);
        const completed = of('practice-completed');
        return {
          patternId: id,
          name,
          sessions: Number(completed?.events ?? 0),
          corrections: Number(of('correction-applied')?.events ?? 0),
          meanScore: completed ? Number(completed.score) : null,
          users: Number(completed?.users ?? 0),
        };
      }),
    };
  }

  /** SQL of a number that an event's metadata may hold. */
  private noted(name: keyof LearningEventMetadata): string {
    return this.reader.options.type === 'postgres'
      ? `(event.metadata::json ->> '${name}')::numeric`
      : `json_extract(event.metadata, '$.${name}')`;
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
