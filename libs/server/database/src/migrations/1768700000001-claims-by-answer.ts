import type { MigrationInterface, QueryRunner } from 'typeorm';

const NAME = 'ix_claims_run_processing';
const OLD = '"run_id", "processing_date", "id", "submission_date"';
const NEW = `"run_id", "processing_date", "id", "submission_date", "status", "provider_id", "payer_id",
  "denial_cause_id", "billed_amount", "procedure_codes"`;

/** The index by day of answer holds what the list filters by and is ordered by, as those by payer and provider do. */
export class ClaimsByAnswer1768700000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await replace(queryRunner, NEW);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await replace(queryRunner, OLD);
  }
}

async function replace(queryRunner: QueryRunner, columns: string): Promise<void> {
  await queryRunner.query(`DROP INDEX "${NAME}"`);
  await queryRunner.query(`CREATE INDEX "${NAME}" ON "claims" (${columns})`);
}
