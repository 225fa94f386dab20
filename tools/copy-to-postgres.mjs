// npm run copy-to-postgres -- postgres://user@host/database [sqlite:data/portal.sqlite]: copies all rows of a portal's SQLite
// file into an empty database of PostgreSQL, and compares both. The file stays as it is.
import { bundle } from './bundle.mjs';
import { run } from './nx.mjs';

const ENTRY = 'libs/server/database/src/copy-to-postgres/copy-to-postgres.main.ts';
const FILE = 'dist/tools/copy-to-postgres.main.mjs';

await bundle(ENTRY, FILE, ['better-sqlite3', 'pg']);
process.exitCode = await run(process.execPath, [FILE, ...process.argv.slice(2)]);
