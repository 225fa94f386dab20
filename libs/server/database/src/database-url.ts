import { isAbsolute, resolve } from 'node:path';

/** Which database, as `DATABASE_URL` names it. */
export type DatabaseTarget =
  { readonly engine: 'sqlite'; readonly path: string } | { readonly engine: 'postgres'; readonly url: string };

/**
 * Reads `sqlite:<path>` or `postgres://…`.
 * @throws RangeError for anything else.
 */
export function parseDatabaseUrl(url: string): DatabaseTarget {
  if (/^postgres(ql)?:\/\//.test(url)) return { engine: 'postgres', url };
  const path = /^sqlite:(.+)$/.exec(url)?.[1];
  if (!path) throw new RangeError('DATABASE_URL must be sqlite:<path> or postgres://…');
  return { engine: 'sqlite', path: isAbsolute(path) ? path : resolve(path) };
}
