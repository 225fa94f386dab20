module.exports = {
  displayName: 'server-database',
  preset: '../../../jest.preset.js',
  coverageDirectory: '../../../coverage/libs/server/database',
};
