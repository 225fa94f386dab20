import type { LabExercise, LabSessionState, PatternId } from '@portal/domain';
import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { JsonText, Text, UtcDateTime, Whole } from '../columns/portable-columns.js';

/** A person's session in Claim Lab, with what was answered so far. */
@Entity('lab_sessions')
@Index('ix_lab_sessions_started', ['startedAt', 'id'])
@Index('ix_lab_sessions_user', ['userId', 'patternId'])
@Check('ck_lab_sessions_state', `state IN ('open', 'completed', 'abandoned')`)
export class LabSessionEntity {
  /** `LAB-<number>`, in order of start. */
  @PrimaryColumn({ type: 'text' }) id!: string;
  /** The run whose denied claims are mended; null for claims of no run. */
  @Text({ name: 'run_id', nullable: true }) runId!: string | null;
  @Text({ name: 'pattern_id' }) patternId!: PatternId;
  @Text({ name: 'user_id' }) userId!: string;
  /** Provider that the person works for. */
  @Text({ name: 'provider_id' }) providerId!: string;
  @Text() state!: LabSessionState;
  @JsonText() exercises!: readonly LabExercise[];
  @Whole() points!: number;
  @Whole() possible!: number;
  @Whole() correct!: number;
  /** Real. */
  @UtcDateTime({ name: 'started_at' }) startedAt!: string;
  /** Real: the last sign of life. */
  @UtcDateTime({ name: 'active_at' }) activeAt!: string;
  /** Simulated time of the start; null for claims of no run. */
  @UtcDateTime({ name: 'simulated_start', nullable: true }) simulatedStart!: string | null;
  /** Simulated time of the completion; null until then. */
  @UtcDateTime({ name: 'simulated_end', nullable: true }) simulatedEnd!: string | null;
  /** Grows with every change: of two answers at once one learns that it came second. */
  @Whole() revision!: number;
}
