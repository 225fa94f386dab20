import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often the place of a run's insights was stored, by which a process that was overtaken learns it. */
export class InsightRevision1768900000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "insight_progress" ADD COLUMN "revision" integer NOT NULL DEFAULT 0');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "insight_progress" DROP COLUMN "revision"');
  }
}
