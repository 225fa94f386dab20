import type { ServiceCount, ServiceLevelKey } from '@portal/domain';
import { Entity, PrimaryColumn } from 'typeorm';
import { BigWhole } from '../columns/portable-columns.js';

/** What was counted for a promise of service in one real week, by all processes together. */
@Entity('service_levels')
export class ServiceLevelEntity implements ServiceCount {
  /** Its Monday. */
  @PrimaryColumn({ type: 'text' }) week!: string;
  @PrimaryColumn({ type: 'text' }) level!: ServiceLevelKey;
  @BigWhole() events!: number;
  @BigWhole() good!: number;
}
