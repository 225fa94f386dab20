module.exports = {
  displayName: 'server-appeals',
  preset: '../../../jest.preset.js',
  coverageDirectory: '../../../coverage/libs/server/appeals',
};
