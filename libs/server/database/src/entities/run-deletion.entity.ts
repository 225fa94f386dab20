import { Entity, PrimaryColumn } from 'typeorm';
import { UtcDateTime, Whole } from '../columns/portable-columns.js';

/** A run that is being deleted: no run names its rows any more. It goes with the last of them. */
@Entity('run_deletions')
export class RunDeletionEntity {
  @PrimaryColumn({ name: 'run_id', type: 'text' }) runId!: string;
  /** Rows that it had at the beginning, those apart that go with others. */
  @Whole() rows!: number;
  /** Of those, removed by now. */
  @Whole() removed!: number;
  /** Real. */
  @UtcDateTime({ name: 'started_at' }) startedAt!: string;
}
