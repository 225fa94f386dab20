// Preset of the projects that run in the browser: Angular's compiler, a browser-like document, SVG files as text.
const base = require('../../jest.preset.js');

module.exports = {
  ...base,
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: [`${__dirname}/test-setup.ts`],
  transform: {
    '^.+\\.(ts|mjs|js|html|svg)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/tsconfig.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' },
    ],
  },
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|@angular/|lucide-static/))'],
};
