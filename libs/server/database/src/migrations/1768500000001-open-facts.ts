import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts of claims that are still open: of a long run a few days' out of all, which the age of open charges is told from. */
export class OpenFacts1768500000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX "ix_metric_facts_open" ON "metric_facts"
        ("run_id", "level", "day", "provider_id", "payer_id", "cause_id", "open_claims", "open_billed")
        WHERE "open_claims" > 0`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX "ix_metric_facts_open"');
  }
}
