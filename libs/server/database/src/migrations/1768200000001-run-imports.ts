import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs that came from a file, and those that are just coming. */
export class RunImports1768200000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "generation_runs" ADD COLUMN "imported_at" text');
    await queryRunner.query(`CREATE TABLE "run_imports" (
    "run_id" text PRIMARY KEY NOT NULL,
    "started_at" text NOT NULL
  )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "run_imports"');
    await queryRunner.query('ALTER TABLE "generation_runs" DROP COLUMN "imported_at"');
  }
}
