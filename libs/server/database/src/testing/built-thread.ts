import { buildSync } from 'esbuild';
import { basename, join } from 'node:path';

const WORKSPACE = join(__dirname, '../../../../..');

/**
 * Builds a thread as the product does, and answers with its file: Node cannot load TypeScript into a thread.
 * @param entry from the root of the workspace, `libs/…/some-thread.main.ts`
 */
export function builtThread(entry: string): string {
  const outfile = join(WORKSPACE, 'dist/testing', `${basename(entry, '.ts')}.mjs`);
  buildSync({
    entryPoints: [join(WORKSPACE, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    // This one knows the decorators of entities.
    tsconfig: join(WORKSPACE, 'libs/server/database/tsconfig.json'),
  });
  return outfile;
}

/** The built thread of a SQLite connection. */
export function builtStatementThread(): string {
  return builtThread('libs/server/database/src/sqlite/statement-thread.main.ts');
}
