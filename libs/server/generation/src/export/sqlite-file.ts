import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { ExportTable, ExportType } from './export-tables.js';
import { type StoredRow, valueOf } from './row-text.js';

const AFFINITY: Readonly<Record<ExportType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  boolean: 'INTEGER',
  dollars: 'REAL',
  json: 'TEXT',
};

/** Parameters of one statement, well below what SQLite allows. */
const MOST_PARAMETERS = 2_000;

/** A SQLite file in a folder of its own, to be filled, sent and removed. */
export class SqliteFile {
  private constructor(
    private readonly folder: string,
    private readonly database: DataSource,
  ) {}

  static async create(): Promise<SqliteFile> {
    const folder = await mkdtemp(join(tmpdir(), 'portal-export-'));
    const path = join(folder, 'run.sqlite');
    // No journal: a file that was broken off is removed, not mended.
    const prepareDatabase = (raw: { pragma(text: string): unknown }) => void raw.pragma('journal_mode = OFF');
    const database = new DataSource({ type: 'better-sqlite3', database: path, entities: [], prepareDatabase });
    await database.initialize();
    return new SqliteFile(folder, database);
  }

  get path(): string {
    return join(this.folder, 'run.sqlite');
  }

  /** Adds an empty table. */
  async create({ name, columns }: ExportTable): Promise<void> {
    await this.database.query(
      `CREATE TABLE "${name}" (${columns.map((column) => `"${column.name}" ${AFFINITY[column.type]}`).join(', ')})`,
    );
  }

  /** Adds rows to a table, many in one statement. */
  async insert({ name, columns }: ExportTable, rows: readonly StoredRow[]): Promise<void> {
    const places = `(${columns.map(() => '?').join(', ')})`;
    const most = Math.floor(MOST_PARAMETERS / columns.length);
    await this.database.query('BEGIN');
    for (let from = 0; from < rows.length; from += most) {
      const chunk = rows.slice(from, from + most);
      const values = chunk.flatMap((row) => columns.map((column) => stored(row, column)));
      await this.database.query(`INSERT INTO "${name}" VALUES ${chunk.map(() => places).join(', ')}`, values);
    }
    await this.database.query('COMMIT');
  }

  /** Adds what the file is, as names and values. */
  async describe(facts: Readonly<Record<string, string>>): Promise<void> {
    await this.database.query('CREATE TABLE "about" ("name" TEXT PRIMARY KEY, "value" TEXT)');
    for (const entry of Object.entries(facts)) await this.database.query('INSERT INTO "about" VALUES (?, ?)', entry);
  }

  /** Closes the file; it can be read from then on. */
  async close(): Promise<void> {
    if (this.database.isInitialized) await this.database.destroy();
  }

  async remove(): Promise<void> {
    await this.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function stored(row: StoredRow, column: ExportTable['columns'][number]): string | number | null {
  const value = valueOf(row, column);
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' ? JSON.stringify(value) : value;
}
