module.exports = {
  displayName: 'server-service-levels',
  preset: '../../../jest.preset.js',
  coverageDirectory: '../../../coverage/libs/server/service-levels',
};
