import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The list of claims counts all that match. Every column that it filters by stands in this index beside its order, so
 * that counting a million claims reads a tenth of what their rows take.
 */
export class ClaimListIndex1768100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX "ix_claims_run_list" ON "claims" ("run_id", "submission_date", "id", "status", "initial_status",
        "provider_id", "payer_id", "denial_cause_id", "processing_date", "billed_amount", "procedure_codes")`,
    );
    await queryRunner.query('DROP INDEX "ix_claims_run_submission"');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX "ix_claims_run_submission" ON "claims" ("run_id", "submission_date", "id")');
    await queryRunner.query('DROP INDEX "ix_claims_run_list"');
  }
}
