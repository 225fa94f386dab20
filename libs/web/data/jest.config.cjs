module.exports = {
  displayName: 'web-data',
  preset: '../jest.preset.cjs',
  coverageDirectory: '../../../coverage/libs/web/data',
};
