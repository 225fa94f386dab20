import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is promised of the portal, counted week by week. */
export class ServiceLevels1768800000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "service_levels" (
        "week" text NOT NULL, "level" text NOT NULL, "events" bigint NOT NULL, "good" bigint NOT NULL,
        PRIMARY KEY ("week", "level"))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "service_levels"');
  }
}
