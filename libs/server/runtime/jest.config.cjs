module.exports = {
  displayName: 'server-runtime',
  preset: '../../../jest.preset.js',
  coverageDirectory: '../../../coverage/libs/server/runtime',
};
