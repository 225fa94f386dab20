import type { EntityManager } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { EntityClass } from './data-sources.js';
import { placeholders, quoted } from './sql-text.js';
import { ThreadedQueryRunner } from './sqlite/threaded-query-runner.js';

/** Rows in one statement at most; fewer are written in statements of a power of two, so that few shapes are prepared. */
const MAX_ROWS = 128;

interface StoredColumn {
  readonly name: string;
  readonly type: string;
  readonly property: string;
  /** What makes a stored value of one that is not stored as it is. */
  readonly toDatabase: ((value: unknown) => unknown) | undefined;
}

interface StoredTable {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
}

const tables = new WeakMap<EntityManager['connection'], Map<EntityClass, StoredTable>>();

/**
 * Inserts rows with multi-row statements, about eight times as fast as a repository. Property names are those of the
 * entity. Lets other work of the event loop in between statements.
 * @param same What all rows have in common, as the time of recording: copies of rows to add it would cost more than to write them
 */
export async function insertRows<Row extends object>(
  manager: EntityManager,
  entity: EntityClass,
  rows: readonly Row[],
  same: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { name, columns } = tableOf(manager, entity);
  const list = columns.map((column) => quoted(column.name)).join(', ');
  for (const chunk of chunks(rows)) {
    const values = placeholders(manager, chunk.length, columns.length);
    const parameters = parametersOf(chunk, columns, same);
    await write(manager, `INSERT INTO ${quoted(name)} (${list}) VALUES ${values}`, parameters);
    if (chunk.length === MAX_ROWS) await breathe();
  }
}

/**
 * Updates rows by their key, many in one statement. `keys` and `fields` are property names of the entity.
 */
export async function updateRows<Row extends object>(
  manager: EntityManager,
  entity: EntityClass,
  keys: readonly (keyof Row & string)[],
  fields: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Promise<void> {
  const { name, columns } = tableOf(manager, entity);
  const column = (property: string) => {
    const found = columns.find((candidate) => candidate.property === property);
    if (!found) throw new RangeError(`${name} has no ${property}`);
    return found;
  };
  const used = [...keys, ...fields].map(column);
  const incoming = (index: number) => `CAST(v.column${index + 1} AS ${(used[index] as StoredColumn).type})`;
  const assignments = fields
    .map((field, index) => `${quoted(column(field).name)} = ${incoming(keys.length + index)}`)
    .join(', ');
  const matches = keys
    .map((key, index) => `${quoted(name)}.${quoted(column(key).name)} = ${incoming(index)}`)
    .join(' AND ');
  for (const chunk of chunks(rows)) {
    const values = placeholders(manager, chunk.length, used.length);
    const parameters = parametersOf(chunk, used);
    await write(
      manager,
      `UPDATE ${quoted(name)} SET ${assignments} FROM (VALUES ${values}) AS v WHERE ${matches}`,
      parameters,
    );
    if (chunk.length === MAX_ROWS) await breathe();
  }
}

/**
 * Adds rows of increments to a table of counts: inserts a row where its key is new, else adds `measures` to it.
 */
export async function addToRows<Row extends object>(
  manager: EntityManager,
  entity: EntityClass,
  keys: readonly (keyof Row & string)[],
  measures: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Promise<void> {
  const { name, columns } = tableOf(manager, entity);
  const nameOf = (property: string) => quoted(columns.find((column) => column.property === property)?.name ?? property);
  const list = columns.map((column) => quoted(column.name)).join(', ');
  const additions = measures
    .map((measure) => `${nameOf(measure)} = ${quoted(name)}.${nameOf(measure)} + excluded.${nameOf(measure)}`)
    .join(', ');
  for (const chunk of chunks(rows)) {
    const values = placeholders(manager, chunk.length, columns.length);
    const parameters = parametersOf(chunk, columns);
    await write(
      manager,
      `INSERT INTO ${quoted(name)} (${list}) VALUES ${values} ON CONFLICT (${keys.map(nameOf).join(', ')}) DO UPDATE SET ${additions}`,
      parameters,
    );
    if (chunk.length === MAX_ROWS) await breathe();
  }
}

/** Where values are written down before they are handed out: a list that grew with each statement would be copied ten times. */
const written: unknown[] = [];

/**
 * The values of all rows, one after another. Plain loops: more values pass here than anywhere else. The list never has gaps,
 * because V8 would send one that ever had to a thread value by value with its place.
 */
function parametersOf(
  rows: readonly object[],
  columns: readonly StoredColumn[],
  same: Readonly<Record<string, unknown>> = {},
): unknown[] {
  const common = columns.map(({ property }) => same[property]);
  let count = 0;
  for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
    for (let at = 0; at < columns.length; at++) {
      const { property, toDatabase } = columns[at] as StoredColumn;
      const value = common[at] ?? row[property] ?? null;
      written[count++] = toDatabase ? toDatabase(value) : value;
    }
  }
  return written.slice(0, count);
}

/** Does a statement; one that a thread does is sent, at most a few ahead of it, and the commit tells whether it failed. */
async function write(manager: EntityManager, sql: string, parameters: unknown[]): Promise<void> {
  const runner = manager.queryRunner;
  if (runner instanceof ThreadedQueryRunner) await runner.post(sql, parameters);
  else await manager.query(sql, parameters);
}

/** Lets timers, sockets and requests run before the next statement. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function* chunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0, size = MAX_ROWS; start < rows.length; start += size) {
    while (size > rows.length - start) size /= 2;
    yield rows.slice(start, start + size);
  }
}

function tableOf(manager: EntityManager, entity: EntityClass): StoredTable {
  let known = tables.get(manager.connection);
  if (!known) tables.set(manager.connection, (known = new Map()));
  let table = known.get(entity);
  if (!table) {
    const metadata = manager.connection.getMetadata(entity);
    table = { name: metadata.tableName, columns: metadata.columns.map(storedColumn) };
    known.set(entity, table);
  }
  return table;
}

function storedColumn(column: ColumnMetadata): StoredColumn {
  const transformer = Array.isArray(column.transformer) ? undefined : column.transformer;
  return {
    name: column.databaseName,
    type: String(column.type),
    property: column.propertyName,
    toDatabase: transformer && ((value) => transformer.to(value)),
  };
}
