import type { Adjustment, ClaimLine, ClaimStatus } from '@portal/domain';
import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { JsonText, MoneyCents, Text, Whole } from '../columns/portable-columns.js';
import { ClaimEntity } from './claim.entity.js';

/** A line of a claim as it is stored. */
@Entity('claim_lines', { withoutRowid: true })
@Check('ck_claim_lines_status', `status IN ('submitted', 'approved', 'denied', 'appealed', 'overturned', 'upheld')`)
export class ClaimLineEntity implements ClaimLine {
  @PrimaryColumn({ name: 'claim_id', type: 'text' }) claimId!: string;
  @PrimaryColumn({ name: 'line_number', type: 'integer' }) lineNumber!: number;
  @Text({ name: 'procedure_code' }) procedureCode!: string;
  @JsonText() modifiers!: readonly string[];
  @Whole() units!: number;
  @JsonText({ name: 'diagnosis_codes' }) diagnosisCodes!: readonly string[];
  @Text({ nullable: true }) ndc!: string | null;
  @Text() status!: ClaimStatus;
  @MoneyCents({ name: 'billed_amount' }) billedAmount!: number;
  @MoneyCents({ name: 'allowed_amount' }) allowedAmount!: number;
  @MoneyCents({ name: 'paid_amount' }) paidAmount!: number;
  @MoneyCents({ name: 'patient_amount' }) patientAmount!: number;
  @JsonText() adjustments!: readonly Adjustment[];

  @ManyToOne(() => ClaimEntity, (claim) => claim.lineItems, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'fk_claim_lines_claim' })
  claim!: Relation<ClaimEntity>;
}
