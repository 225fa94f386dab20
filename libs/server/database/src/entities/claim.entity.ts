import type { AdjustmentGroup, Claim, ClaimSource, ClaimStatus, InitialStatus, PayerRecord } from '@portal/domain';
import { Check, Entity, Index, OneToMany, PrimaryColumn } from 'typeorm';
import { CalendarDay, Flag, JsonText, MoneyCents, Text, UtcDateTime, Whole } from '../columns/portable-columns.js';
import { ClaimLineEntity } from './claim-line.entity.js';

/** What the list filters by beside what leads an index, so that a claim is refused without its row being read. */
const BESIDE = ['processingDate', 'billedAmount', 'procedureCodes'];

/** A claim as it is stored. Lines stand in their own table; money in cents. */
@Entity('claims')
@Index('ix_claims_run_list', [
  ...['runId', 'submissionDate', 'id', 'initialStatus', 'providerId', 'payerId', 'denialCauseId'],
  ...BESIDE,
])
@Index('ix_claims_run_payer', [
  ...['runId', 'payerId', 'submissionDate', 'id', 'initialStatus', 'providerId', 'denialCauseId'],
  ...BESIDE,
])
@Index('ix_claims_run_provider', [
  ...['runId', 'providerId', 'submissionDate', 'id', 'initialStatus', 'payerId', 'denialCauseId'],
  ...BESIDE,
])
@Index(
  'ix_claims_run_status',
  ['runId', 'status', 'submissionDate', 'id', 'providerId', 'payerId', 'denialCauseId', ...BESIDE],
  { where: `"status" <> 'approved'` },
)
@Index(
  'ix_claims_run_cause',
  ['runId', 'denialCauseId', 'submissionDate', 'id', 'initialStatus', 'providerId', 'payerId', ...BESIDE],
  { where: '"denial_cause_id" IS NOT NULL' },
)
@Index('ix_claims_run_processing', [
  ...['runId', 'processingDate', 'id', 'submissionDate', 'initialStatus', 'providerId', 'payerId', 'denialCauseId'],
  ...['billedAmount', 'procedureCodes'],
])
@Index('ix_claims_run_services', [
  ...['runId', 'procedureCodes', 'submissionDate', 'id', 'initialStatus', 'providerId', 'payerId', 'denialCauseId'],
  ...['processingDate', 'billedAmount'],
])
@Index('ix_claims_run_billed', [
  ...['runId', 'billedAmount', 'id', 'procedureCodes', 'providerId', 'payerId', 'submissionDate'],
])
@Check('ck_claims_status', `status IN ('submitted', 'approved', 'denied', 'appealed', 'overturned', 'upheld')`)
@Check('ck_claims_initial', `initial_status IN ('approved', 'denied')`)
@Check('ck_claims_reason', `(denial_reason IS NOT NULL) = (initial_status IS NOT NULL AND initial_status = 'denied')`)
@Check(
  'ck_claims_balance',
  `initial_status IS NULL OR billed_amount - adjustment_amount = paid_amount + patient_amount`,
)
export class ClaimEntity implements Claim {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text({ name: 'run_id', nullable: true }) runId!: string | null;
  @Text() source!: ClaimSource;
  @Whole() sequence!: number;
  @Flag() synthetic!: boolean;
  @Text({ name: 'provider_id' }) providerId!: string;
  @Text({ name: 'specialty_id' }) specialtyId!: string;
  @Text({ name: 'billing_npi' }) billingNpi!: string;
  @Text({ name: 'rendering_npi', nullable: true }) renderingNpi!: string | null;
  @Text({ name: 'payer_id' }) payerId!: string;
  @Text({ name: 'patient_id' }) patientId!: string;
  @Text({ name: 'patient_name' }) patientName!: string;
  @CalendarDay({ name: 'patient_dob', nullable: true }) patientDob!: string | null;
  @Text({ name: 'patient_sex' }) patientSex!: 'F' | 'M';
  @Text({ name: 'member_id' }) memberId!: string;
  @CalendarDay({ name: 'date_of_service' }) dateOfService!: string;
  @UtcDateTime({ name: 'submission_date' }) submissionDate!: string;
  @UtcDateTime({ name: 'processing_date', nullable: true }) processingDate!: string | null;
  @Text({ name: 'place_of_service', nullable: true }) placeOfService!: string | null;
  @Text({ name: 'service_location', nullable: true }) serviceLocation!: string | null;
  @JsonText({ name: 'diagnosis_codes' }) diagnosisCodes!: readonly string[];
  @JsonText({ name: 'procedure_codes' }) procedureCodes!: readonly string[];
  @Text({ name: 'authorization_number', nullable: true }) authorizationNumber!: string | null;
  @Text({ name: 'referral_number', nullable: true }) referralNumber!: string | null;
  @Text({ name: 'ordering_npi', nullable: true }) orderingNpi!: string | null;
  @Text({ name: 'referring_npi', nullable: true }) referringNpi!: string | null;
  @Text({ name: 'clia_number', nullable: true }) cliaNumber!: string | null;
  @CalendarDay({ name: 'accident_date', nullable: true }) accidentDate!: string | null;
  @Text({ name: 'attachment_control_number', nullable: true }) attachmentControlNumber!: string | null;
  @Text({ name: 'primary_remittance_number', nullable: true }) primaryRemittanceNumber!: string | null;
  @Text({ name: 'frequency_code' }) frequencyCode!: '1' | '7';
  @Text({ name: 'original_claim_id', nullable: true }) originalClaimId!: string | null;
  @JsonText({ name: 'payer_record' }) payerRecord!: PayerRecord;
  @MoneyCents({ name: 'billed_amount' }) billedAmount!: number;
  @MoneyCents({ name: 'allowed_amount' }) allowedAmount!: number;
  @MoneyCents({ name: 'paid_amount' }) paidAmount!: number;
  @MoneyCents({ name: 'patient_amount' }) patientAmount!: number;
  @MoneyCents({ name: 'adjustment_amount' }) adjustmentAmount!: number;
  @Text() status!: ClaimStatus;
  @Text({ name: 'initial_status', nullable: true }) initialStatus!: InitialStatus | null;
  @Text({ name: 'denial_reason', nullable: true }) denialReason!: string | null;
  @Text({ name: 'denial_cause_id', nullable: true }) denialCauseId!: string | null;
  @Text({ name: 'denial_group', nullable: true }) denialGroup!: AdjustmentGroup | null;
  @Text({ name: 'denial_carc', nullable: true }) denialCarc!: string | null;
  @JsonText({ name: 'denial_rarcs' }) denialRarcs!: readonly string[];
  @Whole({ name: 'denial_line', nullable: true }) denialLine!: number | null;
  /** Real time of the first write (law 8). */
  @UtcDateTime({ name: 'recorded_at' }) recordedAt!: string;

  @OneToMany(() => ClaimLineEntity, (line) => line.claim)
  lineItems!: ClaimLineEntity[];
}
