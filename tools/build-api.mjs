// Builds the API to one file, and beside it the threads that SQLite works in and that futures are played in; packages stay
// external.
import { bundle } from './bundle.mjs';

const ENTRIES = [
  'apps/api/src/main.ts',
  'libs/server/database/src/sqlite/statement-thread.main.ts',
  'libs/server/generation/src/what-if/branch-thread.main.ts',
];
const builtFile = (entry) => `dist/apps/api/${entry.split('/').at(-1).replace(/\.ts$/, '.mjs')}`;
await Promise.all(ENTRIES.map((entry) => bundle(entry, builtFile(entry))));
