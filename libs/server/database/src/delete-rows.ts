import type { EntityManager } from 'typeorm';
import type { EntityClass } from './data-sources.js';

/**
 * Removes rows of a run, at most so many, so that no statement takes long however much there is. The table needs a column
 * `run_id`. The answer is how many were removed.
 */
export async function deleteRowsOfRun(
  manager: EntityManager,
  entity: EntityClass,
  runId: string,
  most: number,
): Promise<number> {
  const { tableName, primaryColumns } = manager.connection.getMetadata(entity);
  const some = (row: string) => `SELECT ${row} FROM "${tableName}" WHERE "run_id" = :runId LIMIT :most`;
  const isPostgres = manager.connection.options.type === 'postgres';
  const key = primaryColumns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const chosen = isPostgres ? `ctid = ANY(ARRAY(${some('ctid')}))` : `(${key}) IN (${some(key)})`;
  const query = manager.createQueryBuilder().delete().from(entity).where(chosen, { runId, most });
  return (await query.execute()).affected ?? 0;
}
