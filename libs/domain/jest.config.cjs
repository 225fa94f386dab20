// Collecting coverage takes a third more time, so only `npm run check` and `npm run coverage` ask for it and hold the
// thresholds.
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
