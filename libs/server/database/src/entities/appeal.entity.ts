import type { Appeal, AppealStatus } from '@portal/domain';
import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MoneyCents, Text, UtcDateTime } from '../columns/portable-columns.js';
import { ClaimEntity } from './claim.entity.js';

/** An appeal as it is stored. A claim with appeals cannot be deleted but with its whole run. */
@Entity('appeals')
@Index('ix_appeals_claim', ['claimId'])
@Index('ix_appeals_run_date', ['runId', 'appealDate', 'id'])
@Index('ix_appeals_run_outcome', ['runId', 'outcomeDate', 'claimId'])
@Check('ck_appeals_status', `appeal_status IN ('pending', 'overturned', 'upheld')`)
@Check('ck_appeals_outcome', `(outcome_date IS NULL) = (appeal_status = 'pending')`)
export class AppealEntity implements Appeal {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text({ name: 'claim_id' }) claimId!: string;
  @Text({ name: 'run_id', nullable: true }) runId!: string | null;
  @UtcDateTime({ name: 'appeal_date' }) appealDate!: string;
  @Text({ name: 'appeal_reason' }) appealReason!: string;
  @Text({ name: 'appeal_status' }) appealStatus!: AppealStatus;
  @UtcDateTime({ name: 'decision_due_date' }) decisionDueDate!: string;
  @UtcDateTime({ name: 'outcome_date', nullable: true }) outcomeDate!: string | null;
  @MoneyCents({ name: 'amount_at_stake' }) amountAtStake!: number;
  @MoneyCents({ name: 'recovered_amount' }) recoveredAmount!: number;
  @UtcDateTime({ name: 'recorded_at' }) recordedAt!: string;

  @ManyToOne(() => ClaimEntity)
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'fk_appeals_claim' })
  claim!: ClaimEntity;
}
