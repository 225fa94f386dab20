// How `npm run mutation` changes the domain to see whether its tests notice.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  packageManager: 'npm',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  jest: {
    configFile: 'libs/domain/jest.config.cjs',
    config: { moduleNameMapper: { '^fast-check$': '<rootDir>/mutation.fast-check.cjs' } },
  },
  // Each mutant meets only the tests that reach it; what is computed when a module loads meets all.
  coverageAnalysis: 'perTest',
  ignorePatterns: ['/.angular', '/.nx', '/apps', '/coverage', '/data', '/dist'],
  tempDirName: 'tmp/stryker',
  cleanTempDir: 'always',
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 80, break: 80 },
  concurrency: 2,
  warnings: { slow: false },
};
