// Builds the API to one file, and beside it the threads that SQLite works in, that futures are played in and that files of
// claims are read in. The packages of the API are part of its file: to find and read their 1,400 files takes a second at its
// start.
import { bundle } from './bundle.mjs';

/** Packages that stay outside. */
const APART = [
  // Native, or found by others by its place or by its name.
  'better-sqlite3',
  'swagger-ui-dist',
  'express',
  // Needed with PostgreSQL alone.
  'pg',
  // Not installed: Nest asks whether they are there.
  '@fastify/static',
  '@nestjs/microservices',
  'class-transformer',
  'class-validator',
];
const builtFile = (entry) => `dist/apps/api/${entry.split('/').at(-1).replace(/\.ts$/, '.mjs')}`;
const build = (entry, apart) => bundle(entry, builtFile(entry), apart);

await Promise.all([
  build('apps/api/src/main.ts', APART),
  build('libs/server/database/src/sqlite/statement-thread.main.ts'),
  build('libs/server/generation/src/what-if/branch-thread.main.ts'),
  build('libs/server/generation/src/received/claim-thread.main.ts'),
]);
