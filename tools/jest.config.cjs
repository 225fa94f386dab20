module.exports = {
  displayName: 'tools',
  preset: '../jest.preset.js',
  // `test.mjs` is the test command, not a test.
  testMatch: ['**/*.spec.ts'],
};
