import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The claims of a run in the order of their charges, which a list would have to sort otherwise. In return the index of
 * denial causes holds denied claims alone: nobody looks for claims without a cause there, and most claims have none.
 */
export class ClaimsByCharge1768400000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX "ix_claims_run_billed" ON "claims" ("run_id", "billed_amount", "id")');
    await queryRunner.query('DROP INDEX "ix_claims_denial"');
    await queryRunner.query(
      `CREATE INDEX "ix_claims_denial" ON "claims" ("denial_cause_id", "submission_date", "id")
        WHERE "denial_cause_id" IS NOT NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX "ix_claims_denial"');
    await queryRunner.query('CREATE INDEX "ix_claims_denial" ON "claims" ("denial_cause_id", "submission_date", "id")');
    await queryRunner.query('DROP INDEX "ix_claims_run_billed"');
  }
}
