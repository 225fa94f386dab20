import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_RUN = (table: string) =>
  `CONSTRAINT "fk_${table}_run" FOREIGN KEY ("run_id") REFERENCES "generation_runs" ("id") ON DELETE CASCADE`;

const TABLES = {
  code_intelligence: `(
    "code" text PRIMARY KEY NOT NULL,
    "label" text NOT NULL,
    "category" text NOT NULL,
    "maximum_units" integer NOT NULL,
    "summary" text NOT NULL,
    "rules" text NOT NULL
  )`,
  policy_claims: `(
    "claim_id" text PRIMARY KEY NOT NULL,
    "run_id" text NOT NULL,
    "policy_id" text NOT NULL,
    CONSTRAINT "fk_policy_claims_claim" FOREIGN KEY ("claim_id") REFERENCES "claims" ("id") ON DELETE CASCADE
  )`,
  policy_daily_metrics: `(
    "run_id" text NOT NULL,
    "policy_id" text NOT NULL,
    "day" text NOT NULL,
    "claims" integer NOT NULL,
    "denied" integer NOT NULL,
    "denied_billed" bigint NOT NULL,
    PRIMARY KEY ("run_id", "policy_id", "day"),
    ${OF_RUN('policy_daily_metrics')}
  )`,
  pattern_daily_metrics: `(
    "run_id" text NOT NULL,
    "pattern_id" text NOT NULL,
    "day" text NOT NULL,
    "scope" text NOT NULL,
    "decided" integer NOT NULL,
    "denied" integer NOT NULL,
    "denied_billed" bigint NOT NULL,
    "appeals_won" integer NOT NULL,
    "appeals_decided" integer NOT NULL,
    "recovered" bigint NOT NULL,
    PRIMARY KEY ("run_id", "pattern_id", "day", "scope"),
    ${OF_RUN('pattern_daily_metrics')}
  )`,
  provider_performance: `(
    "run_id" text NOT NULL,
    "day" text NOT NULL,
    "provider_id" text NOT NULL,
    "decided" integer NOT NULL,
    "denied" integer NOT NULL,
    "previous_decided" integer NOT NULL,
    "previous_denied" integer NOT NULL,
    "denied_billed" bigint NOT NULL,
    "appeals_won" integer NOT NULL,
    "appeals_decided" integer NOT NULL,
    "recovered" bigint NOT NULL,
    "top_cause_id" text,
    "trend" text NOT NULL,
    PRIMARY KEY ("run_id", "day", "provider_id"),
    ${OF_RUN('provider_performance')},
    CONSTRAINT "ck_provider_performance_trend" CHECK (trend IN ('improving', 'stable', 'worsening')))`,
  detection_candidates: `(
    "id" text PRIMARY KEY NOT NULL,
    "run_id" text NOT NULL,
    "payer_id" text NOT NULL,
    "procedure_code" text NOT NULL,
    "place_of_service" text NOT NULL,
    "answer" text NOT NULL,
    "status" text NOT NULL,
    "pattern_id" text,
    "found_at" text NOT NULL,
    "updated_at" text NOT NULL,
    "began" text,
    "began_after" text,
    "last_refusal" text NOT NULL,
    "ongoing" integer NOT NULL,
    "score" integer NOT NULL,
    "evidence" text NOT NULL,
    "daily" text NOT NULL,
    CONSTRAINT "uq_detection_candidates" UNIQUE ("run_id", "payer_id", "procedure_code", "answer"),
    ${OF_RUN('detection_candidates')},
    CONSTRAINT "ck_detection_candidates_status" CHECK (status IN ('new', 'watched', 'dismissed', 'confirmed')))`,
  insight_progress: `(
    "run_id" text PRIMARY KEY NOT NULL,
    "matched_to" text NOT NULL,
    "matched_claim_id" text NOT NULL,
    "detected_at" text,
    "summed_day" text,
    "detection" text,
    ${OF_RUN('insight_progress')}
  )`,
} as const;

/** What detection, policy matching and the nightly sums keep. All of a run goes with it. */
export class DetectionAndPolicies1767800000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES))
      await queryRunner.query(`CREATE TABLE "${table}" ${columns}`);
    await queryRunner.query(
      'CREATE INDEX "ix_policy_claims_policy" ON "policy_claims" ("run_id", "policy_id", "claim_id")',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of Object.keys(TABLES).reverse()) await queryRunner.query(`DROP TABLE "${table}"`);
  }
}
