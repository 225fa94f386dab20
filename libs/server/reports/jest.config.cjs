module.exports = {
  displayName: 'server-reports',
  preset: '../../../jest.preset.js',
  coverageDirectory: '../../../coverage/libs/server/reports',
};
