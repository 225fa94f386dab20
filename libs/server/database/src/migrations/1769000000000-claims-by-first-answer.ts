import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATE = '"status"';
const ANSWER = '"initial_status"';
const REST = '"processing_date", "billed_amount", "procedure_codes"';

/** The indexes of the list that held the state of a claim, with their columns as they were and as they are. */
const INDEXES = [
  {
    name: 'ix_claims_run_list',
    was: `"run_id", "submission_date", "id", ${STATE}, ${ANSWER}, "provider_id", "payer_id", "denial_cause_id", ${REST}`,
    is: `"run_id", "submission_date", "id", ${ANSWER}, "provider_id", "payer_id", "denial_cause_id", ${REST}`,
  },
  ...[
    ['payer', '"payer_id", "submission_date", "id"', `"provider_id", "denial_cause_id", ${REST}`],
    ['provider', '"provider_id", "submission_date", "id"', `"payer_id", "denial_cause_id", ${REST}`],
    ['cause', '"denial_cause_id", "submission_date", "id"', `"provider_id", "payer_id", ${REST}`],
    [
      'processing',
      '"processing_date", "id", "submission_date"',
      '"provider_id", "payer_id", "denial_cause_id", "billed_amount", "procedure_codes"',
    ],
    [
      'services',
      '"procedure_codes", "submission_date", "id"',
      '"provider_id", "payer_id", "denial_cause_id", "processing_date", "billed_amount"',
    ],
  ].map(([by, first, last]) => ({
    name: `ix_claims_run_${by}`,
    was: `"run_id", ${first}, ${STATE}, ${last}`,
    is: `"run_id", ${first}, ${ANSWER}, ${last}`,
  })),
];

/**
 * The indexes of the list hold a claim's first answer instead of its state, which each appeal changes twice: an appeal is
 * written to the claim and to the index by state, and to no other.
 */
export class ClaimsByFirstAnswer1769000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const { name, is } of INDEXES) await replace(queryRunner, name, is);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name, was } of INDEXES) await replace(queryRunner, name, was);
  }
}

async function replace(queryRunner: QueryRunner, name: string, columns: string): Promise<void> {
  const where = name === 'ix_claims_run_cause' ? ' WHERE "denial_cause_id" IS NOT NULL' : '';
  await queryRunner.query(`DROP INDEX "${name}"`);
  await queryRunner.query(`CREATE INDEX "${name}" ON "claims" (${columns})${where}`);
}
