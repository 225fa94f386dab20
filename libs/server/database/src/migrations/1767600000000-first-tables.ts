import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Plain SQL that means the same on SQLite and PostgreSQL, in order of dependence. A check that stands last has its
 * table's bracket right behind it: TypeORM reads the checks of SQLite from this text and overlooks it otherwise.
 */
const TABLES = [
  `CREATE TABLE "claims" (
    "id" text PRIMARY KEY NOT NULL,
    "run_id" text,
    "source" text NOT NULL,
    "sequence" integer NOT NULL,
    "synthetic" integer NOT NULL,
    "provider_id" text NOT NULL,
    "specialty_id" text NOT NULL,
    "billing_npi" text NOT NULL,
    "rendering_npi" text,
    "payer_id" text NOT NULL,
    "patient_id" text NOT NULL,
    "patient_name" text NOT NULL,
    "patient_dob" text,
    "patient_sex" text NOT NULL,
    "member_id" text NOT NULL,
    "date_of_service" text NOT NULL,
    "submission_date" text NOT NULL,
    "processing_date" text,
    "place_of_service" text,
    "service_location" text,
    "diagnosis_codes" text NOT NULL,
    "procedure_codes" text NOT NULL,
    "authorization_number" text,
    "referral_number" text,
    "ordering_npi" text,
    "referring_npi" text,
    "clia_number" text,
    "accident_date" text,
    "attachment_control_number" text,
    "primary_remittance_number" text,
    "frequency_code" text NOT NULL,
    "original_claim_id" text,
    "payer_record" text NOT NULL,
    "billed_amount" bigint NOT NULL,
    "allowed_amount" bigint NOT NULL,
    "paid_amount" bigint NOT NULL,
    "patient_amount" bigint NOT NULL,
    "adjustment_amount" bigint NOT NULL,
    "status" text NOT NULL,
    "initial_status" text,
    "denial_reason" text,
    "denial_cause_id" text,
    "denial_group" text,
    "denial_carc" text,
    "denial_rarcs" text NOT NULL,
    "denial_line" integer,
    "recorded_at" text NOT NULL,
    CONSTRAINT "ck_claims_balance" CHECK (initial_status IS NULL OR billed_amount - adjustment_amount = paid_amount + patient_amount),
    CONSTRAINT "ck_claims_reason" CHECK ((denial_reason IS NOT NULL) = (initial_status IS NOT NULL AND initial_status = 'denied')),
    CONSTRAINT "ck_claims_initial" CHECK (initial_status IN ('approved', 'denied')),
    CONSTRAINT "ck_claims_status" CHECK (status IN ('submitted', 'approved', 'denied', 'appealed', 'overturned', 'upheld')))`,
  `CREATE TABLE "claim_lines" (
    "claim_id" text NOT NULL,
    "line_number" integer NOT NULL,
    "procedure_code" text NOT NULL,
    "modifiers" text NOT NULL,
    "units" integer NOT NULL,
    "diagnosis_codes" text NOT NULL,
    "ndc" text,
    "status" text NOT NULL,
    "billed_amount" bigint NOT NULL,
    "allowed_amount" bigint NOT NULL,
    "paid_amount" bigint NOT NULL,
    "patient_amount" bigint NOT NULL,
    "adjustments" text NOT NULL,
    CONSTRAINT "ck_claim_lines_status" CHECK (status IN ('submitted', 'approved', 'denied', 'appealed', 'overturned', 'upheld')),
    CONSTRAINT "fk_claim_lines_claim" FOREIGN KEY ("claim_id") REFERENCES "claims" ("id") ON DELETE CASCADE,
    PRIMARY KEY ("claim_id", "line_number")
  )`,
  `CREATE TABLE "appeals" (
    "id" text PRIMARY KEY NOT NULL,
    "claim_id" text NOT NULL,
    "run_id" text,
    "appeal_date" text NOT NULL,
    "appeal_reason" text NOT NULL,
    "appeal_status" text NOT NULL,
    "decision_due_date" text NOT NULL,
    "outcome_date" text,
    "amount_at_stake" bigint NOT NULL,
    "recovered_amount" bigint NOT NULL,
    "recorded_at" text NOT NULL,
    CONSTRAINT "ck_appeals_outcome" CHECK ((outcome_date IS NULL) = (appeal_status = 'pending')),
    CONSTRAINT "ck_appeals_status" CHECK (appeal_status IN ('pending', 'overturned', 'upheld')),
    CONSTRAINT "fk_appeals_claim" FOREIGN KEY ("claim_id") REFERENCES "claims" ("id")
  )`,
  `CREATE TABLE "learning_events" (
    "id" text PRIMARY KEY NOT NULL,
    "run_id" text,
    "timestamp" text NOT NULL,
    "type" text NOT NULL,
    "context" text NOT NULL,
    "pattern_id" text NOT NULL,
    "user_id" text NOT NULL,
    "provider_id" text NOT NULL,
    "session_id" text NOT NULL,
    "metadata" text NOT NULL,
    "recorded_at" text NOT NULL,
    CONSTRAINT "ck_learning_events_type" CHECK (type IN ('practice-started', 'practice-completed', 'correction-applied')))`,
  `CREATE TABLE "patterns" (
    "id" text PRIMARY KEY NOT NULL,
    "name" text NOT NULL,
    "category" text NOT NULL
  )`,
  `CREATE TABLE "pattern_claims" (
    "pattern_id" text NOT NULL,
    "claim_id" text NOT NULL,
    "run_id" text,
    CONSTRAINT "fk_pattern_claims_pattern" FOREIGN KEY ("pattern_id") REFERENCES "patterns" ("id"),
    CONSTRAINT "fk_pattern_claims_claim" FOREIGN KEY ("claim_id") REFERENCES "claims" ("id") ON DELETE CASCADE,
    PRIMARY KEY ("pattern_id", "claim_id")
  )`,
  `CREATE TABLE "daily_facts" (
    "run_id" text NOT NULL,
    "day" text NOT NULL,
    "provider_id" text NOT NULL,
    "payer_id" text NOT NULL,
    "cause_id" text NOT NULL,
    "submitted" integer NOT NULL,
    "approved" integer NOT NULL,
    "denied" integer NOT NULL,
    "billed" bigint NOT NULL,
    "allowed" bigint NOT NULL,
    "paid" bigint NOT NULL,
    "denied_billed" bigint NOT NULL,
    "appealed" integer NOT NULL,
    "overturned" integer NOT NULL,
    "upheld" integer NOT NULL,
    "recovered" bigint NOT NULL,
    PRIMARY KEY ("run_id", "day", "provider_id", "payer_id", "cause_id")
  )`,
  `CREATE TABLE "generation_runs" (
    "id" text PRIMARY KEY NOT NULL,
    "run_key" text NOT NULL,
    "scenario_id" text NOT NULL,
    "scenario_name" text NOT NULL,
    "seed" bigint NOT NULL,
    "config" text NOT NULL,
    "simulation_version" text NOT NULL,
    "inputs" text NOT NULL,
    "state" text NOT NULL,
    "speed" text NOT NULL,
    "cursor" text NOT NULL,
    "run_until" text,
    "stepping" integer NOT NULL,
    "counters" text NOT NULL,
    "failure" text,
    "started_at" text NOT NULL,
    "ended_at" text,
    "revision" integer NOT NULL,
    CONSTRAINT "ck_generation_runs_state" CHECK (state IN ('running', 'paused', 'stopping', 'stopped', 'completed', 'failed')))`,
  `CREATE TABLE "scenarios" (
    "id" text PRIMARY KEY NOT NULL,
    "name" text NOT NULL,
    "description" text NOT NULL,
    "speed" text NOT NULL,
    "config" text NOT NULL,
    "updated_at" text NOT NULL
  )`,
  `CREATE TABLE "leases" (
    "name" text PRIMARY KEY NOT NULL,
    "holder" text NOT NULL,
    "expires_at" bigint NOT NULL
  )`,
  `CREATE TABLE "idempotency_keys" (
    "key" text PRIMARY KEY NOT NULL,
    "request_hash" text NOT NULL,
    "status" integer NOT NULL,
    "body" text NOT NULL,
    "recorded_at" text NOT NULL
  )`,
  `CREATE TABLE "name_disclosures" (
    "id" text PRIMARY KEY NOT NULL,
    "path" text NOT NULL,
    "recorded_at" text NOT NULL
  )`,
  `CREATE TABLE "claim_truth" (
    "claim_id" text PRIMARY KEY NOT NULL,
    "run_id" text NOT NULL,
    "planted_cause_id" text,
    "operation" text,
    "line_number" integer,
    "description" text,
    "template_id" text NOT NULL,
    "stream" text NOT NULL,
    CONSTRAINT "fk_claim_truth_claim" FOREIGN KEY ("claim_id") REFERENCES "claims" ("id") ON DELETE CASCADE
  )`,
];

const INDEXES = [
  'CREATE INDEX "ix_claims_denial" ON "claims" ("denial_cause_id", "submission_date", "id")',
  'CREATE INDEX "ix_claims_billed" ON "claims" ("billed_amount", "id")',
  'CREATE INDEX "ix_claims_submission" ON "claims" ("submission_date", "id")',
  'CREATE INDEX "ix_claims_run_submission" ON "claims" ("run_id", "submission_date", "id")',
  'CREATE INDEX "ix_generation_runs_started" ON "generation_runs" ("started_at", "id")',
  'CREATE INDEX "ix_learning_events_run_time" ON "learning_events" ("run_id", "timestamp", "id")',
  'CREATE INDEX "ix_appeals_run_date" ON "appeals" ("run_id", "appeal_date", "id")',
  'CREATE INDEX "ix_appeals_claim" ON "appeals" ("claim_id")',
  'CREATE INDEX "ix_pattern_claims_claim" ON "pattern_claims" ("claim_id")',
];

/** The tables of claims, appeals, practice, patterns, runs and the portal's own bookkeeping. */
export class FirstTables1767600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of TABLES.toReversed()) {
      const table = /"(\w+)"/.exec(statement)?.[1];
      await queryRunner.query(`DROP TABLE "${table}"`);
    }
  }
}
