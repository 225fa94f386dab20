module.exports = {
  displayName: 'server-learning',
  preset: '../../../jest.preset.js',
  coverageDirectory: '../../../coverage/libs/server/learning',
};
