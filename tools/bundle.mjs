// Bundles a TypeScript entry (own code and libraries) to one ES module. swc handles decorators and their metadata, esbuild
// bundles.
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

/** What packages written for CommonJS need to load what stays outside. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/**
 * Bundles `entry` into `outfile` for Node 20 and later.
 * @param apart packages that stay outside and are found in node_modules; all of them when left out
 */
export function bundle(entry, outfile, apart) {
  return build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    ...(apart ? { external: apart, banner: { js: REQUIRE } } : { packages: 'external' }),
    tsconfig: 'tsconfig.base.json',
    sourcemap: true,
    plugins: [swc],
    logLevel: 'warning',
  });
}
