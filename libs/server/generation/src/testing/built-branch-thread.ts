import { buildSync } from 'esbuild';
import { join } from 'node:path';

const WORKSPACE = join(__dirname, '../../../../..');

/** Builds the thread as the product does, and answers with its file: Node cannot load TypeScript into a thread. */
export function builtBranchThread(): string {
  const outfile = join(WORKSPACE, 'dist/testing/branch-thread.main.mjs');
  buildSync({
    entryPoints: [join(WORKSPACE, 'libs/server/generation/src/what-if/branch-thread.main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    tsconfig: join(WORKSPACE, 'tsconfig.base.json'),
  });
  return outfile;
}
