module.exports = {
  displayName: 'server-insights',
  preset: '../../../jest.preset.js',
  coverageDirectory: '../../../coverage/libs/server/insights',
};
