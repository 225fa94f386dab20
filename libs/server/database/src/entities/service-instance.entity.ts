import type { BookingService, BookingSystem, InstanceMapping, VisitKind, VisitTemplate } from '@portal/domain';
import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Text, UtcDateTime, Whole } from '../columns/portable-columns.js';
import { PayerEntity } from './payer.entity.js';

/** A service that the practice offers. */
@Entity('services')
export class ServiceEntity implements BookingService {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text() name!: string;
  @Whole({ name: 'duration_minutes' }) durationMinutes!: number;
}

/** The instances that every payer gets, as the configuration of this portal has them; written at each start. */
@Entity('visit_templates')
@Check('ck_visit_templates_system', `system IN ('intakeq', 'practiceq')`)
export class VisitTemplateEntity implements VisitTemplate {
  @PrimaryColumn({ type: 'text' }) kind!: VisitKind;
  @Text({ name: 'service_id' }) serviceId!: string;
  @Text({ name: 'service_name' }) serviceName!: string;
  @Text() location!: string;
  @Text({ name: 'pos_code' }) posCode!: string;
  @Text() system!: BookingSystem;
  @Text({ name: 'external_id' }) externalId!: string;
  @Whole({ name: 'duration_minutes' }) durationMinutes!: number;
}

/**
 * A service as it can be booked for one payer. The table refuses instances without a payer and duplicates, except between
 * the loading of the starting state, which has both, and its repair.
 */
@Entity('service_instances')
@Index('ux_service_instances_place', ['serviceId', 'payerId', 'location', 'posCode'], { unique: true })
@Index('ix_service_instances_payer', ['payerId'])
export class ServiceInstanceEntity {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text({ name: 'service_id' }) serviceId!: string;
  @Text({ name: 'payer_id' }) payerId!: string;
  @Text() location!: string;
  @Text({ name: 'pos_code' }) posCode!: string;
  @UtcDateTime({ name: 'created_at' }) createdAt!: string;

  @ManyToOne(() => ServiceEntity)
  @JoinColumn({ name: 'service_id', foreignKeyConstraintName: 'fk_service_instances_service' })
  service!: ServiceEntity;

  @ManyToOne(() => PayerEntity)
  @JoinColumn({ name: 'payer_id', foreignKeyConstraintName: 'fk_service_instances_payer' })
  payer!: PayerEntity;
}

/** What an instance is called in a booking system. */
@Entity('service_instance_integrations')
@Index('ux_service_instance_integrations_system', ['serviceInstanceId', 'system'], { unique: true })
@Check('ck_service_instance_integrations_system', `system IN ('intakeq', 'practiceq')`)
export class ServiceInstanceIntegrationEntity implements InstanceMapping {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text({ name: 'service_instance_id' }) serviceInstanceId!: string;
  @Text() system!: BookingSystem;
  @Text({ name: 'external_id' }) externalId!: string;

  @ManyToOne(() => ServiceInstanceEntity)
  @JoinColumn({ name: 'service_instance_id', foreignKeyConstraintName: 'fk_service_instance_integrations_instance' })
  serviceInstance!: ServiceInstanceEntity;
}
