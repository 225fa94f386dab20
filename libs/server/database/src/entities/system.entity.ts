import { Entity, PrimaryColumn } from 'typeorm';
import { BigWhole, Text, UtcDateTime, Whole } from '../columns/portable-columns.js';

/** Who may do a piece of background work now. */
@Entity('leases')
export class LeaseEntity {
  @PrimaryColumn({ type: 'text' }) name!: string;
  @Text() holder!: string;
  /** Milliseconds since 1970, real. */
  @BigWhole({ name: 'expires_at' }) expiresAt!: number;
}

/** The answer to a write that carried an Idempotency-Key, kept so that a repetition gets the same answer. */
@Entity('idempotency_keys')
export class IdempotencyKeyEntity {
  @PrimaryColumn({ type: 'text' }) key!: string;
  @Text({ name: 'request_hash' }) requestHash!: string;
  @Whole() status!: number;
  @Text() body!: string;
  @UtcDateTime({ name: 'recorded_at' }) recordedAt!: string;
}

/** A record that patient names were shown. */
@Entity('name_disclosures')
export class NameDisclosureEntity {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text() path!: string;
  @UtcDateTime({ name: 'recorded_at' }) recordedAt!: string;
}
