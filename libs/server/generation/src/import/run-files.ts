import { DomainError } from '@portal/domain';
import { type ExportTable, type ExportTableName, GROUND_TRUTH, RUN_TABLES } from '../export/export-tables.js';
import type { StoredRow } from '../export/row-text.js';
import { RowCheck } from './row-check.js';
import { readManifest, runKeyOf, type RunManifest } from './run-manifest.js';
import { linesOf, type TextLine } from './text-lines.js';

/** Rows that are handed on at once. */
const PAGE = 500;

/** Rows of one table, checked and in their order. */
export interface RowPage {
  readonly table: ExportTableName;
  readonly rows: readonly StoredRow[];
}

/** The files of a run that is to be imported, on this machine's disk. */
export interface RunFiles {
  /** `run.ndjson`: the manifest in the first line, then the rows of its tables in their order. */
  readonly run: string;
  /** `ground_truth.ndjson`, or null where it was not handed over. */
  readonly groundTruth: string | null;
}

const RUN_FILE = 'run.ndjson';
const TRUTH_FILE = 'ground_truth.ndjson';

/**
 * The manifest of a run's file; its rows are not looked at.
 * @throws DomainError `invalid-input`, `unknown-reference`
 */
export async function manifestOf({ run }: RunFiles): Promise<RunManifest> {
  for await (const line of linesOf(run, RUN_FILE)) return readManifest(line, RUN_FILE);
  return readManifest(undefined, RUN_FILE);
}

/** How many rows the files hold. */
export function promisedRows({ groundTruth }: RunFiles, { tables }: RunManifest): number {
  const names = [...RUN_TABLES, ...(groundTruth === null ? [] : [GROUND_TRUTH])];
  return names.reduce((sum, { name }) => sum + tables[name].rows, 0);
}

/**
 * All rows of the files, a page at a time, claims before what belongs to them. Nothing may be kept of them unless the last
 * page came: only then were all of them those of the manifest.
 * @throws DomainError `invalid-input` naming file, line and field
 */
export async function* checkedPages(files: RunFiles, manifest: RunManifest): AsyncGenerator<RowPage> {
  const lines = linesOf(files.run, RUN_FILE);
  await lines.next();
  yield* tablesIn(lines, RUN_TABLES, RUN_FILE, manifest);
  if (files.groundTruth !== null)
    yield* tablesIn(linesOf(files.groundTruth, TRUTH_FILE), [GROUND_TRUTH], TRUTH_FILE, manifest);
}

async function* tablesIn(
  lines: AsyncGenerator<TextLine>,
  tables: readonly ExportTable[],
  file: string,
  { run, tables: promised }: RunManifest,
): AsyncGenerator<RowPage> {
  try {
    for (const table of tables) {
      const check = new RowCheck(table, promised[table.name], {
        runId: run.id,
        runKey: runKeyOf(run),
        file,
      });
      let rows: StoredRow[] = [];
      for (let left = promised[table.name].rows; left > 0; left--) {
        const { value: line, done } = await lines.next();
        if (done) break;
        rows.push(check.row(line));
        if (rows.length < PAGE) continue;
        yield { table: table.name, rows };
        rows = [];
      }
      check.finish();
      if (rows.length > 0) yield { table: table.name, rows };
    }
    const { value: more, done } = await lines.next();
    if (!done) throw tooMany(file, more);
  } finally {
    await lines.return(undefined);
  }
}

function tooMany(file: string, { number }: TextLine): DomainError {
  const detail = `${file} goes on at line ${number}, where all rows of the manifest have been.`;
  return new DomainError('invalid-input', detail, [], { file, line: number });
}
