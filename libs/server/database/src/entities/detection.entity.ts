import type { Association, CandidateDay, CandidateFinding, CandidateStatus, PatternId } from '@portal/domain';
import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { CalendarDay, Flag, JsonText, Text, UtcDateTime, Whole } from '../columns/portable-columns.js';
import { GenerationRunEntity } from './generation-run.entity.js';

/** What stood behind a candidate when it was last looked at. */
export type CandidateEvidence = Pick<
  CandidateFinding,
  'since' | 'before' | 'otherPayers' | 'otherPlaces' | 'expectedRate' | 'effectSize' | 'pValue' | 'qValue'
> & {
  /** Combinations tested beside it. */
  readonly combinations: number;
  readonly confidence: number;
  /** Charges refused in 30 days if it goes on, in cents. */
  readonly monthlyStake: number;
};

/** Something that denials have in common and that the catalogue does not know. One for each payer, service and answer. */
@Entity('detection_candidates')
@Unique('uq_detection_candidates', ['runId', 'payerId', 'procedureCode', 'answer'])
@Check('ck_detection_candidates_status', `status IN ('new', 'watched', 'dismissed', 'confirmed')`)
export class DetectionCandidateEntity {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Text({ name: 'run_id' }) runId!: string;
  /** '*' = payers in general. */
  @Text({ name: 'payer_id' }) payerId!: string;
  /** '*' = claims as such. */
  @Text({ name: 'procedure_code' }) procedureCode!: string;
  /** '*' = wherever it is given. */
  @Text({ name: 'place_of_service' }) placeOfService!: string;
  /** The codes of the refusal as one text. */
  @Text() answer!: string;
  @Text() status!: CandidateStatus;
  /** Number that it got when it was confirmed. */
  @Text({ name: 'pattern_id', nullable: true }) patternId!: string | null;
  @UtcDateTime({ name: 'found_at' }) foundAt!: string;
  @UtcDateTime({ name: 'updated_at' }) updatedAt!: string;
  @CalendarDay({ nullable: true }) began!: string | null;
  @CalendarDay({ name: 'began_after', nullable: true }) beganAfter!: string | null;
  @CalendarDay({ name: 'last_refusal' }) lastRefusal!: string;
  @Flag() ongoing!: boolean;
  @Whole() score!: number;
  @JsonText() evidence!: CandidateEvidence;
  @JsonText() daily!: readonly CandidateDay[];

  @ManyToOne(() => GenerationRunEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'fk_detection_candidates_run' })
  run!: Relation<GenerationRunEntity>;
}

/** What the last detection said beside its candidates. */
export interface LastDetection {
  readonly combinations: number;
  /** Associations by pattern of the catalogue, the strongest first. */
  readonly patterns: Readonly<Partial<Record<PatternId, readonly Association[]>>>;
}

/** How far the answers of a run were looked at: matched to policies, searched for patterns, summed up at night. */
@Entity('insight_progress')
export class InsightProgressEntity {
  @PrimaryColumn({ name: 'run_id', type: 'text' }) runId!: string;
  /** Simulated instant and claim up to which answers are matched to policies. */
  @UtcDateTime({ name: 'matched_to' }) matchedTo!: string;
  @Text({ name: 'matched_claim_id' }) matchedClaimId!: string;
  /** Simulated instant of the last detection. */
  @UtcDateTime({ name: 'detected_at', nullable: true }) detectedAt!: string | null;
  /** Last simulated day whose figures were summed up. */
  @CalendarDay({ name: 'summed_day', nullable: true }) summedDay!: string | null;
  @JsonText({ nullable: true }) detection!: LastDetection | null;
  /** Grows with every write. */
  @Whole({ default: 0 }) revision!: number;

  @ManyToOne(() => GenerationRunEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'fk_insight_progress_run' })
  run!: Relation<GenerationRunEntity>;
}
