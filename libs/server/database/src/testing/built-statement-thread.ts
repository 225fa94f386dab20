import { buildSync } from 'esbuild';
import { join } from 'node:path';

const WORKSPACE = join(__dirname, '../../../../..');

/** Builds the thread as the product does, and answers with its file: Node cannot load TypeScript into a thread. */
export function builtStatementThread(): string {
  const outfile = join(WORKSPACE, 'dist/testing/statement-thread.main.mjs');
  buildSync({
    entryPoints: [join(WORKSPACE, 'libs/server/database/src/sqlite/statement-thread.main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return outfile;
}
