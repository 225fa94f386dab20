import { Entity, PrimaryColumn } from 'typeorm';
import { UtcDateTime } from '../columns/portable-columns.js';

/** A run that is being imported: its rows are not whole. It goes with the last row, or with all of them. */
@Entity('run_imports')
export class RunImportEntity {
  @PrimaryColumn({ name: 'run_id', type: 'text' }) runId!: string;
  /** Real. */
  @UtcDateTime({ name: 'started_at' }) startedAt!: string;
}
