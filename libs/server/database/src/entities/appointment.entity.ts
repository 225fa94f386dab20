import type { Appointment, AppointmentStatus } from '@portal/domain';
import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Text, UtcDateTime, Whole } from '../columns/portable-columns.js';
import { PayerEntity } from './payer.entity.js';
import { ServiceInstanceEntity } from './service-instance.entity.js';

/** A booked visit as it is stored. */
@Entity('appointments')
@Index('ix_appointments_instance', ['serviceInstanceId'])
@Index('ix_appointments_start', ['startsAt', 'id'])
@Check('ck_appointments_status', `status IN ('requested', 'booked', 'cancelled')`)
@Check('ck_appointments_booked', `status <> 'booked' OR external_id IS NOT NULL`)
export class AppointmentEntity implements Appointment {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text({ name: 'provider_id' }) providerId!: string;
  @Text({ name: 'payer_id' }) payerId!: string;
  @Text({ name: 'service_instance_id' }) serviceInstanceId!: string;
  @UtcDateTime({ name: 'starts_at' }) startsAt!: string;
  @Whole({ name: 'duration_minutes' }) durationMinutes!: number;
  @Text({ name: 'external_service_id', nullable: true }) externalServiceId!: string | null;
  @Whole({ name: 'client_id' }) clientId!: number;
  @Text() status!: AppointmentStatus;
  @Text({ name: 'external_id', nullable: true }) externalId!: string | null;
  @UtcDateTime({ name: 'recorded_at' }) recordedAt!: string;

  @ManyToOne(() => PayerEntity)
  @JoinColumn({ name: 'payer_id', foreignKeyConstraintName: 'fk_appointments_payer' })
  payer!: PayerEntity;

  @ManyToOne(() => ServiceInstanceEntity)
  @JoinColumn({ name: 'service_instance_id', foreignKeyConstraintName: 'fk_appointments_instance' })
  serviceInstance!: ServiceInstanceEntity;
}
