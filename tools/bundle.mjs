// Bundles a TypeScript entry (own code and libraries) to one ES module; packages stay external. swc handles decorators
// and their metadata, esbuild bundles.
import { transformFile } from '@swc/core';
import { build } from 'esbuild';

const swc = {
  name: 'swc',
  setup(builder) {
    builder.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const { code } = await transformFile(path, {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
      });
      return { loader: 'js', contents: code };
    });
  },
};

/** Bundles `entry` into `outfile` for Node 20 and later. */
export function bundle(entry, outfile) {
  return build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    tsconfig: 'tsconfig.base.json',
    sourcemap: true,
    plugins: [swc],
    logLevel: 'warning',
  });
}
