import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the list filters by beside what leads an index, so that a claim is refused without its row being read. */
const BESIDE = `"processing_date", "billed_amount", "procedure_codes"`;

const NEW = [
  `CREATE INDEX "ix_claims_run_payer" ON "claims"
    ("run_id", "payer_id", "submission_date", "id", "status", "provider_id", "denial_cause_id", ${BESIDE})`,
  `CREATE INDEX "ix_claims_run_provider" ON "claims"
    ("run_id", "provider_id", "submission_date", "id", "status", "payer_id", "denial_cause_id", ${BESIDE})`,
  `CREATE INDEX "ix_claims_run_status" ON "claims"
    ("run_id", "status", "submission_date", "id", "provider_id", "payer_id", "denial_cause_id", ${BESIDE})
    WHERE "status" <> 'approved'`,
  `CREATE INDEX "ix_claims_run_cause" ON "claims"
    ("run_id", "denial_cause_id", "submission_date", "id", "status", "provider_id", "payer_id", ${BESIDE})
    WHERE "denial_cause_id" IS NOT NULL`,
  'CREATE INDEX "ix_claim_lines_code" ON "claim_lines" ("procedure_code", "claim_id")',
];

const OLD = [
  `CREATE INDEX "ix_claims_denial" ON "claims" ("denial_cause_id", "submission_date", "id")
    WHERE "denial_cause_id" IS NOT NULL`,
  'CREATE INDEX "ix_claims_billed" ON "claims" ("billed_amount", "id")',
  'CREATE INDEX "ix_claims_submission" ON "claims" ("submission_date", "id")',
];

/** Indexes that get a column more: name, columns so far, the new one. */
const LONGER = [
  ['ix_claims_run_processing', '"run_id", "processing_date", "id"', '"submission_date"'],
  ['ix_claims_run_billed', '"run_id", "billed_amount", "id"', '"procedure_codes"'],
] as const;

/**
 * Ways to the claims that the list shows under filters which few claims meet: by payer, provider, cause, service, and by
 * any status but the one that most claims have. Claims of all runs are listed run by run, which the indexes without a run
 * were for. The one by day of answer knows the day of submission as well, and the one by charge the services.
 */
export class ClaimListWays1768500000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of OLD) await queryRunner.query(`DROP INDEX "${nameOf(statement)}"`);
    for (const statement of NEW) await queryRunner.query(statement);
    for (const [name, was, is] of LONGER) await replace(queryRunner, name, `${was}, ${is}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [name, was] of LONGER) await replace(queryRunner, name, was);
    for (const statement of NEW.toReversed()) await queryRunner.query(`DROP INDEX "${nameOf(statement)}"`);
    for (const statement of OLD) await queryRunner.query(statement);
  }
}

async function replace(queryRunner: QueryRunner, name: string, columns: string): Promise<void> {
  await queryRunner.query(`DROP INDEX "${name}"`);
  await queryRunner.query(`CREATE INDEX "${name}" ON "claims" (${columns})`);
}

function nameOf(statement: string): string | undefined {
  return /INDEX "(\w+)"/.exec(statement)?.[1];
}
