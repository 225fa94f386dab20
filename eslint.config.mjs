import nx from '@nx/eslint-plugin';
import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';

const SERVER_PACKAGES = ['@nestjs/*', 'typeorm', 'better-sqlite3', 'pg', 'socket.io', 'express', 'pino*'];
const BROWSER_PACKAGES = ['@angular/*', '@swimlane/*', 'socket.io-client'];
/** How files of the server are named that hold neither routes nor data. */
const SERVICES = [
  'service',
  'store',
  'scheduler',
  'driver',
  'writer',
  'registry',
  'pipeline',
  'read-model',
  'client',
  'gateway',
];
const NO_PACKAGES = [...SERVER_PACKAGES, ...BROWSER_PACKAGES];

/** Three axes: layer (what stands on what), platform (where it may run), scope (which feature it is). */
export const depConstraints = [
  { sourceTag: 'layer:domain', onlyDependOnLibsWithTags: ['layer:domain'] },
  { sourceTag: 'layer:reference', onlyDependOnLibsWithTags: ['layer:domain', 'layer:reference'] },
  { sourceTag: 'layer:simulation', onlyDependOnLibsWithTags: ['layer:domain', 'layer:reference', 'layer:simulation'] },
  { sourceTag: 'layer:contract', onlyDependOnLibsWithTags: ['layer:domain', 'layer:contract'] },
  { sourceTag: 'layer:kit', onlyDependOnLibsWithTags: ['layer:domain', 'layer:kit'] },
  {
    sourceTag: 'layer:feature',
    onlyDependOnLibsWithTags: [
      'layer:domain',
      'layer:reference',
      'layer:simulation',
      'layer:contract',
      'layer:kit',
      'layer:feature',
    ],
  },
  { sourceTag: 'layer:web', onlyDependOnLibsWithTags: ['layer:domain', 'layer:contract', 'layer:web'] },
  { sourceTag: 'layer:app', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'platform:any', onlyDependOnLibsWithTags: ['platform:any'], bannedExternalImports: NO_PACKAGES },
  {
    sourceTag: 'platform:node',
    onlyDependOnLibsWithTags: ['platform:any', 'platform:node'],
    bannedExternalImports: BROWSER_PACKAGES,
  },
  {
    sourceTag: 'platform:web',
    onlyDependOnLibsWithTags: ['platform:any', 'platform:web'],
    bannedExternalImports: SERVER_PACKAGES,
  },
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
  { sourceTag: 'scope:simulation', onlyDependOnLibsWithTags: ['scope:shared', 'scope:simulation'] },
  ...['claims', 'appeals', 'learning', 'patterns', 'insights', 'payers', 'service-levels'].map((feature) => ({
    sourceTag: `scope:${feature}`,
    onlyDependOnLibsWithTags: ['scope:shared', `scope:${feature}`],
  })),
  {
    sourceTag: 'scope:generation',
    onlyDependOnLibsWithTags: [
      'scope:shared',
      'scope:simulation',
      'scope:claims',
      'scope:appeals',
      'scope:learning',
      'scope:patterns',
      'scope:generation',
    ],
  },
  {
    sourceTag: 'scope:reports',
    onlyDependOnLibsWithTags: [
      'scope:shared',
      ...['generation', 'insights', 'learning', 'reports'].map((feature) => `scope:${feature}`),
    ],
  },
  { sourceTag: 'scope:api', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'scope:admin', onlyDependOnLibsWithTags: ['scope:shared'] },
];

/** Law 2: the pure libraries read no clock and no randomness of their own. */
const PURE_LIBRARIES = ['libs/domain/**/*.ts', 'libs/reference/**/*.ts', 'libs/simulation/**/*.ts', 'src/**/*.ts'];
const lawTwo = [
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Law 2: take a RandomSource.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Law 2: time is an argument.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Law 2: time is an argument.' },
  { selector: "CallExpression[callee.name='setTimeout']", message: 'Law 2: what happens later is a due date.' },
  { selector: "CallExpression[callee.property.name='randomUUID']", message: 'Law 2: take a RandomSource.' },
];

/** Settings of a pure library, added by its own eslint.config.mjs. */
export const pureLibrary = [
  {
    files: PURE_LIBRARIES,
    ignores: ['**/*.spec.ts', '**/*.bench.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...lawTwo],
      'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'crypto', 'performance'],
    },
  },
];

export default [
  {
    ignores: ['**/dist', '**/coverage', '**/.angular', '**/node_modules', '**/*.config.cjs', '**/boundary-fixture/**'],
  },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    rules: {
      // A name that begins with an underscore is taken out of an object in order to leave it behind.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      // How projects that import a library get to see its declarations of data files.
      '@typescript-eslint/triple-slash-reference': ['error', { path: 'always', types: 'never', lib: 'never' }],
    },
  },
  {
    // What does the work of the server has a name for each of its numbers. Codes of answers stand at the routes that give them.
    files: [`**/*.{${SERVICES.join(',')}}.ts`],
    rules: {
      '@typescript-eslint/no-magic-numbers': [
        'error',
        {
          ignore: [-1, 0, 1, 2, 100, 1000],
          ignoreNumericLiteralTypes: true,
          ignoreTypeIndexes: true,
          enforceConst: true,
        },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: true, allow: ['^.*/eslint(\\.base)?\\.config\\.[cm]?[jt]s$'], depConstraints },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.e2e.ts', '**/testing/**'],
    plugins: { jsdoc },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: { FunctionDeclaration: true, ClassDeclaration: true, ArrowFunctionExpression: true },
          contexts: [
            'TSInterfaceDeclaration',
            'TSTypeAliasDeclaration',
            'ExportNamedDeclaration > VariableDeclaration',
          ],
        },
      ],
    },
  },
];
