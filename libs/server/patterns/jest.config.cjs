module.exports = {
  displayName: 'server-patterns',
  preset: '../../../jest.preset.js',
  coverageDirectory: '../../../coverage/libs/server/patterns',
};
