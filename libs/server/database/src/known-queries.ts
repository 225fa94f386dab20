import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Texts that are kept: one for each shape of a question and each number of values in its lists. */
const KEPT = 200;

/** Values of a query's parameters, by name. */
export type QueryValues = Readonly<Record<string, string | number | readonly string[]>>;

interface KnownQuery {
  readonly sql: string;
  /** For each parameter of the text, the name of its value and its place in a list. */
  readonly parameters: readonly (readonly [name: string, place: number])[];
}

/**
 * Queries that are asked many times a second with other values. To write the SQL of a query builder takes longer than
 * SQLite takes for the answer, so it is written the first time, with marks for values, and filled in from then on.
 */
export class KnownQueries {
  private readonly known = new Map<string, KnownQuery>();

  constructor(private readonly source: DataSource) {}

  /**
   * Raw rows of a query.
   * @param shape names the query: under the same name it must differ in nothing but its values
   * @param build makes the query, without its values
   */
  async rows<Row>(
    shape: string,
    values: QueryValues,
    build: (source: DataSource) => SelectQueryBuilder<ObjectLiteral>,
  ): Promise<Row[]> {
    const key = `${shape} ${Object.values(values).map(lengthOf).join()}`;
    let query = this.known.get(key);
    if (!query) this.keep(key, (query = this.write(build(this.source), values)));
    const parameters = query.parameters.map(([name, place]) => valueAt(values, name, place));
    return (await this.source.query<Row[]>(query.sql, parameters)) as Row[];
  }

  private write(query: SelectQueryBuilder<ObjectLiteral>, values: QueryValues): KnownQuery {
    const marks = new Map<string, readonly [string, number]>();
    const mark = (name: string, place: number) => {
      const text = `value ${marks.size}`;
      marks.set(text, [name, place]);
      return text;
    };
    for (const [name, value] of Object.entries(values)) {
      const marked = Array.isArray(value) ? value.map((_, place) => mark(name, place)) : mark(name, 0);
      query.setParameter(name, marked);
    }
    const [sql, parameters] = query.getQueryAndParameters();
    return { sql, parameters: parameters.map((text) => marks.get(text as string) as readonly [string, number]) };
  }

  private keep(key: string, query: KnownQuery): void {
    this.known.set(key, query);
    if (this.known.size > KEPT) this.known.delete(this.known.keys().next().value as string);
  }
}

function lengthOf(value: QueryValues[string]): number {
  return Array.isArray(value) ? value.length : 1;
}

function valueAt(values: QueryValues, name: string, place: number): unknown {
  const value = values[name];
  return Array.isArray(value) ? value[place] : value;
}
