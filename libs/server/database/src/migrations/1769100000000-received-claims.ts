import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sets of claims that came from files: which files, and where in them each claim and its answer stand. */
export class ReceivedClaims1769100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "generation_runs" ADD COLUMN "origin" text');
    await queryRunner.query(`CREATE TABLE "received_claims" (
    "claim_id" text PRIMARY KEY NOT NULL,
    "claim_place" text NOT NULL,
    "answer_place" text,
    CONSTRAINT "fk_received_claims_claim" FOREIGN KEY ("claim_id") REFERENCES "claims" ("id") ON DELETE CASCADE
  )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "received_claims"');
    await queryRunner.query('ALTER TABLE "generation_runs" DROP COLUMN "origin"');
  }
}
