import type { GenerationConfig, GenerationSpeed } from '@portal/domain';
import { Entity, PrimaryColumn } from 'typeorm';
import { JsonText, Text, UtcDateTime } from '../columns/portable-columns.js';

/** A scenario of one's own; presets are files of the simulation. */
@Entity('scenarios')
export class ScenarioEntity {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text() name!: string;
  @Text() description!: string;
  @Text() speed!: GenerationSpeed;
  @JsonText() config!: Omit<GenerationConfig, 'scenarioId'>;
  @UtcDateTime({ name: 'updated_at' }) updatedAt!: string;
}
