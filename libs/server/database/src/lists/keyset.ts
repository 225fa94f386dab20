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
  const cursor = cursorText === undefined ? null : decode(cursorText, nameOf(order));
  const back = cursor?.back ?? false;
  const downwards = order.descending !== back;
  const column = `${query.alias}.${order.property}`;
  if (cursor) {
    const sign = downwards ? '<' : '>';
    query.andWhere(
      `(${column} ${sign} :keysetValue OR (${column} = :keysetValue AND ${query.alias}.id ${sign} :keysetId))`,
      {
        keysetValue: cursor.value,
        keysetId: cursor.id,
      },
    );
  }
  const direction = downwards ? 'DESC' : 'ASC';
  const found = await query
    .orderBy(column, direction)
    .addOrderBy(`${query.alias}.id`, direction)
    .limit(limit + 1)
    .getMany();
  const more = found.length > limit;
  const rows = back ? found.slice(0, limit).reverse() : found.slice(0, limit);
  const cursorOf = (row: Row | undefined, toBack: boolean) => (row ? cursorBeside(row, order, toBack) : null);
  return {
    rows,
    nextCursor: (back ? cursor !== null : more) ? cursorOf(rows.at(-1), false) : null,
    previousCursor: (back ? more : cursor !== null) ? cursorOf(rows[0], true) : null,
  };
}

/** The cursor of the page that begins after a row of the list, or before it. */
export function cursorBeside<Row extends ObjectLiteral & { readonly id: string }>(
  row: Row,
  order: KeysetOrder<Row>,
  back: boolean,
): string {
  return encode({ order: nameOf(order), value: row[order.property] as string | number, id: row.id, back });
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
