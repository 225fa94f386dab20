import type { Trend } from '@portal/domain';
import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MoneyCents, Text, Whole } from '../columns/portable-columns.js';
import { GenerationRunEntity } from './generation-run.entity.js';

/** Denials of a pattern on one day, of one provider or of all ('*'). Summed up at 02:00 of the day after. */
@Entity('pattern_daily_metrics')
export class PatternDailyMetricEntity {
  @PrimaryColumn({ name: 'run_id', type: 'text' }) runId!: string;
  @PrimaryColumn({ name: 'pattern_id', type: 'text' }) patternId!: string;
  @PrimaryColumn({ type: 'text' }) day!: string;
  /** A provider, or '*' for all of them. */
  @PrimaryColumn({ type: 'text' }) scope!: string;
  /** All claims answered on the day. */
  @Whole() decided!: number;
  @Whole() denied!: number;
  @MoneyCents({ name: 'denied_billed' }) deniedBilled!: number;
  /** Appeals by day of outcome. */
  @Whole({ name: 'appeals_won' }) appealsWon!: number;
  @Whole({ name: 'appeals_decided' }) appealsDecided!: number;
  @MoneyCents() recovered!: number;

  @ManyToOne(() => GenerationRunEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'fk_pattern_daily_metrics_run' })
  run!: Relation<GenerationRunEntity>;
}

/** How a provider did in the 30 days that end on a day, against the 30 days before. Summed up at 02:00 of the day after. */
@Entity('provider_performance')
@Check('ck_provider_performance_trend', `trend IN ('improving', 'stable', 'worsening')`)
export class ProviderPerformanceEntity {
  @PrimaryColumn({ name: 'run_id', type: 'text' }) runId!: string;
  @PrimaryColumn({ type: 'text' }) day!: string;
  @PrimaryColumn({ name: 'provider_id', type: 'text' }) providerId!: string;
  @Whole() decided!: number;
  @Whole() denied!: number;
  @Whole({ name: 'previous_decided' }) previousDecided!: number;
  @Whole({ name: 'previous_denied' }) previousDenied!: number;
  @MoneyCents({ name: 'denied_billed' }) deniedBilled!: number;
  @Whole({ name: 'appeals_won' }) appealsWon!: number;
  @Whole({ name: 'appeals_decided' }) appealsDecided!: number;
  @MoneyCents() recovered!: number;
  /** Cause with the most denied charges. */
  @Text({ name: 'top_cause_id', nullable: true }) topCauseId!: string | null;
  @Text() trend!: Trend;

  @ManyToOne(() => GenerationRunEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'fk_provider_performance_run' })
  run!: Relation<GenerationRunEntity>;
}
