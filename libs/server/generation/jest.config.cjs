module.exports = {
  displayName: 'server-generation',
  preset: '../../../jest.preset.js',
  coverageDirectory: '../../../coverage/libs/server/generation',
};
