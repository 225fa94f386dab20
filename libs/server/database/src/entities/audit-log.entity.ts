import type { AuditEntry, AuditSource, BackfillStrategy } from '@portal/domain';
import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { JsonText, Text, UtcDateTime, Whole } from '../columns/portable-columns.js';

/** A change of the payer side. Rows are only ever added. */
@Entity('audit_log')
@Index('ix_audit_log_payer', ['payerId', 'id'])
@Check('ck_audit_log_source', `source IN ('starting-state', 'backfill', 'automation', 'editor', 'booking')`)
export class AuditLogEntity implements AuditEntry {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @UtcDateTime({ name: 'recorded_at' }) recordedAt!: string;
  @Text({ name: 'actor_user_id' }) actorUserId!: string;
  @Text() source!: AuditSource;
  @Text() action!: string;
  @Text() entity!: string;
  @Text({ name: 'entity_id' }) entityId!: string;
  @Text({ name: 'payer_id', nullable: true }) payerId!: string | null;
  @JsonText({ nullable: true }) before!: Readonly<Record<string, unknown>> | null;
  @JsonText({ nullable: true }) after!: Readonly<Record<string, unknown>> | null;
  @Text() note!: string;
}

/** A backfill that was applied: the plan that was approved, by whom, and the SQL that was run. */
@Entity('backfill_runs')
export class BackfillRunEntity {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text({ name: 'plan_hash' }) planHash!: string;
  @Text() strategy!: BackfillStrategy;
  @Text({ name: 'reviewed_by' }) reviewedBy!: string;
  @Text({ name: 'actor_user_id' }) actorUserId!: string;
  @Whole() changes!: number;
  @Text() statements!: string;
  @UtcDateTime({ name: 'recorded_at' }) recordedAt!: string;
}
