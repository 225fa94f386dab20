// Collecting coverage takes a third more time, so `npm run check` alone asks for it and holds the thresholds.
const collectCoverage = process.env.COLLECT_COVERAGE === 'true';

module.exports = {
  displayName: 'domain',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/libs/domain',
  collectCoverage,
  collectCoverageFrom: ['src/**/*.ts', '!src/**/*.spec.ts', '!src/testing/**'],
  coverageReporters: ['text-summary'],
  coverageThreshold: { global: { lines: 95, branches: 92 } },
};
