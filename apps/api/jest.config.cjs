module.exports = {
  displayName: 'api',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/apps/api',
  // Whole portals are started here, on machines that may do other work at the same time.
  testTimeout: 60_000,
  // The longest suites of all: one worker would still be busy when every other project is done.
  maxWorkers: 2,
};
