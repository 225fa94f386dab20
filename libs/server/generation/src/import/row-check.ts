import { DomainError, type FieldProblem } from '@portal/domain';
import { fieldProblems } from '@portal/server/runtime';
import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';
import type { ExportColumn, ExportTable } from '../export/export-tables.js';
import { lineOf, type StoredRow } from '../export/row-text.js';
import { ROW_FIELDS } from './row-fields.js';
import type { TextLine } from './text-lines.js';

/** What a manifest promises of a table. */
export interface PromisedTable {
  readonly rows: number;
  readonly sha256: string;
}

/** The run that rows must belong to, and the file that they stand in. */
export interface RowSource {
  readonly runId: string;
  readonly runKey: string;
  /** What the file is called in errors. */
  readonly file: string;
}

/** Prefix of the ids of a table; a claim that replaces another carries that one's id and `-R1`. */
const PREFIX: Readonly<Record<string, string>> = { claims: 'CLM', appeals: 'APP', learning_events: 'EVT' };

/** Digits to which numbers in keys are filled up, so that text sorts as they do. */
const KEY_DIGITS = 10;

/**
 * Checks the rows of a table one after another: every field, that it belongs to the run, that rows stand in order, that
 * each is written as an export writes it; at the end, that they are the rows which the manifest promised.
 */
export class RowCheck {
  private readonly hash: Hash = createHash('sha256');
  private readonly schema: z.ZodType;
  private readonly ids: RegExp;
  private rows = 0;
  private lastKey = '';

  constructor(
    private readonly table: ExportTable,
    private readonly promised: PromisedTable,
    private readonly source: RowSource,
  ) {
    this.schema = z.strictObject(
      Object.fromEntries(table.columns.map((column) => [column.name, fieldOf(table, column)])),
    );
    this.ids = new RegExp(`^${PREFIX[table.name] ?? 'CLM'}-${source.runKey}-\\d{7,}(-R\\d+)*$`);
  }

  /**
   * The row of a line, as it is stored.
   * @throws DomainError `invalid-input` naming file, line and field
   */
  row(line: TextLine): StoredRow {
    const content = this.parsed(line);
    const row = Object.fromEntries(this.table.columns.flatMap((column) => storedValue(content, column)));
    this.checkPlace(row, line);
    if (lineOf(row, this.table, 'ndjson') !== `${line.bytes.toString()}\n`)
      throw this.refused(line, [{ pointer: '', detail: 'is not written as an export writes it' }]);
    this.hash.update(line.bytes).update('\n');
    this.rows++;
    return row;
  }

  /** @throws DomainError `invalid-input` unless all promised rows went by, and no other */
  finish(): void {
    const { file } = this.source;
    const { rows, sha256 } = this.promised;
    if (this.rows !== rows)
      throw new DomainError('invalid-input', `${file} has ${this.rows} rows of ${this.table.name}, not ${rows}.`);
    if (this.hash.digest('hex') !== sha256)
      throw new DomainError(
        'invalid-input',
        `The rows of ${this.table.name} in ${file} were changed: their SHA-256 is not the one of the manifest.`,
      );
  }

  private parsed(line: TextLine): StoredRow {
    let content: unknown;
    try {
      content = JSON.parse(line.bytes.toString());
    } catch {
      throw this.refused(line, [{ pointer: '', detail: 'is not JSON' }]);
    }
    const { error } = this.schema.safeParse(content);
    if (error) throw this.refused(line, fieldProblems(error.issues));
    return content as StoredRow;
  }

  private checkPlace(row: StoredRow, line: TextLine): void {
    const idColumn = row['id'] === undefined ? 'claim_id' : 'id';
    const id = String(row['id'] ?? row['claimId']);
    const refuse = (column: string, detail: string) => this.refused(line, [{ pointer: `/${column}`, detail }]);
    if (row['runId'] !== undefined && row['runId'] !== this.source.runId)
      throw refuse('run_id', `is not ${this.source.runId}`);
    if (!this.ids.test(id)) throw refuse(idColumn, `is no id of ${this.source.runId}`);
    const key = `${id} ${this.table.name === 'claim_lines' ? String(row['lineNumber']).padStart(KEY_DIGITS, '0') : ''}`;
    if (key <= this.lastKey) throw refuse(idColumn, 'stands behind one that comes after it, or stands there twice');
    this.lastKey = key;
  }

  private refused(line: TextLine, problems: readonly FieldProblem[]): DomainError {
    const { file } = this.source;
    const [first] = problems;
    const words = first && `${first.pointer ? `${first.pointer.slice(1)}: ` : ''}${first.detail}`;
    const place = `${file}, line ${line.number} (row ${this.rows + 1} of ${this.table.name})`;
    return new DomainError('invalid-input', `${place}: ${words}.`, problems, { file, line: line.number });
  }
}

function fieldOf({ name }: ExportTable, { property }: ExportColumn): z.ZodType {
  if (property === null) return z.literal(true);
  const field = ROW_FIELDS[name][property];
  if (!field) throw new RangeError(`nothing says what ${name}.${property} may hold`);
  return field;
}

/** The value itself, not what a schema makes of it: its parts keep their order. Dollars become whole cents. */
function storedValue(content: StoredRow, { name, property, type }: ExportColumn): [string, unknown][] {
  if (property === null) return [];
  const value = content[name];
  return [[property, type === 'dollars' ? Math.round((value as number) * 100) : value]];
}
