import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What-ifs that are kept, and runs that are being deleted. */
export class WhatIfs1768300000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "what_ifs" (
    "id" text PRIMARY KEY NOT NULL,
    "run_id" text NOT NULL,
    "name" text NOT NULL,
    "from_day" text NOT NULL,
    "days" integer NOT NULL,
    "branches" text NOT NULL,
    "futures" text NOT NULL,
    "created_at" text NOT NULL,
    "computed_at" text NOT NULL,
    CONSTRAINT "fk_what_ifs_run" FOREIGN KEY ("run_id") REFERENCES "generation_runs" ("id") ON DELETE CASCADE
  )`);
    await queryRunner.query('CREATE INDEX "ix_what_ifs_created" ON "what_ifs" ("created_at", "id")');
    await queryRunner.query('CREATE INDEX "ix_what_ifs_run" ON "what_ifs" ("run_id", "created_at", "id")');
    await queryRunner.query(`CREATE TABLE "run_deletions" (
    "run_id" text PRIMARY KEY NOT NULL,
    "rows" integer NOT NULL,
    "removed" integer NOT NULL,
    "started_at" text NOT NULL
  )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "run_deletions"');
    await queryRunner.query('DROP TABLE "what_ifs"');
  }
}
