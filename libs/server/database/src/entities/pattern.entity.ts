import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Text } from '../columns/portable-columns.js';
import { ClaimEntity } from './claim.entity.js';

/** A denial pattern; its content stands in the domain's catalogue. */
@Entity('patterns')
export class PatternEntity {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text() name!: string;
  @Text() category!: string;
}

/** Link of a claim to the pattern that was injected into it. Part of the planting, not of detection (law 4). */
@Entity('pattern_claims', { withoutRowid: true })
@Index('ix_pattern_claims_claim', ['claimId'])
export class PatternClaimEntity {
  @PrimaryColumn({ name: 'pattern_id', type: 'text' }) patternId!: string;
  @PrimaryColumn({ name: 'claim_id', type: 'text' }) claimId!: string;
  @Text({ name: 'run_id', nullable: true }) runId!: string | null;

  @ManyToOne(() => PatternEntity)
  @JoinColumn({ name: 'pattern_id', foreignKeyConstraintName: 'fk_pattern_claims_pattern' })
  pattern!: PatternEntity;

  @ManyToOne(() => ClaimEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'fk_pattern_claims_claim' })
  claim!: ClaimEntity;
}
