import { Text } from '@portal/server/database';
import { Entity, PrimaryColumn } from 'typeorm';
import type { ReceivedPlace } from './received-batches.js';

/** Where in which file a claim and its answer stand; its table is made by the common migrations. It goes with its claim. */
@Entity('received_claims')
export class ReceivedClaimEntity implements ReceivedPlace {
  @PrimaryColumn({ name: 'claim_id', type: 'text' }) claimId!: string;
  @Text({ name: 'claim_place' }) claimPlace!: string;
  @Text({ name: 'answer_place', nullable: true }) answerPlace!: string | null;
}
