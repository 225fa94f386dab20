module.exports = {
  displayName: 'figures',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/libs/figures',
};
