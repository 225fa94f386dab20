import type { ClaimTruth } from '@portal/domain';
import { Text, Whole } from '@portal/server/database';
import { Entity, PrimaryColumn } from 'typeorm';

/**
 * What was planted in a generated claim. It lives in this room because detection and metrics may not import it (law 4);
 * its table is made by the common migrations.
 */
@Entity('claim_truth', { withoutRowid: true })
export class ClaimTruthEntity implements ClaimTruth {
  @PrimaryColumn({ name: 'claim_id', type: 'text' }) claimId!: string;
  @Text({ name: 'run_id' }) runId!: string;
  @Text({ name: 'planted_cause_id', nullable: true }) plantedCauseId!: string | null;
  @Text({ nullable: true }) operation!: string | null;
  @Whole({ name: 'line_number', nullable: true }) lineNumber!: number | null;
  @Text({ nullable: true }) description!: string | null;
  @Text({ name: 'template_id' }) templateId!: string;
  @Text() stream!: string;
}
