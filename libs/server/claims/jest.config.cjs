module.exports = {
  displayName: 'server-claims',
  preset: '../../../jest.preset.js',
  coverageDirectory: '../../../coverage/libs/server/claims',
};
