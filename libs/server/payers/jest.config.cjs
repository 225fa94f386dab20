module.exports = {
  displayName: 'server-payers',
  preset: '../../../jest.preset.js',
  coverageDirectory: '../../../coverage/libs/server/payers',
};
