import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import type { EntityManager } from 'typeorm';
import { closeDataSources, openDataSources } from '../data-sources.js';
import { parseDatabaseUrl } from '../database-url.js';
import { MIGRATIONS } from '../migrations/index.js';
import { FIND_INSTANCE_RULES, LIFT_INSTANCE_RULES } from '../payers/instance-rules.js';
import { placeholders, quoted } from '../sql-text.js';
import { RowsDigest } from './rows-digest.js';

/** Rows that are sent in one statement at most. */
const ROWS_AT_ONCE = 500;
/** Values that a statement of PostgreSQL may carry. */
const MOST_VALUES = 65_535;
/** Rows that are read back from the server at once. */
const ROWS_READ_BACK = 5_000;
/** Tables that the migrations and SQLite keep for themselves. */
const NOT_COPIED = new Set(['migrations', 'sqlite_sequence']);

/** A table whose rows are the same in both databases. */
export interface CopiedTable {
  readonly name: string;
  readonly rows: number;
  /** Of all its rows, whatever their order. */
  readonly checksum: string;
}

/** A table of the file. */
interface SourceTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Tables whose rows must be there first. */
  readonly refersTo: readonly string[];
}

/**
 * Copies all rows of a portal's SQLite file into an empty database of PostgreSQL, and compares both afterwards. The file is
 * only read, as it stood at the beginning; the rows come in one transaction, so that there are all or none.
 * @param path of the file, whose schema must be that of this version
 * @param server `postgres://…`; its schema is brought up to date first
 * @param onTable told of each table once its rows were sent
 * @throws Error when there is no such file or it is of another version, when the server holds rows already, when a row cannot
 * be stored there, or when what is read back is not what was sent
 */
export async function copyToPostgres(
  path: string,
  server: string,
  onTable: (table: CopiedTable) => void = () => undefined,
): Promise<CopiedTable[]> {
  const target = parseDatabaseUrl(server);
  if (target.engine !== 'postgres') throw new Error('Rows are copied to postgres://… only.');
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`);
  const file = new Database(path, { readonly: true, fileMustExist: true });
  try {
    // All is read as of now, whoever writes meanwhile.
    file.exec('BEGIN');
    refuseOtherVersions(file, path);
    const sources = await openDataSources(target);
    try {
      return await sources.writer.transaction((manager) => copyTables(file, manager, onTable));
    } finally {
      await closeDataSources(sources);
    }
  } finally {
    file.close();
  }
}

async function copyTables(
  file: Database.Database,
  manager: EntityManager,
  onTable: (table: CopiedTable) => void,
): Promise<CopiedTable[]> {
  const tables = inOrderOfReferences(tablesOf(file));
  for (const { name } of tables) {
    const rows: unknown[] = await manager.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`);
    if (rows.length > 0) throw new Error(`The server's table ${name} holds rows already: nothing was copied.`);
  }
  // The file may take what a new database does not.
  const rulesStand = file.prepare(FIND_INSTANCE_RULES.sqlite).get() !== undefined;
  if (!rulesStand) for (const statement of LIFT_INSTANCE_RULES) await manager.query(statement);
  const copied: CopiedTable[] = [];
  for (const table of tables) {
    const { rows, checksum } = await sendRows(file, manager, table);
    const sent = { name: table.name, rows, checksum };
    copied.push(sent);
    onTable(sent);
  }
  // Once all is there: what a table holds may have been changed by what came into another.
  for (const [index, table] of tables.entries()) {
    const there = await readBack(manager, table);
    const sent = copied[index] as CopiedTable;
    if (there.rows !== sent.rows || there.checksum !== sent.checksum)
      throw new Error(`What the server holds of ${table.name} is not what was sent: nothing was copied.`);
  }
  return copied;
}

/** Sends all rows of a table, many in one statement. */
async function sendRows(
  file: Database.Database,
  manager: EntityManager,
  { name, columns }: SourceTable,
): Promise<RowsDigest> {
  const digest = new RowsDigest();
  const list = columns.map(quoted).join(', ');
  const most = Math.min(ROWS_AT_ONCE, Math.floor(MOST_VALUES / columns.length));
  const send = async (rows: readonly unknown[][]) => {
    const places = placeholders(manager, rows.length, columns.length);
    try {
      await manager.query(`INSERT INTO ${quoted(name)} (${list}) VALUES ${places}`, rows.flat());
    } catch (error) {
      throw new Error(`${name} could not be stored: ${(error as Error).message}. Nothing was copied.`, {
        cause: error,
      });
    }
  };
  const stored = file.prepare(`SELECT ${list} FROM ${quoted(name)}`).raw();
  let rows: unknown[][] = [];
  for (const row of stored.iterate() as Iterable<unknown[]>) {
    digest.add(row);
    if (rows.push(row) < most) continue;
    await send(rows);
    rows = [];
  }
  if (rows.length > 0) await send(rows);
  return digest;
}

/** What the server holds of a table. */
async function readBack(manager: EntityManager, { name, columns }: SourceTable): Promise<RowsDigest> {
  const digest = new RowsDigest();
  const list = columns.map(quoted).join(', ');
  await manager.query(`DECLARE copied NO SCROLL CURSOR FOR SELECT ${list} FROM ${quoted(name)}`);
  for (;;) {
    const rows: Record<string, unknown>[] = await manager.query(`FETCH ${ROWS_READ_BACK} FROM copied`);
    for (const row of rows) digest.add(columns.map((column) => row[column]));
    if (rows.length < ROWS_READ_BACK) break;
  }
  await manager.query('CLOSE copied');
  return digest;
}

/** Whether the file's migrations are those of this version. */
function refuseOtherVersions(file: Database.Database, path: string): void {
  const isPortal = file.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'migrations'`).get() !== undefined;
  const names = isPortal ? file.prepare('SELECT name FROM migrations ORDER BY timestamp').pluck().all() : [];
  if (names.join() !== MIGRATIONS.map(({ name }) => name).join())
    throw new Error(`${path} is not of this version: start the portal on it once, which brings its schema up to date.`);
}

function tablesOf(file: Database.Database): SourceTable[] {
  const names = file.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
  const listOf = (pragma: string, column: string, name: string) =>
    file.prepare(`SELECT DISTINCT "${column}" FROM ${pragma}(?)`).pluck().all(name) as string[];
  return names
    .filter((name) => !NOT_COPIED.has(name))
    .map((name) => ({
      name,
      columns: listOf('pragma_table_info', 'name', name),
      refersTo: listOf('pragma_foreign_key_list', 'table', name),
    }));
}

/** Each table after those that it refers to. */
function inOrderOfReferences(tables: readonly SourceTable[]): SourceTable[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const ordered = new Set<SourceTable>();
  const place = (table: SourceTable): void => {
    if (ordered.has(table)) return;
    for (const name of table.refersTo) if (name !== table.name) place(byName.get(name) as SourceTable);
    ordered.add(table);
  };
  tables.forEach(place);
  return [...ordered];
}
