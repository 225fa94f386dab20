import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEY = `
    "run_id" text NOT NULL,
    "level" text NOT NULL,
    "day" text NOT NULL,
    "provider_id" text NOT NULL,
    "payer_id" text NOT NULL,
    "cause_id" text NOT NULL`;

const STATEMENTS = [
  `CREATE TABLE "metric_facts" (${KEY},
    "approved" integer NOT NULL,
    "approved_paid" bigint NOT NULL,
    "approved_billed" bigint NOT NULL,
    "denied" integer NOT NULL,
    "denied_billed" bigint NOT NULL,
    "denied_appealed" integer NOT NULL,
    "denied_overturned" integer NOT NULL,
    "denied_upheld" integer NOT NULL,
    "overturned_billed" bigint NOT NULL,
    "denied_recovered" bigint NOT NULL,
    "won" integer NOT NULL,
    "lost" integer NOT NULL,
    "recovered" bigint NOT NULL,
    "written_off" bigint NOT NULL,
    "open_claims" integer NOT NULL,
    "open_billed" bigint NOT NULL,
    "practice" integer NOT NULL,
    PRIMARY KEY ("run_id", "level", "day", "provider_id", "payer_id", "cause_id")
  )`,
  `CREATE TABLE "duration_facts" (${KEY},
    "kind" text NOT NULL,
    "days" integer NOT NULL,
    "number" integer NOT NULL,
    PRIMARY KEY ("run_id", "level", "day", "provider_id", "payer_id", "cause_id", "kind", "days")
  )`,
  'CREATE INDEX "ix_claims_run_processing" ON "claims" ("run_id", "processing_date", "id")',
  'CREATE INDEX "ix_appeals_run_outcome" ON "appeals" ("run_id", "outcome_date", "claim_id")',
];

/** Facts by the day that metrics go by, and the ways to the claims behind them. */
export class MetricFacts1767700000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX "ix_appeals_run_outcome"');
    await queryRunner.query('DROP INDEX "ix_claims_run_processing"');
    await queryRunner.query('DROP TABLE "duration_facts"');
    await queryRunner.query('DROP TABLE "metric_facts"');
  }
}
