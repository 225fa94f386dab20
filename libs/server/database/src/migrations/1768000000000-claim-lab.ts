import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE "lab_sessions" (
    "id" text PRIMARY KEY NOT NULL,
    "run_id" text,
    "pattern_id" text NOT NULL,
    "user_id" text NOT NULL,
    "provider_id" text NOT NULL,
    "state" text NOT NULL,
    "exercises" text NOT NULL,
    "points" integer NOT NULL,
    "possible" integer NOT NULL,
    "correct" integer NOT NULL,
    "started_at" text NOT NULL,
    "active_at" text NOT NULL,
    "simulated_start" text,
    "simulated_end" text,
    "revision" integer NOT NULL,
    CONSTRAINT "ck_lab_sessions_state" CHECK (state IN ('open', 'completed', 'abandoned')))`,
  'CREATE INDEX "ix_lab_sessions_started" ON "lab_sessions" ("started_at", "id")',
  'CREATE INDEX "ix_lab_sessions_user" ON "lab_sessions" ("user_id", "pattern_id")',
];

/** Sessions of people in Claim Lab. */
export class ClaimLab1768000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "lab_sessions"');
  }
}
