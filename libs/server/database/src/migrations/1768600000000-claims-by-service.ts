import type { MigrationInterface, QueryRunner } from 'typeorm';

const OLD = [
  'CREATE INDEX "ix_claim_lines_code" ON "claim_lines" ("procedure_code", "claim_id")',
  'CREATE INDEX "ix_claims_run_billed" ON "claims" ("run_id", "billed_amount", "id", "procedure_codes")',
];

const NEW = [
  `CREATE INDEX "ix_claims_run_services" ON "claims" ("run_id", "procedure_codes", "submission_date", "id", "status",
    "provider_id", "payer_id", "denial_cause_id", "processing_date", "billed_amount")`,
  `CREATE INDEX "ix_claims_run_billed" ON "claims" ("run_id", "billed_amount", "id", "procedure_codes",
    "provider_id", "payer_id", "submission_date")`,
];

/**
 * Claims by the services on them. A practice has some thousand sets of services that are done together, so that those with
 * one service are found fast, and no claim or line is read for what the list filters by. The index by charge holds as much
 * of that as never changes: nothing is written to it when a claim is answered.
 */
export class ClaimsByService1768600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of OLD) await queryRunner.query(`DROP INDEX "${nameOf(statement)}"`);
    for (const statement of NEW) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of NEW) await queryRunner.query(`DROP INDEX "${nameOf(statement)}"`);
    for (const statement of OLD) await queryRunner.query(statement);
  }
}

function nameOf(statement: string): string | undefined {
  return /INDEX "(\w+)"/.exec(statement)?.[1];
}
