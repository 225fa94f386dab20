module.exports = {
  displayName: 'server-generation',
  preset: '../../../jest.preset.js',
  coverageDirectory: '../../../coverage/libs/server/generation',
  // Whole worlds are played here, on machines that may do other work at the same time.
  testTimeout: 60_000,
};
