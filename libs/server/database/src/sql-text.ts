import type { EntityManager } from 'typeorm';

/** Lists of placeholders by their shape: a few dozen. */
const shapes = new Map<string, string>();

/** `(?, ?), (?, ?)` on SQLite, `($1, $2), ($3, $4)` on PostgreSQL. */
export function placeholders(manager: EntityManager, rows: number, columns: number): string {
  const numbered = manager.connection.options.type === 'postgres';
  const shape = `${numbered} ${rows} ${columns}`;
  let text = shapes.get(shape);
  if (text === undefined) {
    text = Array.from({ length: rows }, (_, row) => {
      const place = (column: number) => (numbered ? `$${row * columns + column + 1}` : '?');
      return `(${Array.from({ length: columns }, (_, column) => place(column)).join(', ')})`;
    }).join(', ');
    shapes.set(shape, text);
  }
  return text;
}

/** The name of a table or a column as it stands in a statement. */
export function quoted(name: string): string {
  return `"${name}"`;
}
