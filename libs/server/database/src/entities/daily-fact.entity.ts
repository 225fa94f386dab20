import { Entity, PrimaryColumn } from 'typeorm';
import { MoneyCents, Whole } from '../columns/portable-columns.js';

/** Counts and sums of the claims that were submitted on one day, by provider, payer and cause of denial ('' = none). */
@Entity('daily_facts', { withoutRowid: true })
export class DailyFactEntity {
  @PrimaryColumn({ name: 'run_id', type: 'text' }) runId!: string;
  @PrimaryColumn({ type: 'text' }) day!: string;
  @PrimaryColumn({ name: 'provider_id', type: 'text' }) providerId!: string;
  @PrimaryColumn({ name: 'payer_id', type: 'text' }) payerId!: string;
  @PrimaryColumn({ name: 'cause_id', type: 'text' }) causeId!: string;
  @Whole() submitted!: number;
  @Whole() approved!: number;
  @Whole() denied!: number;
  @MoneyCents() billed!: number;
  @MoneyCents() allowed!: number;
  @MoneyCents() paid!: number;
  @MoneyCents({ name: 'denied_billed' }) deniedBilled!: number;
  @Whole() appealed!: number;
  @Whole() overturned!: number;
  @Whole() upheld!: number;
  @MoneyCents() recovered!: number;
}
