import type { GenerationConfig, GenerationSpeed, RunOrigin, RunState } from '@portal/domain';
import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { BigWhole, Flag, JsonText, Text, UtcDateTime, Whole } from '../columns/portable-columns.js';

/** A run of the simulation: what decides its world, and how far it has come. */
@Entity('generation_runs')
@Index('ix_generation_runs_started', ['startedAt', 'id'])
@Check('ck_generation_runs_state', `state IN ('running', 'paused', 'stopping', 'stopped', 'completed', 'failed')`)
export class GenerationRunEntity {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text({ name: 'run_key', unique: false }) runKey!: string;
  @Text({ name: 'scenario_id' }) scenarioId!: string;
  @Text({ name: 'scenario_name' }) scenarioName!: string;
  @BigWhole() seed!: number;
  /** The configuration at the start; never changed. */
  @JsonText() config!: GenerationConfig;
  @Text({ name: 'simulation_version' }) simulationVersion!: string;
  /** What people did meanwhile, with its simulated time (law 1). */
  @JsonText() inputs!: readonly unknown[];
  @Text() state!: Exclude<RunState, 'idle'>;
  @Text() speed!: GenerationSpeed;
  /** Simulated instant up to which everything is committed. */
  @UtcDateTime() cursor!: string;
  @UtcDateTime({ name: 'run_until', nullable: true }) runUntil!: string | null;
  @Flag() stepping!: boolean;
  @JsonText() counters!: unknown;
  @JsonText({ nullable: true }) failure!: unknown;
  @UtcDateTime({ name: 'started_at' }) startedAt!: string;
  @UtcDateTime({ name: 'ended_at', nullable: true }) endedAt!: string | null;
  /** Real; null for a run that was lived through here. */
  @UtcDateTime({ name: 'imported_at', nullable: true }) importedAt!: string | null;
  /** The files whose claims it holds; null for a run of the simulation. */
  @JsonText({ nullable: true }) origin!: RunOrigin | null;
  /** Grows with every change. */
  @Whole() revision!: number;
}
