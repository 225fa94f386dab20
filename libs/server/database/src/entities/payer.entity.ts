import type { MappingOverrides, PayerContract, PayerProfile, PayerStatus, PayerType, SetupFault } from '@portal/domain';
import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { JsonText, Text, UtcDateTime } from '../columns/portable-columns.js';

/** A payer of the practice as it is stored. */
@Entity('payers')
@Index('ux_payers_name', ['name'], { unique: true })
@Check('ck_payers_type', `type IN ('Private', 'Medicaid', 'Self-Pay')`)
@Check('ck_payers_status', `status_code IN ('approved', 'pending', 'suspended', 'rejected')`)
export class PayerEntity implements PayerProfile {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text() name!: string;
  @Text() type!: PayerType;
  @Text({ name: 'status_code' }) statusCode!: PayerStatus;
  @JsonText({ name: 'mapping_overrides' }) mappingOverrides!: MappingOverrides;
  @JsonText({ name: 'setup_faults' }) setupFaults!: readonly SetupFault[];
  @UtcDateTime({ name: 'created_at' }) createdAt!: string;
  @UtcDateTime({ name: 'updated_at' }) updatedAt!: string;
}

/** Contract of a provider with a payer. Providers are those of the reference world. */
@Entity('provider_payer_networks')
@Index('ix_provider_payer_networks_payer', ['payerId'])
@Check('ck_provider_payer_networks_status', `status IN ('active', 'ended')`)
export class ProviderPayerNetworkEntity implements PayerContract {
  @PrimaryColumn({ name: 'provider_id', type: 'text' }) providerId!: string;
  @PrimaryColumn({ name: 'payer_id', type: 'text' }) payerId!: string;
  @Text() status!: PayerContract['status'];

  @ManyToOne(() => PayerEntity)
  @JoinColumn({ name: 'payer_id', foreignKeyConstraintName: 'fk_provider_payer_networks_payer' })
  payer!: PayerEntity;
}
