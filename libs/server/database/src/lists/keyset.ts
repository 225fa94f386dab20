import { DomainError } from '@portal/domain';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Where a page begins: after a row in the list's order, or before one. */
interface Cursor {
  /** The order that it belongs to, such as `-submissionDate`. */
  readonly order: string;
  readonly value: string | number;
  readonly id: string;
  readonly back: boolean;
}

/** How a list is ordered: by a column, then by id, so that the order never changes between two pages. */
export interface KeysetOrder<Row> {
  /** Property of the entity. */
  readonly property: keyof Row & string;
  readonly descending: boolean;
}

/** A page of rows with the cursors around it. */
export interface KeysetPage<Row> {
  readonly rows: Row[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

/** Where a row stands in a list: what it is ordered by, then its id. */
export interface KeysetKey {
  readonly value: string | number;
  readonly id: string;
}

/**
 * Reads one page by keyset: the cost does not grow with the page's distance from the start, and rows that arrive
 * meanwhile neither repeat nor hide others.
 * @throws DomainError `invalid-input` for a cursor that this list did not give
 */
export async function readKeysetPage<Row extends ObjectLiteral & { readonly id: string }>(
  query: SelectQueryBuilder<Row>,
  order: KeysetOrder<Row>,
  cursorText: string | undefined,
  limit: number,
): Promise<KeysetPage<Row>> {
  const cursor = cursorOf(cursorText, order);
  const back = cursor?.back ?? false;
  const direction = runsDown(order, cursor) ? 'DESC' : 'ASC';
  beginAt(query, order, cursor, `${query.alias}.${order.property}`);
  const found = await query
    .orderBy(`${query.alias}.${order.property}`, direction)
    .addOrderBy(`${query.alias}.id`, direction)
    .limit(limit + 1)
    .getMany();
  const more = found.length > limit;
  const rows = back ? found.slice(0, limit).reverse() : found.slice(0, limit);
  const cursorAt = (row: Row | undefined, toBack: boolean) => (row ? cursorBeside(row, order, toBack) : null);
  return {
    rows,
    nextCursor: (back ? cursor !== null : more) ? cursorAt(rows.at(-1), false) : null,
    previousCursor: (back ? more : cursor !== null) ? cursorAt(rows[0], true) : null,
  };
}

/**
 * Reads where the first rows after a cursor stand, one more than a page has, and nothing else of them.
 * @param sorted all rows of the query are read and sorted; else it is left to the database to walk an index in order
 * @throws DomainError `invalid-input` for a cursor that this list did not give
 */
export async function readKeysetKeys<Row extends ObjectLiteral & { readonly id: string }>(
  query: SelectQueryBuilder<Row>,
  order: KeysetOrder<Row>,
  cursorText: string | undefined,
  limit: number,
  sorted: boolean,
): Promise<KeysetKey[]> {
  const cursor = cursorOf(cursorText, order);
  const direction = runsDown(order, cursor) ? 'DESC' : 'ASC';
  const column = `${query.alias}.${order.property}`;
  // An index has the column in order, but not what is made of it.
  const hidden = `COALESCE(${column}, NULL)`;
  beginAt(query, order, cursor, sorted ? hidden : column);
  query.select(`${query.alias}.id`, 'id').addSelect(column, 'value');
  if (sorted) query.addSelect(hidden, 'place').orderBy('place', direction);
  else query.orderBy(column, direction);
  return query
    .addOrderBy(`${query.alias}.id`, direction)
    .limit(limit + 1)
    .getRawMany<KeysetKey>();
}

/** Whether the rows after a cursor come in descending order. */
export function keysetRunsDown<Row>(order: KeysetOrder<Row>, cursorText: string | undefined): boolean {
  return runsDown(order, cursorOf(cursorText, order));
}

function runsDown<Row>({ descending }: KeysetOrder<Row>, cursor: Cursor | null): boolean {
  return descending !== (cursor?.back ?? false);
}

function beginAt<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  order: KeysetOrder<Row>,
  cursor: Cursor | null,
  column: string,
): void {
  if (!cursor) return;
  const sign = runsDown(order, cursor) ? '<' : '>';
  query.andWhere(`(${column} ${sign} :keysetValue OR ${query.alias}.id ${sign} :keysetId)`, { keysetId: cursor.id });
  // This says nothing new, but it is a condition that an index can begin at.
  whereAtFirst(query, `${column} ${sign}= :keysetValue`, { keysetValue: cursor.value });
}

/**
 * Adds a condition before all others. Of two bounds on one side of a column SQLite begins at the one that stands first: from
 * the far end of a filter it would go through all that lies before the cursor.
 */
function whereAtFirst<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  condition: string,
  parameters: ObjectLiteral,
): void {
  const others = query.expressionMap.wheres;
  query.expressionMap.wheres = [];
  query.where(condition, parameters);
  query.expressionMap.wheres.push(...others.map((other) => ({ ...other, type: 'and' as const })));
}

/** The cursor of the page that begins after a row of the list, or before it. */
export function cursorBeside<Row extends ObjectLiteral & { readonly id: string }>(
  row: Row,
  order: KeysetOrder<Row>,
  back: boolean,
): string {
  return encode({ order: nameOf(order), value: row[order.property] as string | number, id: row.id, back });
}

function cursorOf<Row>(text: string | undefined, order: KeysetOrder<Row>): Cursor | null {
  return text === undefined ? null : decode(text, nameOf(order));
}

function nameOf({ property, descending }: { readonly property: string; readonly descending: boolean }): string {
  return `${descending ? '-' : ''}${property}`;
}

function encode(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.order, cursor.value, cursor.id, cursor.back ? 1 : 0])).toString(
    'base64url',
  );
}

function decode(text: string, expected: string): Cursor {
  try {
    const [order, value, id, back] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    const sortable = typeof value === 'string' || typeof value === 'number';
    if (order === expected && sortable && typeof id === 'string') return { order, value, id, back: back === 1 };
  } catch {
    // Falls through to the one error that a bad cursor has.
  }
  throw new DomainError('invalid-input', 'The cursor does not come from this list', [
    { pointer: '/cursor', detail: 'not a cursor of this list' },
  ]);
}
