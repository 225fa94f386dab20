import type { CodeRule } from '@portal/domain';
import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { JsonText, MoneyCents, Text, Whole } from '../columns/portable-columns.js';
import { ClaimEntity } from './claim.entity.js';
import { GenerationRunEntity } from './generation-run.entity.js';

/** What payers ask of a procedure code; kept in step with the policy book. */
@Entity('code_intelligence')
export class CodeIntelligenceEntity {
  @PrimaryColumn({ type: 'text' }) code!: string;
  /** Our own words. */
  @Text() label!: string;
  @Text() category!: string;
  @Whole({ name: 'maximum_units' }) maximumUnits!: number;
  /** The code and its first rule in one line. */
  @Text() summary!: string;
  @JsonText() rules!: readonly CodeRule[];
}

/** The policy that a denied claim broke, read from its content; `UNEXPLAINED` where no rule of the book says why. */
@Entity('policy_claims')
@Index('ix_policy_claims_policy', ['runId', 'policyId', 'claimId'])
export class PolicyClaimEntity {
  @PrimaryColumn({ name: 'claim_id', type: 'text' }) claimId!: string;
  @Text({ name: 'run_id' }) runId!: string;
  @Text({ name: 'policy_id' }) policyId!: string;

  @ManyToOne(() => ClaimEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'fk_policy_claims_claim' })
  claim!: Relation<ClaimEntity>;
}

/** Claims that a policy looked at and denied, by day of the payer's answer. */
@Entity('policy_daily_metrics')
export class PolicyDailyMetricEntity {
  @PrimaryColumn({ name: 'run_id', type: 'text' }) runId!: string;
  @PrimaryColumn({ name: 'policy_id', type: 'text' }) policyId!: string;
  @PrimaryColumn({ type: 'text' }) day!: string;
  @Whole() claims!: number;
  @Whole() denied!: number;
  @MoneyCents({ name: 'denied_billed' }) deniedBilled!: number;

  @ManyToOne(() => GenerationRunEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'fk_policy_daily_metrics_run' })
  run!: Relation<GenerationRunEntity>;
}
