module.exports = {
  displayName: 'reference',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/libs/reference',
};
