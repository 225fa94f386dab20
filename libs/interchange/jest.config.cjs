module.exports = {
  displayName: 'interchange',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/libs/interchange',
};
