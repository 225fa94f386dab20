import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** Business tables and the columns that order their rows. */
const TABLES = {
  claims: 'id',
  claim_lines: 'claim_id, line_number',
  appeals: 'id',
  learning_events: 'id',
  pattern_claims: 'pattern_id, claim_id',
  claim_truth: 'claim_id',
  daily_facts: 'run_id, day, provider_id, payer_id, cause_id',
} as const;

/**
 * SHA-256 over all business rows in order, without the real time at which each was recorded (law 1). The same on both
 * engines, which tell flags and large numbers differently.
 */
export async function worldDigest(source: DataSource): Promise<string> {
  const hash = createHash('sha256');
  for (const [table, order] of Object.entries(TABLES)) {
    const rows: Record<string, unknown>[] = await source.query(`SELECT * FROM "${table}" ORDER BY ${order}`);
    for (const { recorded_at: _, ...row } of rows) hash.update(`${table} ${canonical(row)}\n`);
  }
  return hash.digest('hex');
}

function canonical(row: Record<string, unknown>): string {
  const fields = Object.entries(row).map(([name, value]) => {
    const plain = typeof value === 'boolean' ? Number(value) : value;
    return [name, plain === null ? null : String(plain)] as const;
  });
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Rows of each business table. */
export async function rowCounts(source: DataSource): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of Object.keys(TABLES)) {
    const [{ count }] = await source.query(`SELECT count(*) AS count FROM "${table}"`);
    counts[table] = Number(count);
  }
  return counts;
}
