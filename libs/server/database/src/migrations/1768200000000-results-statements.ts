import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements of results, only ever added to. */
export class ResultsStatements1768200000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "results_statements" (
    "id" text PRIMARY KEY NOT NULL,
    "run_id" text NOT NULL,
    "period_from" text NOT NULL,
    "period_to" text NOT NULL,
    "figures" text NOT NULL,
    "issued_by" text NOT NULL,
    "issued_at" text NOT NULL,
    "previous_hash" text,
    "hash" text NOT NULL
  )`);
    await queryRunner.query(
      'CREATE UNIQUE INDEX "uq_results_statements_period" ON "results_statements" ("run_id", "period_from", "period_to")',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "results_statements"');
  }
}
