import type { ResultsFigures } from '@portal/domain';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CalendarDay, JsonText, Text, UtcDateTime } from '../columns/portable-columns.js';

/**
 * A statement of results for a period that is over. Rows are only ever added; each holds the hash of the one before. They stay
 * when their run is deleted.
 */
@Entity('results_statements')
@Index('uq_results_statements_period', ['runId', 'from', 'to'], { unique: true })
export class ResultsStatementEntity {
  /** `RES-000001`, in order of issue. */
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text({ name: 'run_id' }) runId!: string;
  /** First simulated day. */
  @CalendarDay({ name: 'period_from' }) from!: string;
  /** Last simulated day. */
  @CalendarDay({ name: 'period_to' }) to!: string;
  @JsonText() figures!: ResultsFigures;
  @Text({ name: 'issued_by' }) issuedBy!: string;
  /** Real. */
  @UtcDateTime({ name: 'issued_at' }) issuedAt!: string;
  /** Null for the first one. */
  @Text({ name: 'previous_hash', nullable: true }) previousHash!: string | null;
  @Text() hash!: string;
}
