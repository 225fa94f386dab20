import {
  LEARNING_CONTEXT,
  type LearningEvent,
  type LearningEventMetadata,
  type LearningEventType,
  type PatternId,
} from '@portal/domain';
import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { JsonText, Text, UtcDateTime } from '../columns/portable-columns.js';

/** A learning event as it is stored. */
@Entity('learning_events')
@Index('ix_learning_events_run_time', ['runId', 'timestamp', 'id'])
@Check('ck_learning_events_type', `type IN ('practice-started', 'practice-completed', 'correction-applied')`)
export class LearningEventEntity implements LearningEvent {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text({ name: 'run_id', nullable: true }) runId!: string | null;
  @UtcDateTime() timestamp!: string;
  @Text() type!: LearningEventType;
  @Text() context!: typeof LEARNING_CONTEXT;
  @Text({ name: 'pattern_id' }) patternId!: PatternId;
  @Text({ name: 'user_id' }) userId!: string;
  @Text({ name: 'provider_id' }) providerId!: string;
  @Text({ name: 'session_id' }) sessionId!: string;
  @JsonText() metadata!: LearningEventMetadata;
  @UtcDateTime({ name: 'recorded_at' }) recordedAt!: string;
}
