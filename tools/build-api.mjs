// Builds the API to one file, and beside it the thread that SQLite writes in; packages stay external.
import { bundle } from './bundle.mjs';

const thread = 'libs/server/database/src/sqlite/statement-thread.main.ts';
await Promise.all([
  bundle('apps/api/src/main.ts', 'dist/apps/api/main.mjs'),
  bundle(thread, 'dist/apps/api/statement-thread.main.mjs'),
]);
