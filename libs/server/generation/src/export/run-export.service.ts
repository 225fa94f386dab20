import { Injectable } from '@nestjs/common';
import { DomainError, notFound, runStart, toInstant } from '@portal/domain';
import type { WrittenKind } from '@portal/interchange';
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { type GenerationRun, refuseReceived } from '../runs/generation-run.js';
import type { ManifestPatterns } from '../import/run-manifest.js';
import type { RunCounters } from '../runs/run-counters.js';
import { RunStore } from '../runs/run.store.js';
import { LongWork } from '../work/long-work.js';
import { ExportRowsReadModel, type RowsRead } from './export-rows.read-model.js';
import {
  EXPORT_TABLES,
  type ExportTable,
  type ExportTableName,
  RUN_TABLES,
  SCHEMA_VERSION,
  TABLES,
} from './export-tables.js';
import { headOf, lineOf, TEXT_FORMATS, type TextFormat } from './row-text.js';
import { x12File } from './x12-file.js';
import { SqliteFile } from './sqlite-file.js';

/** The byte that ends a line. */
const LINE_FEED = 10;
const NOTICE = 'Synthetic data. No patient, provider or claim here is real.';
const ALL_TABLES = EXPORT_TABLES.map((name) => TABLES[name]);

/** A file of an export. */
export interface ExportFile {
  readonly name: string;
  readonly format: TextFormat | 'sqlite' | 'json' | 'x12';
  /** Null for files about several tables. */
  readonly table: ExportTable | null;
}

/** The whole run in one file, fit to be imported: the manifest as its first line, then the rows of the tables. */
const RUN_FILE: ExportFile = { name: 'run.ndjson', format: 'ndjson', table: null };

/** What practices and payers send each other, as it would have been sent in the run. */
const EXCHANGED: Readonly<Record<string, WrittenKind>> = { 'claims.837': '837', 'remittances.835': '835' };

/**
 * The files of an export: each table as CSV and as NDJSON, all data in one file, what they are, and claims and answers in the
 * field's own format. The manifest does not speak of the latter: they follow from the tables.
 */
export const EXPORT_FILES: readonly ExportFile[] = [
  { name: 'manifest.json', format: 'json', table: null },
  RUN_FILE,
  ...EXPORT_TABLES.flatMap((name) =>
    TEXT_FORMATS.map((format) => ({ name: `${name}.${format}`, format, table: TABLES[name] })),
  ),
  { name: 'run.sqlite', format: 'sqlite', table: null },
  ...Object.keys(EXCHANGED).map((name) => ({ name, format: 'x12' as const, table: null })),
];

/** Takes the data of a run away. The same run gives the same bytes, so that a hash proves that two are equal (law 1). */
@Injectable()
export class RunExportService {
  constructor(
    private readonly runs: RunStore,
    private readonly rows: ExportRowsReadModel,
    private readonly works: LongWork,
  ) {}

  /**
   * The run, if it stands still.
   * @throws DomainError `not-found`, or `conflict` while it goes on: its files would not agree with each other
   */
  async run(runId: string): Promise<GenerationRun> {
    const run = await this.runs.find(runId);
    if (!run) throw notFound('run', runId);
    refuseReceived(run, 'An export');
    if (run.state === 'running') {
      const why = `Run ${runId} is going on. Pause or stop it, so that all files show the same moment.`;
      throw new DomainError('conflict', why, [], { runId });
    }
    return run;
  }

  /** @throws DomainError `not-found` for a file that an export does not have */
  file(name: string): ExportFile {
    const file = EXPORT_FILES.find((known) => known.name === name);
    if (!file) throw new DomainError('not-found', `An export has no file ${name}.`);
    return file;
  }

  /** The bytes of a file, as they become ready. Who stops reading them stops the export. */
  bytes(run: GenerationRun, file: ExportFile): Readable {
    const plan = { kind: 'export', name: `${file.name} of ${run.id}`, runId: run.id, unit: 'rows' } as const;
    return this.works.stream({ ...plan, total: rowsToRead(run, file) }, (task) => {
      let done = 0;
      return this.chunks(run, file, (rows) => task.report((done += rows)));
    });
  }

  private async *chunks(run: GenerationRun, file: ExportFile, read: RowsRead): AsyncGenerator<string | Buffer> {
    if (file.format === 'json') yield `${JSON.stringify(await this.manifest(run, read), null, 2)}\n`;
    else if (file.format === 'sqlite') yield* this.sqlite(run, read);
    else if (file.format === 'x12') yield* this.exchanged(run, file.name, read);
    else if (file.table) yield* this.text(run, file.table, file.format, read);
    else yield* this.whole(run, read);
  }

  private async *text(
    run: GenerationRun,
    table: ExportTable,
    format: TextFormat,
    read: RowsRead,
  ): AsyncGenerator<string> {
    yield headOf(table, format);
    for await (const page of this.rows.pages(run.id, table, read))
      yield page.map((row) => lineOf(row, table, format)).join('');
  }

  private async *whole(run: GenerationRun, read: RowsRead): AsyncGenerator<string> {
    yield `${JSON.stringify(await this.manifest(run, read))}\n`;
    for (const table of RUN_TABLES) yield* this.text(run, table, 'ndjson', read);
  }

  private exchanged(run: GenerationRun, name: string, read: RowsRead): AsyncGenerator<string> {
    return x12File(EXCHANGED[name] as WrittenKind, run, this.rows.claims(run.id, read));
  }

  private async *sqlite(run: GenerationRun, read: RowsRead): AsyncGenerator<Buffer> {
    const file = await this.emptySqlite(run);
    try {
      for (const table of RUN_TABLES) {
        await file.create(table);
        for await (const page of this.rows.pages(run.id, table, read)) await file.insert(table, page);
      }
      yield* this.finished(file);
    } finally {
      await file.remove();
    }
  }

  private async emptySqlite({ id, seed, simulationVersion }: GenerationRun): Promise<SqliteFile> {
    const file = await SqliteFile.create();
    const facts = { seed: String(seed), simulationVersion, schemaVersion: String(SCHEMA_VERSION) };
    await file.describe({ notice: NOTICE, runId: id, ...facts });
    return file;
  }

  private async *finished(file: SqliteFile): AsyncGenerator<Buffer> {
    await file.close();
    for await (const chunk of createReadStream(file.path)) yield chunk as Buffer;
  }

  /** What the files are and how to prove them. It names no time of its own: the same run has the same manifest. */
  private async manifest(run: GenerationRun, read: RowsRead): Promise<object> {
    const hashes = await this.hashes(run, read);
    const { id, scenarioId, scenarioName, seed, simulationVersion, config, inputs, cursor, counters } = run;
    return {
      ...{ synthetic: true, notice: NOTICE, schemaVersion: SCHEMA_VERSION },
      run: {
        id,
        scenarioId,
        scenarioName,
        seed,
        simulationVersion,
        from: toInstant(runStart(config)),
        until: cursor,
        config,
        inputs,
        patterns: manifestPatterns(counters),
      },
      tables: ALL_TABLES.map(({ name, description, groundTruth, columns }) => ({
        ...{ name, description, groundTruth, rows: hashes.get(`${name}.ndjson`)?.lines },
        columns: columns.map((column) => ({ name: column.name, type: column.type })),
      })),
      files: EXPORT_FILES.filter((file) => file.format !== 'json' && file.format !== 'x12' && file !== RUN_FILE).map(
        ({ name, format, table }) => ({
          ...{ name, format, groundTruth: table?.groundTruth ?? false },
          ...{ bytes: hashes.get(name)?.bytes, sha256: hashes.get(name)?.digest() },
        }),
      ),
    };
  }

  /** The hash of every file by its name; each row is read once for all of them. */
  private async hashes(run: GenerationRun, read: RowsRead): Promise<Map<string, CountedHash>> {
    const hashes = new Map<string, CountedHash>();
    const of = (name: string) => hashes.get(name) ?? (hashes.set(name, new CountedHash()).get(name) as CountedHash);
    const file = await this.emptySqlite(run);
    try {
      for (const table of ALL_TABLES) {
        for (const format of TEXT_FORMATS) of(`${table.name}.${format}`).add(headOf(table, format));
        if (!table.groundTruth) await file.create(table);
        for await (const page of this.rows.pages(run.id, table, read)) {
          for (const format of TEXT_FORMATS)
            of(`${table.name}.${format}`).add(page.map((row) => lineOf(row, table, format)).join(''));
          if (!table.groundTruth) await file.insert(table, page);
        }
      }
      for await (const chunk of this.finished(file)) of('run.sqlite').add(chunk);
    } finally {
      await file.remove();
    }
    return hashes;
  }
}

/** What is known of patterns but for their links, which are rows of the truth. */
function manifestPatterns({ patterns }: RunCounters): ManifestPatterns {
  return Object.fromEntries(
    Object.entries(patterns).map(([id, { claims, expected, target }]) => [id, { claims, expected, target }]),
  );
}

/** How many rows a file is made from, about: the manifest counts every table, and the whole run stands behind its own. */
function rowsToRead({ counters }: GenerationRun, file: ExportFile): number {
  const { claims, appeals, learningEvents } = counters;
  const counted: Partial<Record<ExportTableName, number>> = { appeals, learning_events: learningEvents };
  const inTable = ({ name }: ExportTable) => counted[name] ?? claims;
  const inAll = (tables: readonly ExportTable[]) => tables.reduce((sum, table) => sum + inTable(table), 0);
  if (file.format === 'x12') return claims;
  if (file.table) return inTable(file.table);
  return (file.format === 'sqlite' ? 0 : inAll(ALL_TABLES)) + (file.format === 'json' ? 0 : inAll(RUN_TABLES));
}

/** SHA-256, bytes and lines of what went by. */
class CountedHash {
  bytes = 0;
  lines = 0;
  private readonly hash: Hash = createHash('sha256');

  add(chunk: string | Buffer): void {
    const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    this.hash.update(buffer);
    this.bytes += buffer.length;
    for (let at = buffer.indexOf(LINE_FEED); at >= 0; at = buffer.indexOf(LINE_FEED, at + 1)) this.lines++;
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}
