import { parseDatabaseUrl } from '../database-url.js';
import { copyToPostgres } from './copy-to-postgres.js';

const USAGE = 'npm run copy-to-postgres -- postgres://user@host/database [sqlite:data/portal.sqlite]';
const DEFAULT_FILE = 'sqlite:data/portal.sqlite';

/** `<server> [file]`: copies a portal's file to a server and prints each table. */
async function copy([server, from = DEFAULT_FILE]: readonly string[]): Promise<void> {
  if (server === undefined) throw new Error(`Where to? ${USAGE}`);
  const source = parseDatabaseUrl(from);
  if (source.engine !== 'sqlite') throw new Error(`Rows are copied from an SQLite file only. ${USAGE}`);
  const tables = await copyToPostgres(source.path, server, ({ name, rows }) =>
    console.log(`${name.padEnd(32)} ${rows.toLocaleString('en-US').padStart(12)}`),
  );
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `\n${rows.toLocaleString('en-US')} rows of ${tables.length} tables are on the server, with the same checksums. Start the portal with DATABASE_URL=${withoutPassword(server)}`,
  );
}

function withoutPassword(server: string): string {
  const url = new URL(server);
  if (url.password) url.password = '***';
  return url.href;
}

copy(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
