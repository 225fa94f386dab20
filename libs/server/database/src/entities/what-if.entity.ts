import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CalendarDay, JsonText, Text, UtcDateTime, Whole } from '../columns/portable-columns.js';
import { GenerationRunEntity } from './generation-run.entity.js';

/** Futures of a run that were compared, as they were asked for and as they came. They go with their run. */
@Entity('what_ifs')
@Index('ix_what_ifs_created', ['createdAt', 'id'])
@Index('ix_what_ifs_run', ['runId', 'createdAt', 'id'])
export class WhatIfEntity {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text({ name: 'run_id' }) runId!: string;
  @Text() name!: string;
  /** Simulated day on which the futures part. */
  @CalendarDay({ name: 'from_day' }) from!: string;
  @Whole() days!: number;
  /** What was asked for: each future with what it changes. */
  @JsonText() branches!: unknown;
  /** What came of them, the world as it is first. */
  @JsonText() futures!: unknown;
  /** Real. */
  @UtcDateTime({ name: 'created_at' }) createdAt!: string;
  /** Real. */
  @UtcDateTime({ name: 'computed_at' }) computedAt!: string;

  @ManyToOne(() => GenerationRunEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'fk_what_ifs_run' })
  run?: Relation<GenerationRunEntity>;
}
