module.exports = {
  displayName: 'web-ui',
  preset: '../jest.preset.cjs',
  coverageDirectory: '../../../coverage/libs/web/ui',
};
