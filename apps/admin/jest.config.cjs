module.exports = {
  displayName: 'admin',
  preset: '../../libs/web/jest.preset.cjs',
  testPathIgnorePatterns: ['<rootDir>/e2e/'],
  coverageDirectory: '../../coverage/apps/admin',
};
