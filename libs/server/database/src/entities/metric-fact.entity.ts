import type { DurationKind, FactLevel, MetricSums } from '@portal/domain';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { MoneyCents, Whole } from '../columns/portable-columns.js';

/** What metrics are computed from: counts and sums by the day that each goes by, on every level of detail. */
@Entity('metric_facts', { withoutRowid: true })
@Index(
  'ix_metric_facts_open',
  ['runId', 'level', 'day', 'providerId', 'payerId', 'causeId', 'openClaims', 'openBilled'],
  { where: '"open_claims" > 0' },
)
export class MetricFactEntity implements MetricSums {
  @PrimaryColumn({ name: 'run_id', type: 'text' }) runId!: string;
  @PrimaryColumn({ type: 'text' }) level!: FactLevel;
  @PrimaryColumn({ type: 'text' }) day!: string;
  @PrimaryColumn({ name: 'provider_id', type: 'text' }) providerId!: string;
  @PrimaryColumn({ name: 'payer_id', type: 'text' }) payerId!: string;
  @PrimaryColumn({ name: 'cause_id', type: 'text' }) causeId!: string;
  @Whole() approved!: number;
  @MoneyCents({ name: 'approved_paid' }) approvedPaid!: number;
  @MoneyCents({ name: 'approved_billed' }) approvedBilled!: number;
  @Whole() denied!: number;
  @MoneyCents({ name: 'denied_billed' }) deniedBilled!: number;
  @Whole({ name: 'denied_appealed' }) deniedAppealed!: number;
  @Whole({ name: 'denied_overturned' }) deniedOverturned!: number;
  @Whole({ name: 'denied_upheld' }) deniedUpheld!: number;
  @MoneyCents({ name: 'overturned_billed' }) overturnedBilled!: number;
  @MoneyCents({ name: 'denied_recovered' }) deniedRecovered!: number;
  @Whole() won!: number;
  @Whole() lost!: number;
  @MoneyCents() recovered!: number;
  @MoneyCents({ name: 'written_off' }) writtenOff!: number;
  @Whole({ name: 'open_claims' }) openClaims!: number;
  @MoneyCents({ name: 'open_billed' }) openBilled!: number;
  @Whole() practice!: number;
  @Whole({ default: 0 }) exercises!: number;
  @Whole({ name: 'exercises_right', default: 0 }) exercisesRight!: number;
}

/** How many payments or overturns took so many days: medians come from these, not from claims. */
@Entity('duration_facts', { withoutRowid: true })
export class DurationFactEntity {
  @PrimaryColumn({ name: 'run_id', type: 'text' }) runId!: string;
  @PrimaryColumn({ type: 'text' }) level!: FactLevel;
  @PrimaryColumn({ type: 'text' }) day!: string;
  @PrimaryColumn({ name: 'provider_id', type: 'text' }) providerId!: string;
  @PrimaryColumn({ name: 'payer_id', type: 'text' }) payerId!: string;
  @PrimaryColumn({ name: 'cause_id', type: 'text' }) causeId!: string;
  @PrimaryColumn({ type: 'text' }) kind!: DurationKind;
  @PrimaryColumn({ type: 'integer' }) days!: number;
  @Whole() number!: number;
}
