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

  /** Adds a table with its rows. */
  async fill(table: ExportTable, pages: AsyncIterable<readonly StoredRow[]>): Promise<void> {
    const columns = table.columns.map(({ name, type }) => `"${name}" ${AFFINITY[type]}`);
    await this.database.query(`CREATE TABLE "${table.name}" (${columns.join(', ')})`);
    const insert = `INSERT INTO "${table.name}" VALUES (${table.columns.map(() => '?').join(', ')})`;
    for await (const page of pages) {
      await this.database.query('BEGIN');
      for (const row of page)
        await this.database.query(
          insert,
          table.columns.map((column) => stored(row, column)),
        );
      await this.database.query('COMMIT');
    }
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
