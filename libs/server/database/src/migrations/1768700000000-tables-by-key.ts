import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that are asked for by their key or its beginning, whose rows are short, and that no other table refers to. */
const TABLES = ['daily_facts', 'metric_facts', 'duration_facts', 'claim_lines', 'claim_truth', 'pattern_claims'];

/**
 * Rows in the order of their key. SQLite keeps a table in the order of arrival, with an index beside it from keys to rows;
 * `WITHOUT ROWID` keeps the rows in the key's own tree. The facts of a span of days then lie beside each other, and to add
 * to one is a single search. PostgreSQL has no such tables.
 */
export class TablesByKey1768700000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await rebuild(queryRunner, (sql) => `${sql} WITHOUT ROWID`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await rebuild(queryRunner, (sql) => sql.replace(/ WITHOUT ROWID$/, ''));
  }
}

/** Copies each table into one of the same columns, which takes its name and its indexes. */
async function rebuild(queryRunner: QueryRunner, changed: (sql: string) => string): Promise<void> {
  if (queryRunner.connection.options.type === 'postgres') return;
  for (const table of TABLES) {
    const sqlOf = async (type: 'table' | 'index') => {
      const rows = await queryRunner.query(
        `SELECT sql FROM sqlite_master WHERE tbl_name = '${table}' AND type = '${type}' AND sql IS NOT NULL`,
      );
      return (rows as { readonly sql: string }[]).map(({ sql }) => sql);
    };
    const [[definition = ''], indexes] = [await sqlOf('table'), await sqlOf('index')];
    await queryRunner.query(changed(definition.replace(`"${table}"`, `"${table}_by_key"`)));
    await queryRunner.query(`INSERT INTO "${table}_by_key" SELECT * FROM "${table}"`);
    await queryRunner.query(`DROP TABLE "${table}"`);
    await queryRunner.query(`ALTER TABLE "${table}_by_key" RENAME TO "${table}"`);
    for (const index of indexes) await queryRunner.query(index);
  }
}
