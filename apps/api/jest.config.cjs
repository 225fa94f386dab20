module.exports = {
  displayName: 'api',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/apps/api',
  // The longest suites of all: one worker would still be busy when every other project is done.
  maxWorkers: 2,
};
